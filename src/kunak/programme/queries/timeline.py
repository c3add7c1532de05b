"""The measures of a version on an axis of time, beside what was first agreed: places to draw at, words to tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.dateformat import format as spell
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kunak.core.programme.arrows import arrow
from kunak.core.programme.axis import Axis, axis, drift
from kunak.core.programme.term import MeasureTerm, term_words
from kunak.programme.models import Dependency, Milestone
from kunak.programme.queries.baseline import Baseline
from kunak.programme.queries.choice import PlanChoice, shifts_in
from kunak.programme.queries.lines import PlanLine, shifted
from kunak.programme.way_words import drift_words, state_word
from kunak.ui.dates import is_russian, words_of_date

WIDTH, TOP, HEAD, ROW = 1120, 44, 34, 46  # in units of the drawing: head of a sector, row of a measure
NARROW = 6  # a bar is never thinner
EDGE = 740  # names that begin farther right are written to the left of their bar's end
MIDDLE = 27.5  # of a bar in its row
LETTER = 7.4  # about the width of a letter


@dataclass(frozen=True, slots=True)
class Bar:
    """A term on the axis."""

    x: float
    width: float

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class StepMark:
    """A milestone on the axis, with what it says."""

    x: float
    told: str
    is_final: bool


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A measure as it is drawn and as it is told.

    Args:
        y: where its row begins; its name stands there, its bar under it.
        kind: ``now`` where all sides agreed on it, ``wait`` where they have not, ``over`` where it is over.
        bar: its term; None for one that is not set, the whole axis for what is done constantly.
        baseline: the term first agreed, where it was another.
    """

    line: PlanLine
    y: float
    kind: str
    bar: Bar | None
    baseline: Bar | None
    marks: tuple[StepMark, ...]
    name: str
    name_x: float
    anchor: str
    term: str
    baseline_term: str
    drift: str
    waits: tuple[str, ...] = ()  # numbers of the measures that it waits for

    @property
    def told(self) -> str:
        """The row in a sentence, for those who do not see the drawing."""
        parts = [self.term or _("no term"), state_word(self.line.state.code)]
        if self.baseline_term:
            parts.append(_("first agreed: %(term)s") % {"term": self.baseline_term})
        if self.waits:
            parts.append(_("waits for %(numbers)s") % {"numbers": ", ".join(self.waits)})
        return f"{self.line.number} {self.line.text}, {', '.join([*parts, *filter(None, [self.drift])])}"


@dataclass(frozen=True, slots=True)
class TimeSection:
    """The head of a sector."""

    sector: str
    y: float


@dataclass(frozen=True, slots=True)
class TimeLink:
    """An arrow from a measure to the one that waits for it; `is_late`: the first ends after the second does."""

    path: str
    head: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A line of the grid with its name, and the year where one begins."""

    x: float
    name: str
    year: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing; `today` is None where today is not on it."""

    width: int
    height: float
    ticks: tuple[AxisTick, ...]
    today: float | None
    sections: tuple[TimeSection, ...]
    rows: tuple[TimeRow, ...]
    has_baseline: bool
    links: tuple[TimeLink, ...] = ()

    @property
    def has_over(self) -> bool:
        """Whether any measure of the page is over."""
        return any(row.kind == "over" for row in self.rows)

    @property
    def has_late_link(self) -> bool:
        """Whether any measure waits for one that ends after it."""
        return any(link.is_late for link in self.links)

    @property
    def has_order(self) -> bool:
        """Whether any measure of the page waits for another one."""
        return any(row.waits for row in self.rows)


def timeline(choice: PlanChoice, lines: Sequence[PlanLine], baseline: Baseline) -> Timeline:
    """Return a page of the chosen measures on the axis of the whole plan. Two queries.

    Args:
        lines: those of the page, in their order; each is drawn by the term that holds, with its shifts.
        baseline: the terms that were first agreed, by line.
    """
    terms = shifts_in(choice)
    scale = _axis(choice, terms, baseline)
    agreed = {**{line.line: line.term for line in lines}, **baseline}
    lines = shifted(lines, terms)
    steps, before, rows, sections, y = _steps(lines), _before(lines), [], [], float(TOP)
    numbers = {line.pk: line.number for line in choice.all_lines}
    sector = None
    for line in lines:
        if line.sector != sector and not choice.asked.sort:
            sector = line.sector
            sections.append(TimeSection(sector, y))
            y += HEAD
        made = _row(line, y, scale, agreed[line.line], steps.get(line.pk, ()))
        rows.append(replace(made, waits=tuple(numbers[key] for key in before.get(line.pk, ()) if key in numbers)))
        y += ROW
    today = scale.place(choice.on) if scale.first <= choice.on <= scale.last else None
    return Timeline(
        WIDTH,
        y + 12,
        tuple(_ticks(scale)),
        today,
        tuple(sections),
        tuple(rows),
        any(row.baseline_term for row in rows),
        tuple(_links(rows, before)),
    )


