"""Meetings of groups by their agenda and by the text of their minutes, and the materials of their items."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kunak.core.lifecycle import MeetingState
from kunak.desk.queries.measures import names_of
from kunak.desk.search.source import Hit, Seeker, Source, having, place_in
from kunak.groups.models import Material, Meeting
from kunak.groups.queries import materials_seen_by, meetings_seen_by
from kunak.groups.words import days_words
from kunak.people.policies import membership_of

OUT = (MeetingState.CIRCULATED, MeetingState.ACCEPTED)  # what their minutes say is frozen


def find(seeker: Seeker) -> Sequence[int]:
    """Return the meetings that the person sees, the newest first. Four queries at most."""
    membership = membership_of(seeker.person)
    if membership is None:
        return []
    found = meetings_seen_by(membership).select_related("group").prefetch_related("items", "minutes")
    return having(((one.pk, *_texts(one)) for one in found.order_by("-starts_on", "-pk")), seeker.words)


def _texts(one: Meeting) -> list[str]:
    """Return what a meeting is found by: its group, and what was circulated, else its agenda."""
    minutes = list(one.minutes.all()) if one.state in OUT else []
    return [one.group.name, minutes[-1].text if minutes else "\n".join(str(item) for item in one.items.all())]


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with their agreements. Six queries."""
    there = Meeting.objects.select_related("group").prefetch_related("items", "minutes").in_bulk(keys)
    names = names_of(one.group.agreement_id for one in there.values())
    return [_hit(there[key], names, seeker) for key in keys]


def _hit(one: Meeting, names: dict[int, str], seeker: Seeker) -> Hit:
    days, is_out = days_words(one.starts_on, one.ends_on), one.state in OUT
    title = gettext("Minutes No. %(number)s, %(days)s") if is_out else gettext("Meeting, %(days)s")
    url = one.minutes.all()[0].get_absolute_url() if is_out else one.get_absolute_url()
    told = f"{one.group.name}. {names[one.group.agreement_id]}"
    shown = title % {"number": one.number, "days": days}
    return Hit(url, shown, told, place_in(seeker.words, shown, *_texts(one)))


def find_materials(seeker: Seeker) -> Sequence[int]:
    """Return the materials of those meetings, and of the backlog, the newest first. Two queries."""
    membership = membership_of(seeker.person)
    if membership is None:
        return []
    found = materials_seen_by(membership).order_by("-given_on", "-pk")
    return having(found.values_list("pk", "name", "item__title").iterator(), seeker.words)


def show_materials(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with their items. Four queries."""
    there = Material.objects.select_related("item__group").in_bulk(keys)
    names = names_of(one.item.group.agreement_id for one in there.values())
    return [_material(there[key], names, seeker) for key in keys]


def _material(one: Material, names: dict[int, str], seeker: Seeker) -> Hit:
    told = f"{one.item.group.name}. {names[one.item.group.agreement_id]}"
    return Hit(one.get_absolute_url(), one.name, told, place_in(seeker.words, one.name, one.item.title))


SOURCE = Source("meetings", _("Meetings and minutes"), "calendar", find, show)
MATERIALS = Source("materials", _("Materials of meetings"), "file", find_materials, show_materials)
