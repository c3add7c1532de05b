"""What was found in a text, by place: asked for by where it begins, without walking through all of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Protocol, TypeVar


class HasPlace(Protocol):
    """Something found at `[start, end)`."""

    @property
    def start(self) -> int:
        """Return where it begins."""

    @property
    def end(self) -> int:
        """Return where it ends, exclusive."""


T = TypeVar("T", bound=HasPlace)


class Placed(tuple[T, ...]):
    """A tuple of things found, in the order of their places."""

    @cached_property
    def _starts(self) -> list[int]:
        return [item.start for item in self]

    def within(self, start: int, end: int) -> "tuple[T, ...]":
        """Return those that begin in `[start, end)`."""
        starts = self._starts
        return self[bisect_left(starts, start) : bisect_left(starts, end)]

    def numbers(self, start: int, end: int) -> range:
        """Return the numbers of those that begin in `[start, end)`."""
        starts = self._starts
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def at(self, place: int) -> T | None:
        """Return the one that begins at a place, None where none does."""
        number = bisect_left(self._starts, place)
        return self[number] if number < len(self) and self[number].start == place else None

    def holding(self, place: int) -> T | None:
        """Return the one that a place lies in, None where none does; of overlapping ones, the one that begins last."""
        number = bisect_right(self._starts, place) - 1
        return self[number] if number >= 0 and self[number].end > place else None

    def touching(self, start: int, end: int) -> "tuple[T, ...]":
        """Return those that `[start, end)` overlaps, of things that do not overlap one another."""
        number = bisect_right(self._starts, start) - 1
        first = number if number >= 0 and self[number].end > start else number + 1
        return self[first : bisect_left(self._starts, end)]

    def before(self, place: int) -> "tuple[T, ...]":
        """Return those that begin before a place."""
        return self[: bisect_left(self._starts, place)]


def placed(items: Iterable[T]) -> Placed[T]:
    """Return things found in the order of their places."""
    return Placed(sorted(items, key=lambda item: item.start))
