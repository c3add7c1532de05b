"""On whose territory the next meeting is held."""

from collections.abc import Sequence


def next_host(sides: Sequence[int], hosts: Sequence[int | None]) -> int:
    """Return the side whose turn it is: the one after the last host, in the order of the agreement.

    Args:
        sides: all sides of the agreement, in its order.
        hosts: of the meetings held so far, oldest first; None for one by video link, which takes nobody's turn.

    Source:
        Intergovernmental commissions meet at need, at least once a year, in turn on each territory.
    """
    last = next((one for one in reversed(hosts) if one in sides), None)
    return sides[0] if last is None else sides[(sides.index(last) + 1) % len(sides)]
