"""How many meetings of working groups were held up to a day, and how their minutes stood on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min
from django.utils.timezone import localdate

from kunak.core.lifecycle import MeetingState
from kunak.groups.queries import meetings_seen_by
from kunak.people.models import Membership

NOT_HELD = (MeetingState.PLANNED, MeetingState.CALLED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Held:
    """Meetings that a person sees: `accepted` have minutes of all sides, `waiting` have them with the sides."""

    meetings: int
    accepted: int
    waiting: int


def held(membership: Membership, on: date) -> Held:
    """Return what stood on a day; what was sent round or accepted later is not in it. One query."""
    found = meetings_seen_by(membership).filter(starts_on__lte=on).exclude(state__in=NOT_HELD)
    rows = found.order_by().annotate(
        sent_at=Min("minutes__made_at"),
        key_at=Max("minutes__keys__turned_at"),
        paper_at=Max("minutes__papers__entered_at"),
    )
    states = [_state(*row, on) for row in rows.values_list("state", "sent_at", "key_at", "paper_at")]
    return Held(len(states), states.count(MeetingState.ACCEPTED), states.count(MeetingState.CIRCULATED))


def _state(state: str, sent_at: datetime | None, key_at: datetime | None, paper_at: datetime | None, on: date) -> str:
    """Return the state on the day, as far as what was done since tells it."""
    last = max(_days(key_at, paper_at), default=None)
    if state == MeetingState.ACCEPTED and last and last > on:
        state = MeetingState.CIRCULATED
    is_out = sent_at is not None and localdate(sent_at) <= on
    return MeetingState.CLEAN_UP if state == MeetingState.CIRCULATED and not is_out else state


def _days(*moments: datetime | None) -> Iterator[date]:
    yield from (localdate(one) for one in moments if one)
