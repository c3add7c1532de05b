"""Rows of a table between two steps of their import: they wait on the disk, and memory holds one piece of them."""

import pickle
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import Generic, TypeVar
from weakref import finalize

Row = TypeVar("Row")
AT_ONCE = 250  # rows in memory at a time


class Waiting(Generic[Row]):
    """Rows in the order in which they were added; the file has no name, and goes with this object."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 (it is open as long as rows wait)
        finalize(self, self._file.close)
        self._last: list[Row] = []
        self._count = 0

    def add(self, row: Row) -> None:
        """Let one more row wait."""
        self._last.append(row)
        self._count += 1
        if len(self._last) == AT_ONCE:
            pickle.dump(self._last, self._file, pickle.HIGHEST_PROTOCOL)
            self._last = []

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        return (row for piece in self.pieces() for row in piece)

    def pieces(self) -> Iterator[list[Row]]:
        """Yield all rows, so many at a time; nothing is added meanwhile."""
        self._file.seek(0)
        for _piece in range(self._count // AT_ONCE):
            yield pickle.load(self._file)  # noqa: S301 (nothing is read but what this process has written)
        if self._last:
            yield self._last


def waiting(rows: Iterable[Row]) -> Waiting[Row]:
    """Let rows wait: they are counted before the first of them is looked at."""
    found: Waiting[Row] = Waiting()
    for row in rows:
        found.add(row)
    return found
