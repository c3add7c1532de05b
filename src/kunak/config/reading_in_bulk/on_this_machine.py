"""Reading with processes of this machine."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from queue import SimpleQueue

from kunak.config.reading_in_bulk.hand import Hand
from kunak.config.reading_in_bulk.order import Order
from kunak.config.reading_in_bulk.shards import Shard
from kunak.core.reading.batch import Tally

AHEAD = 3
"""How many shards are under way or wait for their turn in the output, for each process: bounds what lies about."""

TICK_SECONDS = 0.5
Read = tuple[Shard, Path, Tally]


class ThisMachine:
    """Hands that read shards side by side; the results come in the order of the shards."""

    def __init__(self, order: Order, *, jobs: int, folder: Path) -> None:
        self._jobs, self._folder = jobs, folder
        self._hands = [Hand(order) for _ in range(jobs)]
        self._free: SimpleQueue[Hand] = SimpleQueue()
        for hand in self._hands:
            self._free.put(hand)

    def read(self, shards: Iterator[Shard], tick: Callable[[], None]) -> Iterator[Read]:
        """Yield each shard with the file of its rows, which is the receiver's to remove, and their count.

        Args:
            shards: taken up only as they are needed.
            tick: is called now and then while nothing is ready.

        Raises:
            BulkStopped: as `Hand.read`.
        """
        under_way: deque[tuple[Shard, Path, Future[Tally]]] = deque()
        with ThreadPoolExecutor(self._jobs) as threads:
            try:
                for shard in shards:
                    path = self._folder / f"shard-{os.getpid()}-{shard.number}.jsonl"  # not that of a run before
                    under_way.append((shard, path, threads.submit(self._read, shard, path)))
                    if len(under_way) >= self._jobs * AHEAD:
                        yield _first(under_way, tick)
                while under_way:
                    yield _first(under_way, tick)
            finally:
                for _, _, future in under_way:
                    future.cancel()
                for hand in self._hands:
                    hand.end()

    def close(self) -> None:
        """End all processes."""
        for hand in self._hands:
            hand.close()

    def _read(self, shard: Shard, path: Path) -> Tally:
        hand = self._free.get()
        try:
            return hand.read(shard.items, path)
        finally:
            self._free.put(hand)


def _first(under_way: "deque[tuple[Shard, Path, Future[Tally]]]", tick: Callable[[], None]) -> Read:
    shard, path, future = under_way[0]
    while not wait([future], TICK_SECONDS).done:
        tick()
    under_way.popleft()
    return shard, path, future.result()
