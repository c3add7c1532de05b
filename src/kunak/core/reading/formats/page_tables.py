"""Which tables of a page hold data, and which only hold the page together, as old sites do."""

from kunak.core.reading.formats.boilerplate import Outline
from kunak.core.reading.formats.markup import Markup

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table"))
_LONG_CELL = 3_000


def data_tables(markup: Markup, shape: Outline) -> set[int]:
    """Return the tables with rows and columns of their own, no table or heading within, and no cell like an article."""
    tables: dict[int, _Count] = {}
    within: list[int] = []  # of each element, the nearest table round it
    for index, element in enumerate(markup.elements):
        around = within[element.parent] if element.parent >= 0 else -1
        if around >= 0 and not shape.dropped[index]:
            tables[around].add(element.tag, shape.sizes[index])
        within.append(index if element.tag == "table" else around)
        if element.tag == "table":
            tables[index] = _Count()
    return {index for index, count in tables.items() if count.is_data()}


class _Count:
    """What is in one table."""

    def __init__(self) -> None:
        self.rows = self.cells = self.widest = 0
        self.is_layout = False

    def add(self, tag: str, size: int) -> None:
        """Count an element of the table."""
        if tag == "tr":
            self.rows, self.cells = self.rows + 1, 0
        elif tag in {"td", "th"}:
            self.cells += 1
            self.widest = max(self.widest, self.cells)
            self.is_layout |= size > _LONG_CELL
        elif tag in _HEADINGS:
            self.is_layout = True

    def is_data(self) -> bool:
        """Tell whether it reads as a table."""
        return not self.is_layout and self.rows >= 2 and self.widest >= 2
