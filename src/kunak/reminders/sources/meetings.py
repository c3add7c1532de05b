"""Meetings of working groups: materials that are to be there before, minutes that wait for a side after."""

from collections.abc import Collection, Iterator
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.core.lifecycle import MeetingState
from kunak.core.reminders import Ladder
from kunak.core.two_keys import KeyState
from kunak.groups.keys import states_of
from kunak.groups.models import GroupRole, Meeting, Minutes
from kunak.reminders.sources.base import Source, Thing
from kunak.reminders.sources.keys import WAITING

CHUNK = 500
GROUP = ("group__members", "group__agreement__parties")


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
        fetched = fetched.prefetch_related(*GROUP)
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


class MinutesKeys(Source):
    """Every side that has not accepted the circulated minutes; told to its coordinators and its co-chair of the day."""

    code, usual = "minutes_key", WAITING

    @property
    def name(self) -> str:
        return _("Minutes wait for your side's key")

    @property
    def deed(self) -> str:
        return _("Read the minutes: accept them for your side, or return them with a reason.")

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:  # noqa: ARG002  (what waits, waits today)
        """Yield each revision and side. Six queries for each five hundred meetings."""
        found = Meeting.objects.filter(state=MeetingState.CIRCULATED).select_related("group")
        fetched = found.prefetch_related("minutes__keys", "minutes__papers", *GROUP)
        for meeting in fetched.order_by("pk").iterator(chunk_size=CHUNK):
            latest = list(meeting.minutes.all())[-1]
            for one, state in states_of(meeting, latest).items():
                if state is not KeyState.TURNED and side in {None, one}:
                    yield self._thing(meeting, latest, one)

    @staticmethod
    def _thing(meeting: Meeting, latest: Minutes, side: int) -> Thing:
        group, day = meeting.group, localdate(latest.made_at)
        what = f"{group.name}, {meeting.starts_on:%d.%m.%Y}"
        return Thing(
            f"{latest.pk}",
            side,
            day,
            latest.get_absolute_url(),
            group.agreement_id,
            what,
            since=day,
            also=_members(meeting, side, [GroupRole.CHAIR]),
            is_restricted=meeting.is_restricted,
        )


def _members(meeting: Meeting, side: int, roles: Collection[str] = tuple(GroupRole)) -> tuple[int, ...]:
    """Return who of a side is in the group on the meeting's day and signs in: a restricted one others may not see."""
    there = (
        one
        for one in meeting.group.members.all()
        if one.side_id == side and one.role in roles and one.term.holds_on(meeting.starts_on)
    )
    return tuple(one.person_id for one in there if one.person_id)
