"""Two editions word by word: in one line of text, or side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from kunak.core.comparing import Paragraph, Piece, paragraphs
from kunak.documents.queries.texts import MOST_CHARACTERS
from kunak.drafts.models import Edition

SHOWN_AROUND = 1  # paragraphs that stayed, before and after what changed


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of either text or of both; `skipped` paragraphs before it are the same in both and left out."""

    paragraph: Paragraph
    skipped: int = 0

    @property
    def former(self) -> list[Piece]:
        """Its pieces in the former text."""
        return [piece for piece in self.paragraph.pieces if piece.change != "come"]

    @property
    def later(self) -> list[Piece]:
        """Its pieces in the later text."""
        return [piece for piece in self.paragraph.pieces if piece.change != "gone"]


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two editions; `changed` counts paragraphs, `left` those the same after the last one.

    Args:
        is_too_long: nothing was compared.
    """

    former: Edition
    later: Edition
    parts: tuple[Part, ...] = ()
    changed: int = 0
    left: int = 0
    is_too_long: bool = False


def compared(former: Edition, later: Edition, *, is_whole: bool) -> Compared:
    """Return two editions compared. No query where the documents are fetched.

    Args:
        is_whole: with all that stayed the same; else only what is next to a change.
    """
    if max(len(former.document.text), len(later.document.text)) > MOST_CHARACTERS:
        return Compared(former, later, is_too_long=True)
    found = [one for one in paragraphs(former.document.text, later.document.text) if _has_words(one)]
    near = set(range(len(found))) if is_whole else _near(found)
    parts, skipped = [], 0
    for number, paragraph in enumerate(found):
        if number not in near:
            skipped += 1
            continue
        parts.append(Part(paragraph, skipped))
        skipped = 0
    return Compared(former, later, tuple(parts), sum(one.change != "same" for one in found), skipped)


def _has_words(paragraph: Paragraph) -> bool:
    return bool("".join(piece.text for piece in paragraph.pieces).strip())


def _near(found: Sequence[Paragraph]) -> set[int]:
    changed = [number for number, one in enumerate(found) if one.change != "same"]
    return {near for at in changed for near in range(at - SHOWN_AROUND, at + SHOWN_AROUND + 1)}
