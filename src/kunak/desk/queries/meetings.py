"""Minutes of working groups that wait for the own side's key, and invitations that wait for the person's answer."""

from datetime import date

from django.utils.translation import pgettext

from kunak.desk.queries.entries import Entry, Part, part
from kunak.desk.queries.measures import names_of
from kunak.groups.queries import waiting_heading, waiting_meetings
from kunak.people.models import Side
from kunak.people.policies import Reader


def meetings(reader: Reader, side: Side, on: date) -> Part:
    """Return what a person is to do about meetings of groups. Fourteen queries at most."""
    found = waiting_meetings(reader, side, on)
    names = names_of(one.agreement for one in found) if found else {}
    entries = [Entry(one.url, one.title, names[one.agreement], one.told, one.due_on) for one in found]
    return part("meetings", waiting_heading(), entries, can_act=True, act=pgettext("button", "Look"), sign="people")
