"""The measures of a version as its table shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from kunak.agreements.models import Party
from kunak.core import reference
from kunak.core.programme.term import term_words
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.content import measures_of
from kunak.programme.models import Measure, Version


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


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A sector with its measures."""

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


def executors_of(measure: Measure, parties: Sequence[Party]) -> tuple[tuple[Party, tuple[str, ...]], ...]:
    """Return each party with the names of its bodies. No query where executors are fetched."""
    bodies = [(one.party_id, one.name) for one in measure.executors.all()]
    return tuple((party, tuple(name for key, name in bodies if key == party.pk)) for party in parties)
