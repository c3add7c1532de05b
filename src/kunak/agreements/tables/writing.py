"""The register as rows of a table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from kunak.agreements.models import Agreement
from kunak.agreements.queries.lists import with_parties
from kunak.agreements.standings import listed_standing
from kunak.agreements.tables import wording
from kunak.agreements.tables.columns import COLUMNS
from kunak.agreements.terms import KnownStanding
from kunak.ui.templatetags.kunak_ui import sector_name, standing_word

AT_ONCE = 500  # agreements in memory at a time


def for_table(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Return agreements with what the table shows of them, parties and acts being fetched. Three queries more."""
    return agreements.prefetch_related("signatories", "coordinators", "commitments")


def each_of(keys: Sequence[int]) -> Iterator[Agreement]:
    """Yield agreements in the order of their keys, `AT_ONCE` in memory. Six queries for so many."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        there = for_table(with_parties(Agreement.objects.all())).in_bulk(some)
        yield from (there[key] for key in some if key in there)


def table_of(agreements: Iterable[Agreement], on: date) -> Iterator[list[str]]:
    """Yield the head and a row for each agreement."""
    yield [str(column.label) for column in COLUMNS]
    yield from (row_of(agreement, on) for agreement in agreements)


def row_of(agreement: Agreement, on: date) -> list[str]:
    """Return the cells of one agreement. No query where all is fetched."""
    own = cells_of(agreement)
    counted = _counted(listed_standing(agreement, on), on)
    return [counted[column.code] if column.is_computed else own[column.code] for column in COLUMNS]


def cells_of(agreement: Agreement) -> dict[str, str]:
    """Return the cells that are not counted, by the code of their column."""
    return {code: cell(agreement) for code, cell in CELLS.items()}


def _parties(agreement: Agreement) -> str:
    return "; ".join(party.name for party in agreement.parties.all())


def _signatories(agreement: Agreement) -> str:
    return "\n".join(", ".join(filter(None, (one.name, one.post))) for one in agreement.signatories.all())


def _commitments(agreement: Agreement) -> str:
    return "\n".join(f"{sector_name(one.sector)}: {' '.join(one.text.split())}" for one in agreement.commitments.all())


CELLS: dict[str, Callable[[Agreement], str]] = {
    "number": lambda one: str(one.pk),
    "kind": lambda one: wording.word_of("kind", one.kind),
    "event": lambda one: wording.word_of("event", one.event),
    "title": lambda one: one.title,
    "parties": _parties,
    "signed_on": lambda one: one.signed_on,
    "place": lambda one: one.place,
    "in_force": lambda one: wording.effect_words(one.in_force),
    "term": lambda one: wording.term_words(one.term),
    "renewal": lambda one: wording.word_of("renewal", str((one.renewal or {}).get("kind") or "")),
    "renewal_period": lambda one: wording.length_words((one.renewal or {}).get("period")),
    "notice": lambda one: wording.length_words(one.notice),
    "sectors": lambda one: wording.sector_words(one.sectors),
    "signatories": _signatories,
    "coordinators": lambda one: "\n".join(body.name for body in one.coordinators.all()),
    "working_groups": lambda one: one.working_groups,
    "commitments": _commitments,
}


def _counted(known: KnownStanding | None, on: date) -> dict[str, str]:
    end = known and (known.day("period_end") or known.day("ends_on"))
    notice = known and known.day("notice_deadline")
    return {
        "on": on.isoformat(),
        "state": standing_word(known.state if known else "unknown"),
        "period_end": end.iso() if end else "",
        "notice_by": notice.iso() if notice else "",
    }
