"""The chain: each entry's hash covers its content and the hash before it. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain fails: the number of the first bad entry and what is wrong with it.

    Args:
        number: of the entry; for one that is missing, the number it should have had.
        kind: ``missing``, ``reordered``, ``altered`` or ``cut``.
    """

    number: int
    kind: str


def entry_hash(previous: str, content: Mapping[str, object]) -> str:
    """Return the SHA-256, hexadecimal, of the hash before and the content as canonical JSON.

    Args:
        previous: 64 hexadecimal digits, `GENESIS` for the first entry.
        content: JSON values only; the order of keys does not matter.
    """
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as the check needs it."""

    number: int
    previous: str
    hash: str
    content: Mapping[str, object]


def first_break(links: Iterable[Link], *, count: int, last: str) -> Break | None:
    """Return where the chain first fails, or None where it holds.

    Args:
        links: in the order of their numbers.
        count: how many there must be.
        last: the hash that the last one must have; `GENESIS` of an empty chain.
    """
    previous, number = GENESIS, 0
    for number, link in enumerate(links, start=1):
        if link.number != number:
            return Break(number, "missing")
        if link.previous != previous:
            return Break(number, "reordered")
        if entry_hash(previous, link.content) != link.hash:
            return Break(number, "altered")
        previous = link.hash
    if number != count or previous != last:
        return Break(number + 1, "cut")
    return None
