"""Discipline over a period: how bodies and sides keep the days of their assignments, by the headings of an office."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kunak.agreements.models import Agreement, Party
from kunak.assignments.queries.rows import AssignmentRow, rows_of
from kunak.assignments.seen import visible_to
from kunak.core.assignments import Category, ControlState
from kunak.people.models import Person


@dataclass(slots=True)
class Count:
    """What is counted of a body, a side or all; an assignment counts once for its executor.

    Args:
        in_time, late: done and off control, by the days on which the accepted reports were on record.
        overdue: not done, and its day is over.
        waits_executor, waits_giver: not off control, by whose side it waits on.
        moved: had its day moved; `moves` how often, all together.
    """

    total: int = 0
    in_time: int = 0
    late: int = 0
    overdue: int = 0
    in_progress: int = 0
    redated: int = 0
    long_running: int = 0
    withdrawn: int = 0
    moved: int = 0
    moves: int = 0
    waits_executor: int = 0
    waits_giver: int = 0

    def add(self, row: AssignmentRow) -> None:
        """Count one more."""
        found = row.stand
        self.total += 1
        self.in_time += found.state is ControlState.DONE
        self.late += found.state is ControlState.DONE_LATE
        self.withdrawn += found.category is Category.WITHDRAWN
        self.in_progress += found.category is Category.IN_PROGRESS
        self.redated += found.category is Category.REDATED
        self.long_running += found.category is Category.LONG_RUNNING
        self.moved += row.shifts > 0
        self.moves += row.shifts
        if not found.is_off_control:
            own = {part.side_id for part in row.work.parts}
            self.overdue += found.late_days > 0
            self.waits_executor += any(one.state is not ControlState.SENT for one in found.parts if one.waits)
            self.waits_giver += bool(set(found.waits) - own) or found.state is ControlState.SENT

    @property
    def share(self) -> int | None:
        """How many of a hundred whose day has come were done in time; None where the day of none has come."""
        come = self.in_time + self.late + self.overdue
        return round(100 * self.in_time / come) if come else None


@dataclass(frozen=True, slots=True)
class BodyCount:
    """A body of a side with what is counted of it."""

    party: Party
    name: str
    count: Count


SORTS: Mapping[str, Callable[[BodyCount], int]] = {
    "total": lambda one: one.count.total,
    "in_time": lambda one: one.count.in_time,
    "late": lambda one: one.count.late,
    "overdue": lambda one: one.count.overdue,
    "moves": lambda one: one.count.moves,
    "waits_executor": lambda one: one.count.waits_executor,
    "waits_giver": lambda one: one.count.waits_giver,
    "share": lambda one: -1 if one.count.share is None else one.count.share,
}


def sorted_bodies(bodies: Sequence[BodyCount], sort: str) -> list[BodyCount]:
    """Return bodies by a column, ``-`` before it for the greatest first; as they are for anything else.

    Equals stand by their names, and so does everything by ``name``.
    """
    column, is_down = sort.removeprefix("-"), sort.startswith("-")
    named = sorted(bodies, key=lambda one: (one.name.casefold(), one.party.order))
    if column == "name":
        return named[::-1] if is_down else named
    return sorted(named, key=SORTS[column], reverse=is_down) if column in SORTS else list(bodies)


@dataclass(frozen=True, slots=True)
class Discipline:
    """What is counted of a period: all, each side, each body; bodies by what is overdue, then by name."""

    all: Count
    sides: tuple[tuple[Party, Count], ...]
    bodies: tuple[BodyCount, ...]
    headings: Mapping[str, int] = field(default_factory=dict)


def discipline(
    reader: Person, since: date, until: date, on: date, *, agreement: Agreement | None = None, side: int | None = None
) -> Discipline:
    """Count the assignments that a reader sees and that are or were due in a period, both days included.

    What was done under several spellings of a body counts for it. A fixed number of queries.
    """
    found = visible_to(reader)
    if agreement is not None:
        found = found.filter(agreement=agreement)
    if side is not None:
        found = found.filter(side=side)
    return counted(row for row in rows_of(found, on) if since <= row.stand.by <= until)


def counted(rows: Iterable[AssignmentRow]) -> Discipline:
    """Count rows. No query."""
    whole = Count()
    sides: defaultdict[int, Count] = defaultdict(Count)
    bodies: defaultdict[tuple[int, int], Count] = defaultdict(Count)
    parties: dict[int, Party] = {}
    names: dict[tuple[int, int], str] = {}
    for row in rows:
        body = row.executor.body
        key = (row.assignment.side_id, body.known.pk)
        parties[key[0]] = row.party
        if body.same_as or key not in names:
            names[key] = body.known.name if body.same_as else row.executor.name
        for one in (whole, sides[key[0]], bodies[key]):
            one.add(row)
    return Discipline(
        whole,
        tuple((parties[one], count) for one, count in sorted(sides.items(), key=lambda pair: parties[pair[0]].label)),
        tuple(
            BodyCount(parties[key[0]], names[key], count)
            for key, count in sorted(bodies.items(), key=lambda pair: (-pair[1].overdue, names[pair[0]].casefold()))
        ),
        {
            Category.DONE: whole.in_time + whole.late,
            Category.IN_PROGRESS: whole.in_progress,
            Category.REDATED: whole.redated,
            Category.LONG_RUNNING: whole.long_running,
            Category.WITHDRAWN: whole.withdrawn,
        },
    )
