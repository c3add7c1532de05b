"""The head's page: what is promised, under way, late and brought, as of any day, on one sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.agreements.listing.asking import Question, way_of
from kunak.agreements.listing.conditions import RUNNING
from kunak.agreements.listing.tables import KeptSpell
from kunak.agreements.models import Commitment
from kunak.desk.lines import Line, gather
from kunak.desk.queries.measures import names_of
from kunak.desk.queries.tallies import Tally, by, tally
from kunak.execution.models import Report
from kunak.people.models import Side

SHOWN_ROWS = 12
SHOWN_RESULTS = 8


@dataclass(frozen=True, slots=True)
class HeadRow:
    """An agreement or a partner with its measures."""

    key: int
    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Result:
    """What all sides confirmed was done under a measure, with the indicator that the measure names."""

    line: Line
    report: Report
    agreement: str


@dataclass(frozen=True, slots=True)
class Head:
    """The page.

    Args:
        states: how many agreements of the side were in each state on the day.
        commitments: of those agreements; `covered` of them have a measure.
        results: the last confirmed ones; `result_count` how many there are in all, `measured` with an indicator.
    """

    on: date
    states: Mapping[str, int]
    commitments: int
    covered: int
    tally: Tally
    agreements: Sequence[HeadRow]
    partners: Sequence[HeadRow]
    results: Sequence[Result]
    result_count: int
    measured: int


def head(side: Side, on: date, today: date) -> Head:
    """Return the page as of a day. A fixed number of queries, at most twenty-four."""
    lines = gather(side, on, today)
    states = way_of(Question(side.pk, on)).by_state()
    names = names_of({one.agreement for one in lines})
    results = sorted(_results(lines, names), key=lambda one: one.report.held_on or date.min, reverse=True)
    labels = _labels(side, lines)
    commitments = _commitments(side, on)
    return Head(
        on=on,
        states=states,
        commitments=len(commitments),
        covered=len(commitments & {one.commitment for one in lines if one.group != "left"}),
        tally=tally(lines),
        agreements=_rows(by(lambda one: [one.agreement], lines), names),
        partners=_rows(by(lambda one: [key for key in one.work.sides if key != side.pk], lines), labels),
        results=results[:SHOWN_RESULTS],
        result_count=len(results),
        measured=sum(bool(one.line.indicator) for one in results),
    )


def _rows(tallies: Mapping[int, Tally], names: Mapping[int, str]) -> list[HeadRow]:
    """Return the rows, those first where most is late."""
    rows = [HeadRow(key, names[key], one) for key, one in tallies.items()]
    return sorted(rows, key=lambda one: (-one.tally.late, -one.tally.promised, one.name.casefold()))


def _results(lines: Sequence[Line], names: Mapping[int, str]) -> Iterator[Result]:
    yield from (Result(line, report, names[line.agreement]) for line in lines for report in line.confirmed)


def _commitments(side: Side, on: date) -> set[int]:
    """Return the commitments of the side's agreements that were in force on a day. One query."""
    running = KeptSpell.objects.filter(since__lte=on, until__gt=on, state__in=RUNNING)
    found = Commitment.objects.filter(agreement__in=running.values("agreement"), agreement__parties__side=side)
    return set(found.values_list("pk", flat=True))


def _labels(side: Side, lines: Sequence[Line]) -> dict[int, str]:
    """Return what partners are called. One query."""
    partners = {key for one in lines for key in one.work.sides if key != side.pk}
    return {one.pk: one.label for one in Side.objects.filter(pk__in=partners).select_related("territory")}
