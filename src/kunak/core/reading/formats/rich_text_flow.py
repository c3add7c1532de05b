"""A stream of an RTF document (the text itself, a note, a text box) as paragraphs and rows."""

import re
from dataclasses import dataclass

_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that may be blank: blank ones count where places are numbered."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the texts of its cells, and the right edge of each in twips as far as they are known."""

    cells: tuple[str, ...]
    edges: tuple[int, ...]


class Flow:
    """Gathers characters until a command ends the paragraph, cell or row."""

    def __init__(self) -> None:
        self.pieces: list[Paragraph | Row] = []
        self.is_in_table = False
        self.kind = "paragraph"
        self.edges: list[int] = []
        self._run: list[str] = []
        self._cells: list[str] = []
        self._boxes: list[Flow] = []

    def write(self, text: str) -> None:
        """Add characters."""
        self._run.append(text)

    def box(self) -> "Flow":
        """Return the stream of a text box; its words come after the paragraph that it hangs on."""
        self._boxes.append(Flow())
        return self._boxes[-1]

    def end_paragraph(self) -> None:
        """End a paragraph, or a line of a cell."""
        if self.is_in_table:
            self._run.append("\n")
            return
        self._end_row()
        self.pieces.append(Paragraph(self._taken(), self.kind))
        self._take_boxes()

    def end_cell(self) -> None:
        """End a cell."""
        lines = self._taken().split("\n")
        self._cells.append("\n".join(line.strip() for line in lines if line.strip()))

    def end_row(self) -> None:
        """End a row."""
        self._end_row()
        self._take_boxes()

    def end(self) -> None:
        """End what is open."""
        self._end_row()
        if any(text.strip() for text in self._run):
            self.is_in_table = False
            self.end_paragraph()
        self._take_boxes()

    def _end_row(self) -> None:
        if self._cells:
            self.pieces.append(Row(tuple(self._cells), tuple(self.edges)))
            self._cells = []

    def _taken(self) -> str:
        text = "".join(self._run)
        self._run.clear()
        if _HALVES.search(text):  # letters beyond 65535 are given as two numbers
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text

    def _take_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            box.end()
            self.pieces += box.pieces