def _axis(choice: PlanChoice, shifts: Mapping[UUID, MeasureTerm], baseline: Baseline) -> Axis:
    """Return the axis of the plan's period, wider where a term goes beyond it, but not to where nobody can read it."""
    programme = choice.version.programme
    terms = [*(line.term for line in choice.all_lines), *shifts.values(), *baseline.values()]
    first = min([programme.starts_on, *(term.starts_on for term in terms if term.starts_on)])
    last = max([programme.ends_on, *(term.ends_on for term in terms if term.ends_on)])
    return axis(first, last, WIDTH)


def _steps(lines: Iterable[PlanLine]) -> Mapping[int, Sequence[tuple[str, date, bool]]]:
    keys = [line.pk for line in lines]
    found: dict[int, list[tuple[str, date, bool]]] = {}
    steps = Milestone.objects.filter(measure__in=keys, due_on__isnull=False).order_by("due_on", "order")
    for measure, name, due_on, is_final in steps.values_list("measure", "name", "due_on", "is_final"):
        if due_on:
            found.setdefault(measure, []).append((name, due_on, is_final))
    return found


def _before(lines: Iterable[PlanLine]) -> Mapping[int, Sequence[int]]:
    """Return what each measure waits for."""
    keys = [line.pk for line in lines]
    found: dict[int, list[int]] = {}
    order = Dependency.objects.filter(measure__in=keys, predecessor__dropped_at__isnull=True)
    for measure, predecessor in order.order_by("predecessor__order", "pk").values_list("measure", "predecessor"):
        found.setdefault(measure, []).append(predecessor)
    return found


def _links(rows: Sequence[TimeRow], before: Mapping[int, Sequence[int]]) -> Iterator[TimeLink]:
    """Yield an arrow for each pair that is drawn; who looks at another page is told of it by the numbers."""
    drawn = {row.line.pk: row for row in rows if row.bar}
    for key, row in drawn.items():
        for first in (drawn[one] for one in before.get(key, ()) if one in drawn):
            if first.bar and row.bar:
                end = (row.bar.x, row.y + MIDDLE)
                ends = first.line.term.ends_on, row.line.term.ends_on
                is_late = ends[0] is not None and ends[1] is not None and ends[0] > ends[1]
                yield TimeLink(*arrow((first.bar.end, first.y + MIDDLE), end), is_late)


def _row(line: PlanLine, y: float, scale: Axis, first: MeasureTerm, steps: Sequence[tuple[str, date, bool]]) -> TimeRow:
    bar, language = _bar(line.term, scale), get_language() or "ru"
    moved = first if first != line.term else None
    name, name_x, anchor = _name(line, bar, scale.width)
    return TimeRow(
        line=line,
        y=y,
        kind="over" if line.state.is_over else "now" if line.state.progress else "wait",
        bar=bar,
        baseline=_bar(moved, scale) if moved else None,
        marks=tuple(
            StepMark(round(scale.after(day), 1), f"{name}, {words_of_date(day, 'year')[1]}", is_final)
            for name, day, is_final in steps
        ),
        name=name,
        name_x=name_x,
        anchor=anchor,
        term=term_words(line.term, language),
        baseline_term=term_words(moved, language) if moved else "",
        drift=drift_words(drift(moved, line.term)),
    )


def _bar(term: MeasureTerm, scale: Axis) -> Bar | None:
    if term.kind == "constantly":
        return Bar(0, scale.width)
    if term.starts_on is None or term.ends_on is None:
        return None
    x, end = scale.place(term.starts_on), scale.after(term.ends_on)
    x = min(x, scale.width - NARROW)
    return Bar(round(x, 1), round(max(end - x, NARROW), 1))


def _name(line: PlanLine, bar: Bar | None, width: float) -> tuple[str, float, str]:
    """Return the name with its number as it fits above the bar, where it stands and to which side it goes."""
    x = bar.x if bar else 0
    anchor = "end" if bar and x > EDGE else "start"
    at = bar.end if bar and anchor == "end" else x
    room = at if anchor == "end" else width - at
    told = f"{line.number} {line.text}"
    most = int(room / LETTER)
    return told if len(told) <= most else f"{told[: most - 1].rstrip()}…", at, anchor


def _ticks(scale: Axis) -> Iterator[AxisTick]:
    name = TICK_NAMES[scale.step]
    for place, tick in enumerate(scale.ticks()):
        year = str(tick.on.year) if scale.step != "year" and (place == 0 or tick.on.month == 1) else ""
        yield AxisTick(round(tick.x, 1), name(tick.on), year, tick.is_strong)


def _month(day: date) -> str:
    return spell(day, "b" if is_russian() else "M")


TICK_NAMES: Mapping[str, Callable[[date], str]] = {
    "month": _month,
    "quarter": lambda day: ("I", "II", "III", "IV")[(day.month - 1) // 3],
    "year": lambda day: str(day.year),
}
