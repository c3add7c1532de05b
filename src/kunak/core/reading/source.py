"""The text of a document as the reader gets it: its characters and where each came from."""

from dataclasses import dataclass

from kunak.core.reading import later as re

CYRILLIC = re.compile(r"[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text that stands by itself in the document.

    Args:
        start, end: `[start, end)` in code points of `SourceText.raw`, without the line break that follows; never empty.
        kind: ``heading``, ``paragraph``, ``cell`` or ``list_item``.
        path: its place in the document, counted from one: ``p12`` the twelfth paragraph (in plain text, the twelfth
            line), ``t1/r2/c3`` the third cell of the second row of the first table, ``f2/p1`` a footnote's paragraph;
            where the document has pages, its sheet stands before: ``s2/p3``.
    """

    start: int
    end: int
    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document's text; spans of everything read from it count code points of `raw`.

    Args:
        name: the file's name as it was given, without folders.
        media_type: what the bytes are, found by looking at them.
        sha256: of the file's bytes, hexadecimal.
        raw: the text, each letter one character; of a text file as it came, without the byte order mark, but for lines
            that were broken at a width, which are whole again.
        blocks: the pieces of `raw` in its order; they do not overlap, and only blanks stand between them.
        published_hint: the day the page says it was published on, ISO 8601; None where it says none, or several.
        title_hint: the title that the file states beside its text.
        is_recognised: some of the text was seen in a picture by a program, and may be wrong in any letter.
        unread: what the file holds beside this text: ``s3`` a page that is a picture, ``план.docx`` an attachment.
    """

    name: str
    media_type: str
    sha256: str
    raw: str
    blocks: tuple[Block, ...]
    published_hint: str | None
    title_hint: str | None
    is_recognised: bool = False
    unread: tuple[str, ...] = ()


def language_of(raw: str) -> str | None:
    """Return the code of a text's language: `ru` where it has Russian letters, None where the reader knows none."""
    return "ru" if CYRILLIC.search(raw) else None
