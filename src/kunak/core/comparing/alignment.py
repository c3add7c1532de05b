"""What two sequences have in common, in its order, in a time that grows with their length and not with its square."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

CELLS = 4096  # two stretches of no more pairs than these are compared pair by pair: 32 steps an item at the most
DEEPEST = 16  # so often a stretch is cut at what is in it once

Worth = Callable[[Hashable], int]
Stretch = tuple[int, int, int, int]  # [first, last) of the one, then of the other


def common(
    first: Sequence[Hashable], second: Sequence[Hashable], worth: Worth = lambda _item: 1
) -> list[tuple[int, int]]:
    """Return the places (in the first, in the second) of what both have, growing in both.

    Equal beginnings and ends are taken first. Short stretches between them are compared pair by pair, so that what
    they have in common is worth most. Long ones are cut at what stands in each of them exactly once (patience
    differences), again and again; a long stretch without such a thing is told as different, so that no text takes
    longer than its length allows.

    Args:
        worth: how much it is to find an item again; only in short stretches.
    """
    found: list[tuple[int, int]] = []
    waiting: list[tuple[Stretch, int]] = [((0, len(first), 0, len(second)), 0)]
    while waiting:
        stretch, depth = waiting.pop()
        (a, b, c, d), ends = _trimmed(first, second, stretch)
        found += ends
        if a == b or c == d:
            continue
        if (b - a) * (d - c) <= CELLS:
            found += ((a + one, c + other) for one, other in _worth_most(first[a:b], second[c:d], worth))
        elif depth < DEEPEST:
            anchors = _anchors(first, second, (a, b, c, d))
            found += anchors
            waiting += ((gap, depth + 1) for gap in (_gaps((a, b, c, d), anchors) if anchors else ()))
    return sorted(found)


def _trimmed(
    first: Sequence[Hashable], second: Sequence[Hashable], stretch: Stretch
) -> tuple[Stretch, list[tuple[int, int]]]:
    """Return a stretch without its equal beginnings and ends, and these."""
    a, b, c, d = stretch
    ends = []
    while a < b and c < d and first[a] == second[c]:
        ends.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and first[b - 1] == second[d - 1]:
        b, d = b - 1, d - 1
        ends.append((b, d))
    return (a, b, c, d), ends


def _anchors(first: Sequence[Hashable], second: Sequence[Hashable], stretch: Stretch) -> list[tuple[int, int]]:
    """Return what stands once in either part of a stretch: the longest row of it that has one order in both."""
    a, b, c, d = stretch
    once = Counter(first[a:b])
    twice = Counter(second[c:d])
    places = {second[place]: place for place in range(c, d)}
    shared = [(place, places[first[place]]) for place in range(a, b) if once[first[place]] == 1 == twice[first[place]]]
    return _longest_growing(shared)


def _longest_growing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs whose second places grow too. n log n."""
    ends: list[int] = []  # the smallest second place at which a row of each length ends
    last: list[int] = []  # and which pair that is
    before: list[int] = []
    for number, (_first, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [number]
    row, number = [], last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _gaps(stretch: Stretch, anchors: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    a, b, c, d = stretch
    for one, other in (*anchors, (b, d)):
        yield a, one, c, other
        a, c = one + 1, other + 1


def _worth_most(first: Sequence[Hashable], second: Sequence[Hashable], worth: Worth) -> Iterator[tuple[int, int]]:
    """Yield the common items of two short sequences that together are worth most."""
    width = len(second) + 1
    best = [[0] * width for _ in range(len(first) + 1)]
    for a in range(len(first) - 1, -1, -1):
        row, below, item = best[a], best[a + 1], first[a]
        value = worth(item)
        for c in range(width - 2, -1, -1):
            kept = below[c + 1] + value if item == second[c] else 0
            row[c] = max(kept, below[c], row[c + 1])
    a = c = 0
    while a < len(first) and c < len(second):
        if first[a] == second[c] and best[a][c] == best[a + 1][c + 1] + worth(first[a]):
            yield a, c
            a, c = a + 1, c + 1
        elif best[a + 1][c] >= best[a][c + 1]:
            a += 1
        else:
            c += 1
