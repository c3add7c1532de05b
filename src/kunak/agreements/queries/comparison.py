"""Two agreements side by side, as the page of a comparison shows them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from kunak.agreements.comparing import SIGNS, reason_words, verdict_word
from kunak.agreements.models import Agreement, Commitment
from kunak.agreements.queries.lists import with_facts
from kunak.agreements.queries.places import source_url
from kunak.agreements.terms import ENTERABLE, read_value
from kunak.agreements.words import full_title, short_title
from kunak.core.comparing import Compared, Piece, Promise, Verdict, compare, differences
from kunak.documents.fields import FIELDS
from kunak.documents.models import Document
from kunak.documents.words import words
from kunak.ui.templatetags.kunak_ui import heading, sector_name


@dataclass(frozen=True, slots=True)
class Tag:
    """A verdict as it is drawn; the verdict is empty where nothing can be said."""

    verdict: str
    word: str
    colour: str
    sign: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the two texts: its pieces, and where its words are; no pieces where there is none."""

    pieces: tuple[Piece, ...]
    source: str = ""

    @property
    def text(self) -> str:
        """The text whole."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One commitment or term with both texts, the verdict and its reasons."""

    label: str
    tag: Tag
    former: Cell
    later: Cell
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectorPart:
    """The commitments of one sector."""

    code: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two agreements compared; `missing` says why commitments could not be, empty where they could."""

    former: Agreement
    later: Agreement
    former_title: str
    later_title: str
    former_short: str
    later_short: str
    counts: tuple[tuple[Tag, int], ...]
    sectors: tuple[SectorPart, ...]
    terms: tuple[ComparedRow, ...]
    areas: tuple[ComparedRow, ...]  # sectors that either names, and no commitment tells of
    missing: str
    texts: tuple[tuple[Document, Document], ...]  # pairs of their documents whose whole texts can be compared


MOST_PAIRS = 6
UNKNOWN = ("draft", "minus")


def comparison(former: Agreement, later: Agreement) -> Comparison:
    """Return two agreements side by side, by sector and commitment, then by terms. Three queries."""
    prefetch_related_objects([former, later], Prefetch("commitments", with_facts(Commitment.objects.all())))
    missing = _missing(former, later)
    rows = () if missing else compare(_promises(former), _promises(later))
    found = Counter(row.verdict for row in rows)
    return Comparison(
        former=former,
        later=later,
        former_title=full_title(former),
        later_title=full_title(later),
        former_short=short_title(former),
        later_short=short_title(later),
        counts=tuple((_tag(verdict), found[verdict]) for verdict in Verdict if found[verdict]),
        sectors=tuple(_sectors(former, later, rows) if rows else _apart(former, later)),
        terms=tuple(_terms(former, later)),
        areas=tuple(_areas(former, later)),
        missing=missing,
        texts=tuple((one, other) for one in _documents(former) for other in _documents(later))[:MOST_PAIRS],
    )


def _documents(agreement: Agreement) -> list[Document]:
    """Return the documents of an agreement without their texts, the first first."""
    return list(agreement.documents.order_by("pk").defer("text"))


def _promises(agreement: Agreement) -> list[Promise]:
    return [Promise(one.sector, one.text) for one in agreement.commitments.all()]


def _missing(former: Agreement, later: Agreement) -> str:
    """Return which of the two has no commitments in the register: what is not known is neither dropped nor new."""
    names = [short_title(one) for one in (former, later) if not one.commitments.all()]
    if not names:
        return ""
    return _("No commitments are known of: %(names)s. They cannot be compared until the text is read.") % {
        "names": "; ".join(names)
    }


def _tag(verdict: Verdict) -> Tag:
    return Tag(verdict.value, verdict_word(verdict), *SIGNS[verdict])


def _no_tag() -> Tag:
    return Tag("", _("cannot be compared"), *UNKNOWN)


def _sectors(former: Agreement, later: Agreement, rows: tuple[Compared, ...]) -> Iterator[SectorPart]:
    places = [_places(one) for one in (former, later)]
    for code in dict.fromkeys(row.sector for row in rows):
        yield SectorPart(code, tuple(_row(row, places) for row in rows if row.sector == code))


def _places(agreement: Agreement) -> dict[Promise, str]:
    return {Promise(one.sector, one.text): source_url(one) for one in agreement.commitments.all()}


def _row(row: Compared, places: list[dict[Promise, str]]) -> ComparedRow:
    before, after = row.before.text if row.before else "", row.after.text if row.after else ""
    sources = [known.get(one, "") if one else "" for known, one in zip(places, (row.before, row.after), strict=True)]
    reasons = tuple(reason_words(reason, row.verdict) for reason in row.reasons)
    return ComparedRow("", _tag(row.verdict), *_cells(before, after, sources), reasons)


def _cells(before: str, after: str, sources: list[str]) -> tuple[Cell, Cell]:
    """Return the two texts with what is gone marked in the one and what has come in the other."""
    pieces = differences(heading(before), heading(after))
    return (
        Cell(tuple(piece for piece in pieces if piece.change != "come"), sources[0]),
        Cell(tuple(piece for piece in pieces if piece.change != "gone"), sources[1]),
    )


def _apart(former: Agreement, later: Agreement) -> Iterator[SectorPart]:
    """Yield the commitments of the one that has any, each as it stands."""
    ones = [(one, Cell((Piece("same", heading(one.text)),), source_url(one)), None) for one in former.commitments.all()]
    others = [
        (one, None, Cell((Piece("same", heading(one.text)),), source_url(one))) for one in later.commitments.all()
    ]
    found = [*ones, *others]
    nothing = Cell(())
    for code in dict.fromkeys(one.sector for one, _before, _after in found):
        rows = (
            ComparedRow("", _no_tag(), before or nothing, after or nothing, ())
            for one, before, after in found
            if one.sector == code
        )
        yield SectorPart(code, tuple(rows))


def _areas(former: Agreement, later: Agreement) -> Iterator[ComparedRow]:
    """Yield the sectors in which neither has a commitment: of the others the commitments tell.

    Of an agreement without any sector nothing is known: the other's are neither dropped nor new.
    """
    promised = {one.sector for agreement in (former, later) for one in agreement.commitments.all()}
    is_known = bool(former.sectors and later.sectors)
    for code in dict.fromkeys([*former.sectors, *later.sectors]):
        before, after = code in former.sectors, code in later.sectors
        if code in promised:
            continue
        name = sector_name(code)
        verdict = Verdict.KEPT if before and after else Verdict.DROPPED if before else Verdict.NEW
        cells = (_as_it_stands(name if before else ""), _as_it_stands(name if after else ""))
        yield ComparedRow("", _tag(verdict) if is_known else _no_tag(), *cells, ())


def _terms(former: Agreement, later: Agreement) -> Iterator[ComparedRow]:
    """Yield the terms that either has; one that only one text names is not known of the other, never dropped or new."""
    for name in ENTERABLE:
        field = FIELDS[name]
        values = [read_value(one, name) for one in (former, later)]
        if not any(values):
            continue
        before, after = (words(field, value, {}).main if value else "" for value in values)
        verdict = Verdict.KEPT if values[0] == values[1] else Verdict.CHANGED
        if all(values):
            yield ComparedRow(str(field.label), _tag(verdict), *_cells(before, after, ["", ""]), ())
        else:  # what one text does not say is neither gone nor new
            yield ComparedRow(str(field.label), _no_tag(), _as_it_stands(before), _as_it_stands(after), ())


def _as_it_stands(text: str) -> Cell:
    return Cell((Piece("same", text),) if text else ())
