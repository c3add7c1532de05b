"""What a format's reader hands back, and the builder that keeps characters and blocks together."""

import re
from dataclasses import dataclass, replace

from kunak.core.reading.source import Block

_EDGE = re.compile(r"\S(?:.*\S)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Content:
    """A document's text with its blocks, before it has a name; the fields are those of `SourceText`."""

    raw: str
    blocks: tuple[Block, ...]
    published_hint: str | None = None
    title_hint: str | None = None
    is_recognised: bool = False
    unread: tuple[str, ...] = ()


class ContentBuilder:
    """Puts a text together piece by piece and notes where each piece landed."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._before = ""  # the kind of the last block

    def write(self, text: str) -> None:
        """Add characters that belong to no block, such as the tab between two cells."""
        self._parts.append(text)
        self._length += len(text)

    def block(self, text: str, *, kind: str, path: str) -> None:
        """Add a block; its blank edges are written too, but stay outside of it. One that is blank adds no block."""
        if found := _EDGE.search(text):
            self._before = kind
            self._blocks.append(Block(self._length + found.start(), self._length + found.end(), kind, path))
        self.write(text)

    def paragraph(self, text: str, *, kind: str, path: str) -> None:
        """Add a block after a blank line, a further item of a list after a line break; one that is blank adds none."""
        if text.strip():
            self.part("\n" if kind == self._before == "list_item" else "\n\n")
            self.block(text, kind=kind, path=path)

    def lines(self, lines: list[str], *, path: str, is_begun: bool = False) -> bool:
        """Add lines of a cell as one block; return whether the cell holds anything now, or did before (`is_begun`)."""
        text = "\n".join(line for line in lines if line.strip())
        if text and is_begun:
            self.write("\n")
        self.block(text, kind="cell", path=path)
        return bool(text) or is_begun

    def whole(self, content: Content) -> None:
        """Add another text with its blocks, after a blank line."""
        self.part("\n\n")
        start = self._length
        self._blocks += [replace(block, start=start + block.start, end=start + block.end) for block in content.blocks]
        self.write(content.raw)

    def part(self, separator: str) -> None:
        """Add the separator, unless nothing was written yet."""
        if self._length:
            self.write(separator)

    def table(self, rows: list[list[tuple[int, str]]], *, path: str) -> None:
        """Add a table: its rows with the column (from one) and the text of each cell."""
        for number, row in enumerate(rows, start=1):
            self.write("\n" if number > 1 else "")
            for place, (column, text) in enumerate(row):
                self.write("\t" if place else "")
                self.block(text, kind="cell", path=f"{path}/r{number}/c{column}")

    def content(
        self,
        *,
        published_hint: str | None = None,
        title_hint: str | None = None,
        is_recognised: bool = False,
        unread: tuple[str, ...] = (),
    ) -> Content:
        """Return what was built."""
        raw, blocks = "".join(self._parts), tuple(self._blocks)
        return Content(raw, blocks, published_hint, title_hint, is_recognised, unread)
