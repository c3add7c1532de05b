"""The measures of a version as its table shows them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language

from kunak.agreements.models import Party
from kunak.core import reference
from kunak.core.programme.axis import drift
from kunak.core.programme.term import MeasureTerm, term_words
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.content import FUNDING, measures_of, named, reporters_of
from kunak.programme.models import Measure, Version
from kunak.programme.queries.baseline import Baseline
from kunak.programme.queries.funding import funding_of_measure
from kunak.programme.queries.lines import PlanLine
from kunak.programme.queries.states import LineState
from kunak.programme.way_words import drift_words

COLUMN_PARTS: Mapping[str, str | Prefetch[Any]] = {  # what a column shows beside the row of its measure
    "helpers": "executors",
    "reporters": "executors",
    "funding": FUNDING,
    "steps": "milestones",
}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure as the table shows it; `executors` has the names for each party, in its order."""

    measure: Measure
    number: str
    executors: tuple[tuple[Party, tuple[str, ...]], ...]
    term: str
    is_one_sided: bool
    is_beyond: bool  # its term goes on after the plan's last day
    can_edit: bool
    mark: str = ""  # ``added`` or ``changed`` since the version agreed before
    state: LineState | None = None  # of the measure, where it is asked for
    baseline: str = ""  # the term as it was first agreed, where it was another
    drift: str = ""  # by how many days it ends later or earlier now
    helpers: tuple[tuple[Party, str], ...] = ()  # a party and a body of it that helps
    reporters: tuple[tuple[Party, str], ...] = ()
    funding: tuple[str, ...] = ()  # each amount in words


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A sector with its measures; without a sector where the rows stand in another order."""

    sector: str
    number: int
    rows: tuple[MeasureRow, ...]


def table(version: Version, reader: Reader | None = None) -> tuple[SectionRow, ...]:
    """Return a version's measures by sector, in the order of the sectors. Three queries."""
    return sections_of(version, measures_of(version), reader, {})


def sections_of(
    version: Version, measures: Iterable[Measure], reader: Reader | None, marks: Mapping[str, str]
) -> tuple[SectionRow, ...]:
    """Return measures by sector, in the order of the sectors. No query where they were fetched by `measures_of`.

    Args:
        marks: what became of a measure, by its line.
    """
    places = {code: place for place, code in enumerate(reference.sectors())}
    ordered = sorted(measures, key=lambda one: (places.get(one.sector, len(places)), one.sector, one.order, one.pk))
    found = []
    for number, (sector, ones) in enumerate(groupby(ordered, key=lambda one: one.sector), start=1):
        may = reader is not None and policies.can_edit(reader, version, sector)
        rows = [
            _row(one, f"{number}.{place}", version, may=may, mark=marks.get(str(one.line), ""))
            for place, one in enumerate(ones, start=1)
        ]
        found.append(SectionRow(sector, number, tuple(rows)))
    return tuple(found)


def page_sections(
    version: Version,
    lines: Sequence[PlanLine],
    reader: Reader,
    *,
    is_by_sector: bool,
    marks: Mapping[str, str],
    baseline: Baseline,
    columns: Collection[str],
) -> tuple[SectionRow, ...]:
    """Return the lines of a page as the table shows them, in their order. Four queries at most.

    Args:
        is_by_sector: whether each sector has its head; else all stand under none.
        marks: what became of a measure, by its line.
        baseline: the terms that were first agreed, where they are shown.
        columns: those that are shown; what others need is not fetched.
    """
    keys = {line.pk for line in lines}
    parts = dict.fromkeys(COLUMN_PARTS[one] for one in columns if one in COLUMN_PARTS)
    parties = list(version.programme.agreement.parties.all())
    found = {one.pk: one for one in measures_of(version, keys, parts)}
    may = {sector: policies.can_edit(reader, version, sector) for sector in {line.sector for line in lines}}
    language = get_language() or "ru"

    def row(line: PlanLine) -> MeasureRow:
        first, moved = _baseline(baseline.get(line.line), line.term)
        return MeasureRow(
            found[line.pk],
            line.number,
            _named_in(line, parties),
            term_words(line.term, language),
            bool(line.lacking),
            line.is_beyond,
            may[line.sector],
            marks.get(line.line, ""),
            state=line.state,
            baseline=first,
            drift=moved,
            **dict(_more(found[line.pk], parties, columns)),
        )

    rows = [row(line) for line in lines if line.pk in found]
    if not is_by_sector:
        return (SectionRow("", 0, tuple(rows)),) if rows else ()
    return tuple(
        SectionRow(sector, int(number), tuple(ones))
        for (sector, number), ones in groupby(rows, key=lambda one: (one.measure.sector, one.number.split(".")[0]))
    )


def _baseline(first: MeasureTerm | None, now: MeasureTerm) -> tuple[str, str]:
    """Return the term that was first agreed, where it was another, and by how much it has moved."""
    if first is None or first == now:
        return "", ""
    return term_words(first, get_language() or "ru"), drift_words(drift(first, now))


def _named_in(line: PlanLine, parties: Sequence[Party]) -> tuple[tuple[Party, tuple[str, ...]], ...]:
    return tuple((party, tuple(body.name for body in line.bodies if body.letter == party.letter)) for party in parties)


def _row(measure: Measure, number: str, version: Version, *, may: bool, mark: str) -> MeasureRow:
    programme = version.programme
    executors = executors_of(measure, list(programme.agreement.parties.all()))
    return MeasureRow(
        measure,
        number,
        executors,
        term_words(measure.term, get_language() or "ru"),
        not all(names for _, names in executors),
        measure.term.goes_beyond(programme.ends_on),
        may,
        mark,
    )


def _more(measure: Measure, parties: Sequence[Party], columns: Collection[str]) -> Iterator[tuple[str, Any]]:
    """Yield what rarer columns show. No query where their parts are fetched."""
    if "helpers" in columns:
        helping = named(measure, is_co=True)
        yield "helpers", tuple((party, name) for party in parties for name in helping.get(party.pk, ()))
    if "reporters" in columns:
        reporting = reporters_of(measure)
        yield "reporters", tuple((party, reporting[party.pk]) for party in parties if party.pk in reporting)
    if "funding" in columns:
        yield "funding", tuple(one.words for one in funding_of_measure(measure, parties))


def executors_of(measure: Measure, parties: Sequence[Party]) -> tuple[tuple[Party, tuple[str, ...]], ...]:
    """Return each party with the bodies that answer for the measure. No query where executors are fetched."""
    bodies = named(measure, is_co=False)
    return tuple((party, tuple(bodies.get(party.pk, ()))) for party in parties)
