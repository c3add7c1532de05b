"""Which measure waits for which: no rings, and no predecessor that ends later than what waits for it."""

from collections.abc import Iterable, Mapping


def way_back(waits_for: Mapping[int, Iterable[int]], measure: int, predecessor: int) -> tuple[int, ...]:
    """Return the ring that would come about if a measure waited for a predecessor; empty where there is none.

    Args:
        waits_for: what each measure waits for already, without rings.

    Returns:
        The measures of the ring, from `measure` to `predecessor` and back: each waits for the next one.
    """
    ways: list[tuple[int, ...]] = [(predecessor,)]
    seen = {predecessor}
    while ways:
        way = ways.pop()
        if way[-1] == measure:
            return (measure, *way[:-1])
        for following in waits_for.get(way[-1], ()):
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()
