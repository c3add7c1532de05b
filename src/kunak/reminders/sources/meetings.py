"""Meetings of working groups: materials that are to be there before."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from kunak.core.lifecycle import MeetingState
from kunak.core.reminders import Ladder
from kunak.groups.models import Meeting
from kunak.reminders.sources.base import Source, Thing

CHUNK = 500


class Materials(Source):
    """Meetings ahead with an item that has no material; told to members who sign in, else to coordinators."""

    code = "materials"
    usual = Ladder.parse("P14D P7D P1D P0D")

    @property
    def name(self) -> str:
        return _("Materials of a meeting are due")

    @property
    def deed(self) -> str:
        return _("Give the materials of your items to the secretary.")

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:  # noqa: ARG002  (what is ahead today)
        """Yield each meeting for every side of its group. Six queries for each five hundred meetings."""
        found = Meeting.objects.filter(state__in=[MeetingState.PLANNED, MeetingState.CALLED], items__materials=None)
        fetched = found.exclude(items=None).distinct().select_related("group")
        fetched = fetched.prefetch_related("group__members", "group__agreement__parties")
        for meeting in fetched.order_by("pk").iterator(chunk_size=CHUNK):
            group = meeting.group
            for party in group.agreement.parties.all():
                if side in {None, party.side_id}:
                    key, url, by = f"{meeting.pk}", meeting.get_absolute_url(), meeting.materials_on
                    what, secret = f"{group.name}, {meeting.starts_on:%d.%m.%Y}", meeting.is_restricted
                    people = _members(meeting, party.side_id)
                    yield Thing(
                        key, party.side_id, by, url, group.agreement_id, what, people=people, is_restricted=secret
                    )


def _members(meeting: Meeting, side: int) -> tuple[int, ...]:
    """Return who of a side is in the group on the meeting's day and signs in: a restricted one others may not see."""
    there = (one for one in meeting.group.members.all() if one.side_id == side and one.term.holds_on(meeting.starts_on))
    return tuple(one.person_id for one in there if one.person_id)
