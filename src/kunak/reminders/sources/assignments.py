"""Assignments: the day by which a body is to report, once or again and again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from kunak.assignments.queries.dated import AssignmentDay, assignment_days
from kunak.core.reminders import Ladder
from kunak.people.models import Membership
from kunak.reminders.models import LadderRule
from kunak.reminders.sources.base import COORDINATORS, WORKERS, Source, Thing

FAR = timedelta(days=400)  # calendars show as much, whatever the ladders are
SLACK = timedelta(days=3)  # months are not of one length


class Assignments(Source):
    """Each part that is not reported, for the side of its body; what goes on has a ladder for each period."""

    code = "assignment"
    usual = Ladder.parse("P10D P3D P0D +P1D +P7D +P30D")

    @property
    def name(self) -> str:
        return _("An assignment is due")

    @property
    def deed(self) -> str:
        return _("Report on it with its proof; if the day cannot be kept, ask to move it and say why.")

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:
        """Yield the days of assignments, some hundreds of them in memory at a time."""
        workers = _Workers()
        first, last = self._reach(on)
        for one in assignment_days(first, last):
            if side in {None, one.side}:
                yield _thing(one, workers)

    def _reach(self, on: date) -> tuple[date, date]:
        """Return the days that some ladder reaches from a day, its own that a side has set among them. One query."""
        own = LadderRule.objects.filter(source=self.code).values_list("rungs", flat=True)
        lengths = [one.reach for one in (self.usual, *map(Ladder.parse, own))]
        first = min(length.before(on) for length in lengths) - SLACK
        last = max(length.after(on) for length in lengths) + SLACK
        return min(first, on - FAR), max(last, on + FAR)


def _thing(one: AssignmentDay, workers: "_Workers") -> Thing:
    """Return a day as a thing; one of restricted minutes is told to coordinators and to who works in the body."""
    given = one.assignment
    return Thing(
        f"{one.part.pk}:{one.period or 'once'}",
        one.side,
        one.day,
        given.get_absolute_url(),
        given.agreement_id,
        f"{given.source}: {one.part.item or given.text}",
        given.given_on,
        given.sector,
        COORDINATORS if one.is_restricted else WORKERS,
        also=workers.of(one.part.body_id) if one.is_restricted else (),
        is_restricted=one.is_restricted,
    )


class _Workers:
    """Who reports for a body. One query, once anything restricted is due."""

    @cached_property
    def _all(self) -> Mapping[int, Sequence[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        rows = Membership.objects.filter(role__in=WORKERS, body__isnull=False).order_by("person")
        for body, person in rows.values_list("body", "person"):
            found[body].append(person)
        return found

    def of(self, body: int) -> tuple[int, ...]:
        """Return the people of a body."""
        return tuple(self._all.get(body, ()))
