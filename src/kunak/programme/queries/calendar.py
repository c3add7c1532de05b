"""Terms and milestones of the chosen measures by month of a year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from kunak.core.programme.term import term_words
from kunak.programme.models import Milestone
from kunak.programme.queries.choice import PlanChoice, shifts_in
from kunak.programme.queries.lines import PlanLine, shifted

SHOWN = 40  # events of a month


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """Something of a measure that falls on a day: the end of its term, or a milestone with its name."""

    on: date
    line: PlanLine
    milestone: str = ""
    term: str = ""  # in words, where it is longer than the day
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month with what falls into it."""

    first: date
    events: tuple[PlanEvent, ...]

    @property
    def shown(self) -> tuple[PlanEvent, ...]:
        """Return those that the page shows; so many more are told by their number."""
        return self.events[:SHOWN]

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return max(len(self.events) - SHOWN, 0)


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A year of a plan.

    Args:
        months: all twelve.
        constantly: measures that are carried out all the time.
        undated: measures without a term.
        years: in which anything falls, and how much.
    """

    number: int
    months: tuple[Month, ...]
    constantly: tuple[PlanLine, ...]
    undated: tuple[PlanLine, ...]
    years: Mapping[int, int]

    @property
    def count(self) -> int:
        """How much falls into the year."""
        return sum(len(month.events) for month in self.months)


def plan_year(choice: PlanChoice, number: int) -> PlanYear:
    """Return what falls into a year. Two queries; thirteen at most where terms were shifted."""
    lines = shifted(choice.lines, shifts_in(choice))
    events = sorted(_events(lines, choice), key=lambda one: (one.on, one.line.number, one.milestone))
    return PlanYear(
        number,
        tuple(_months(number, events)),
        tuple(line for line in lines if line.term.kind == "constantly"),
        tuple(line for line in lines if line.term.kind == "none"),
        dict(sorted(Counter(one.on.year for one in events).items())),
    )


def _events(lines: Iterable[PlanLine], choice: PlanChoice) -> Iterator[PlanEvent]:
    chosen = {line.pk: line for line in lines}
    for line in chosen.values():
        if line.term.ends_on:
            words = "" if line.term.kind == "day" else term_words(line.term, get_language() or "ru")
            yield PlanEvent(line.term.ends_on, line, term=words)
    steps = Milestone.objects.filter(measure__version=choice.version, due_on__isnull=False).order_by()
    for measure, name, due_on, is_final in steps.values_list("measure", "name", "due_on", "is_final"):
        if due_on and measure in chosen:
            yield PlanEvent(due_on, chosen[measure], milestone=name, is_final=is_final)


def _months(number: int, events: Iterable[PlanEvent]) -> Iterator[Month]:
    found: dict[int, list[PlanEvent]] = {}
    for one in events:
        if one.on.year == number:
            found.setdefault(one.on.month, []).append(one)
    for month in range(1, 13):
        yield Month(date(number, month, 1), tuple(found.get(month, ())))
