"""Tables of a page: where ruled lines cross, and which words stand in which cell."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from kunak.core.reading.formats.pdf_page import Segment
from kunak.core.reading.formats.pdf_rules import Rule, Rules

_NEAR = 3.0
_MAX_CELLS = 5_000

Cells = list[list[tuple[int, list[Segment]]]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the edges of its columns and rows, and the lines that are really drawn."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rules: Rules

    @property
    def top(self) -> float:
        """Return the upper edge."""
        return self.rows[0]

    def holds(self, segment: Segment) -> bool:
        """Tell whether words stand within the table."""
        x, y = (segment.left + segment.right) / 2, (segment.top + segment.bottom) / 2
        return self.columns[0] - 1 <= x <= self.columns[-1] + 1 and self.rows[0] - 1 <= y <= self.rows[-1] + 1

    def cells(self, segments: list[Segment]) -> Cells:
        """Return the rows; of each its cells with their column (from one) and words; merged ones where they begin."""
        owners = self._owners()
        words: dict[tuple[int, int], list[Segment]] = defaultdict(list)
        for segment in segments:
            words[owners[self._place(segment)]].append(segment)
        rows = []
        for row in range(len(self.rows) - 1):
            own = [column for column in range(len(self.columns) - 1) if owners[row, column] == (row, column)]
            if own:
                rows.append([(column + 1, words[row, column]) for column in own])
        return rows

    def _place(self, segment: Segment) -> tuple[int, int]:
        x = (segment.left + segment.right) / 2
        y = (segment.top + segment.bottom) / 2
        row = min(max(bisect_right(self.rows, y) - 1, 0), len(self.rows) - 2)
        return row, min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)

    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for each place of the grid where its cell begins: cells go on where no line is drawn between."""
        owners: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.rows) - 1):
            y = (self.rows[row] + self.rows[row + 1]) / 2
            for column in range(len(self.columns) - 1):
                x = (self.columns[column] + self.columns[column + 1]) / 2
                owner = (row, column)
                if column and not _is_drawn(self.rules.upright, self.columns[column], y):
                    owner = owners[row, column - 1]
                elif row and not _is_drawn(self.rules.level, self.rows[row], x):
                    owner = owners[row - 1, column]
                owners[row, column] = owner
        return owners


def _is_drawn(rules: tuple[Rule, ...], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start <= along <= rule.end for rule in rules)


def find_grids(rules: Rules) -> list[Grid]:
    """Return the tables of a page from top to bottom: lines that touch, with two columns or more."""
    grids = []
    for level, upright in _touching(rules):
        columns = _edges([rule.at for rule in upright], level)
        rows = _edges([rule.at for rule in level], upright)
        cells = (len(columns) - 1) * (len(rows) - 1)
        if len(columns) > 2 and len(rows) > 1 and cells <= _MAX_CELLS:
            grids.append(Grid(columns, rows, Rules(tuple(level), tuple(upright))))
    return sorted(grids, key=lambda grid: grid.top)


def _touching(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the groups of lines that touch each other."""
    parents = list(range(len(rules.level) + len(rules.upright)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for row, level in enumerate(rules.level):
        for place, upright in enumerate(rules.upright, start=len(rules.level)):
            if _touch(level, upright):
                parents[root(row)] = root(place)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for index in range(len(parents)):
        if index < len(rules.level):
            groups[root(index)][0].append(rules.level[index])
        else:
            groups[root(index)][1].append(rules.upright[index - len(rules.level)])
    return [group for group in groups.values() if group[0] and group[1]]


def _touch(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _edges(places: list[float], others: list[Rule]) -> tuple[float, ...]:
    """Return the edges in one direction; where a table is open at a side, the others' ends are its edge."""
    edges: list[float] = []
    for place in sorted((*places, min(rule.start for rule in others), max(rule.end for rule in others))):
        if not edges or place - edges[-1] > 2 * _NEAR:
            edges.append(place)
    return tuple(edges)
