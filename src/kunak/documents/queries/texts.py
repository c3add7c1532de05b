"""The whole texts of two documents beside each other, word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kunak.core.comparing import Paragraph, Piece, paragraphs
from kunak.documents.models import Document

MOST_CHARACTERS = 600_000  # of a text: about 250 pages
MOST_ROWS = 400  # shown of those that differ
AROUND = 1  # equal paragraphs beside one that differs that stay open


@dataclass(frozen=True, slots=True)
class TextRow:
    """A paragraph of either text or of both: what became of it, and its pieces."""

    change: str  # ``same``, ``changed``, ``gone``, ``come``, ``moved_away``, ``moved_here``
    pieces: tuple[Piece, ...]

    @property
    def former(self) -> list[Piece]:
        """Its pieces in the former text."""
        return [piece for piece in self.pieces if piece.change != "come"]

    @property
    def later(self) -> list[Piece]:
        """Its pieces in the later text."""
        return [piece for piece in self.pieces if piece.change != "gone"]

    @property
    def is_moved(self) -> bool:
        """Whether it stands elsewhere in the other text."""
        return self.change in {"moved_away", "moved_here"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that stand together; those that are folded away are the same in both texts."""

    rows: tuple[TextRow, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class TextComparison:
    """Two texts compared.

    Args:
        counts: how many paragraphs became what, in one order.
        left_out: how many that differ are not shown.
        is_too_long, is_wordless: nothing was compared, since one of them is too long or has no words.
    """

    former: Document
    later: Document
    stretches: tuple[Stretch, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    left_out: int = 0
    is_too_long: bool = False
    is_wordless: bool = False

    @property
    def changed(self) -> int:
        """How many paragraphs differ."""
        return sum(count for change, count in self.counts if change != "same")

    @property
    def is_same(self) -> bool:
        """Whether no paragraph differs."""
        return not (self.is_too_long or self.is_wordless) and {change for change, _count in self.counts} <= {"same"}


ORDER = ("changed", "gone", "come", "moved_away", "moved_here", "same")


def compared_texts(former: Document, later: Document) -> TextComparison:
    """Return the texts of two documents by paragraphs, the changed ones word by word. No query."""
    if max(len(former.text), len(later.text)) > MOST_CHARACTERS:
        return TextComparison(former, later, is_too_long=True)
    if not (former.text and later.text):
        return TextComparison(former, later, is_wordless=True)
    rows = [_row(one) for one in paragraphs(former.text, later.text) if (one.before + one.after).strip()]
    found = Counter(row.change for row in rows)
    shown = _first(rows)
    return TextComparison(
        former,
        later,
        stretches=tuple(_stretches(shown)),
        counts=tuple((change, found[change]) for change in ORDER if found[change]),
        left_out=sum(1 for row in rows[len(shown) :] if row.change != "same"),
    )


def _row(one: Paragraph) -> TextRow:
    change: str = one.change
    if one.is_moved:
        change = "moved_away" if change == "gone" else "moved_here"
    return TextRow(change, tuple(one.pieces))


def _first(rows: Sequence[TextRow]) -> Sequence[TextRow]:
    """Return the rows up to the last that is shown."""
    places = [place for place, row in enumerate(rows) if row.change != "same"]
    return rows if len(places) <= MOST_ROWS else rows[: places[MOST_ROWS]]


def _stretches(rows: Sequence[TextRow]) -> Iterator[Stretch]:
    """Yield the rows in runs; equal ones further than `AROUND` from others are folded away; one alone is not."""
    differs = [row.change != "same" for row in rows]
    is_open = [any(differs[max(place - AROUND, 0) : place + AROUND + 1]) for place in range(len(rows))]
    for folded, run in groupby(range(len(rows)), key=lambda place: not is_open[place]):
        places = list(run)
        yield Stretch(tuple(rows[place] for place in places), is_folded=folded and len(places) > 1)
