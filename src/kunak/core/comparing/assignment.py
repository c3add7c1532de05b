"""Who is paired with whom, so that all pairs together are worth most."""

from collections.abc import Sequence
from math import inf


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the greatest sum, by row; nobody is in two, and a worth of 0 is no pair.

    The Hungarian method with potentials; the time grows with the cube of the larger number.

    Args:
        worth: of each row with each column, none of them negative; every row of one length.
    """
    size = max(len(worth), max(map(len, worth), default=0))
    cost = [
        [-worth[row][column] if row < len(worth) and column < len(worth[row]) else 0.0 for column in range(size)]
        for row in range(size)
    ]
    row_of = _rows_of(cost)
    pairs = sorted((row, column) for column, row in enumerate(row_of))
    return [(row, column) for row, column in pairs if cost[row][column] < 0]


def _rows_of(cost: list[list[float]]) -> list[int]:
    """Return for each column its row in a cheapest assignment of a square table."""
    size = len(cost)
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    taken, way = [0] * (size + 1), [0] * (size + 1)  # counted from 1; the place 0 is the row that looks for a column
    for row in range(1, size + 1):
        taken[0], column = row, 0
        least, seen = [inf] * (size + 1), [False] * (size + 1)
        while taken[column]:
            seen[column] = True
            here, step, nearest = taken[column], inf, 0
            for other in range(1, size + 1):
                if seen[other]:
                    continue
                price = cost[here - 1][other - 1] - rows[here] - columns[other]
                if price < least[other]:
                    least[other], way[other] = price, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(size + 1):
                if seen[other]:
                    rows[taken[other]] += step
                    columns[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            taken[column], column = taken[way[column]], way[column]
    return [one - 1 for one in taken[1:]]
