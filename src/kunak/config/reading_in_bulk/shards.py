"""Items gathered into shards: large enough to be worth sending, small enough for memory and for going on after a stop.

The same items give the same shards, whoever reads them and on how many processes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from kunak.core.reading.batch import Capture, Item

MAX_ITEMS, MAX_BYTES = 100, 4 * 1024 * 1024
SLOW = (".pdf", ".doc", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
AS_MANY = 10
"""A document for a program outside counts as so many: a hundred scans would be an hour, lost with a kill."""


class Planned(NamedTuple):
    """An item, and how many bytes of the input it stands for."""

    item: Item
    weight: int


@dataclass(frozen=True, slots=True)
class Shard:
    """Items that are read in one go; `key` changes when any of them does."""

    number: int
    items: tuple[Item, ...]
    weight: int
    key: str


def in_shards(planned: Iterable[Planned]) -> Iterator[Shard]:
    """Yield the items in shards, in their order."""
    items: list[Item] = []
    number = weight = count = 0
    for one in planned:
        if items and (count >= MAX_ITEMS or weight + one.weight > MAX_BYTES):
            yield _shard(number, items, weight)
            number, items, weight, count = number + 1, [], 0, 0
        items.append(one.item)
        weight += one.weight
        count += AS_MANY if _name(one.item).lower().endswith(SLOW) else 1
    if items:
        yield _shard(number, items, weight)


def _name(item: Item) -> str:
    return item.url if isinstance(item, Capture) else item.place


def _shard(number: int, items: list[Item], weight: int) -> Shard:
    told = repr(items).encode("utf-8", "backslashreplace")
    return Shard(number, tuple(items), weight, blake2b(told, digest_size=16).hexdigest())
