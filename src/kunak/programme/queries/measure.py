"""The page of a measure."""

from dataclasses import dataclass

from django.utils.translation import get_language

from kunak.agreements.models import Agreement, Party
from kunak.agreements.queries import source_url
from kunak.agreements.queries.history import HistoryRow, history, history_row
from kunak.core.places import name_of
from kunak.core.programme.measurable import is_measurable
from kunak.core.programme.term import term_words
from kunak.core.reference import MeasureKind
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.content import named, reporters_of
from kunak.programme.kinds import kind_of
from kunak.programme.models import Measure, Milestone, Version
from kunak.programme.queries.comments import Talks, talks_at
from kunak.programme.queries.details import DetailRow, details_of
from kunak.programme.queries.funding import FundingRow, funding_of_measure
from kunak.programme.queries.keys import VersionKeys, version_keys
from kunak.programme.queries.order import Linked, predecessors, successors
from kunak.programme.queries.places import Place, place_of
from kunak.programme.queries.problems import Problems, problems_at
from kunak.programme.queries.table import executors_of

SHOWN_ENTRIES = 12


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """Everything that the page of a measure shows."""

    measure: Measure
    version: Version
    agreement: Agreement
    term: str
    is_beyond: bool
    place: Place
    kind: MeasureKind
    details: tuple[DetailRow, ...]
    executors: tuple[tuple[Party, tuple[str, ...]], ...]
    coexecutors: tuple[tuple[Party, tuple[str, ...]], ...]  # only sides that have any
    reporters: tuple[tuple[Party, str], ...]
    funding: tuple[FundingRow, ...]
    predecessors: tuple[Linked, ...]
    successors: tuple[Linked, ...]
    problems: Problems
    is_measurable: bool  # whether the expected result can be checked
    milestones: tuple[Milestone, ...]
    source: str  # address of the commitment's words
    keys: VersionKeys
    entries: tuple[HistoryRow, ...]
    talks: Talks
    can_edit: bool

    @property
    def place_names(self) -> list[str]:
        """The territories where it happens."""
        return [name_of(code, get_language() or "ru") for code in self.place.codes]


def measure_page(measure: Measure, version: Version, reader: Reader) -> MeasurePage:
    """Return the page of a measure for a reader. A fixed number of queries."""
    agreement = version.programme.agreement
    parties = list(agreement.parties.all())
    helpers, reporters = named(measure, is_co=True), reporters_of(measure)
    return MeasurePage(
        measure=measure,
        version=version,
        agreement=agreement,
        term=term_words(measure.term, get_language() or "ru"),
        is_beyond=measure.term.goes_beyond(version.programme.ends_on),
        place=place_of(measure, version),
        kind=kind_of(measure.kind),
        details=details_of(measure),
        executors=executors_of(measure, parties),
        coexecutors=tuple((party, tuple(helpers[party.pk])) for party in parties if party.pk in helpers),
        reporters=tuple((party, reporters[party.pk]) for party in parties if party.pk in reporters),
        funding=funding_of_measure(measure, parties),
        predecessors=predecessors(measure),
        successors=successors(measure),
        problems=problems_at(measure, version, reader, parties),
        is_measurable=is_measurable(measure.expected_result),
        milestones=tuple(measure.milestones.all()),
        source=source_url(measure.commitment) if measure.commitment else "",
        keys=version_keys(version, reader, content_hash=version.content_hash),
        entries=_entries(measure, agreement, reader),
        talks=talks_at(measure, version, reader),
        can_edit=policies.can_edit(reader, version, measure.sector),
    )


def _entries(measure: Measure, agreement: Agreement, reader: Reader) -> tuple[HistoryRow, ...]:
    """Return what the journal has on the measure in all its versions, as far as the reader may know it."""
    lines = Measure.everything.filter(line=measure.line, version__programme__agreement=agreement)
    keys = [str(key) for key in lines.values_list("pk", flat=True)]
    found = history(agreement, reader).filter(record_type="programme.measure", record_id__in=keys)
    return tuple(history_row(entry) for entry in found[:SHOWN_ENTRIES])
