"""Two keys: a content counts once every side has turned its key on exactly this content. Pure."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class KeyState(StrEnum):
    """Where one side stands on the content of today."""

    WAITING = "waiting"  # has not spoken on this content
    STALE = "stale"  # turned its key on an earlier content
    TURNED = "turned"
    RETURNED = "returned"  # gave it back with a reason


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side did: turned its key on a content, or returned it."""

    side: int
    content_hash: str
    is_return: bool = False


def content_hash(content: object) -> str:
    """Return the SHA-256, hexadecimal, of JSON values written in one canonical way."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def key_states(sides: Sequence[int], turns: Iterable[Turn], content: str) -> dict[int, KeyState]:
    """Return each side's state on the content with this hash.

    Args:
        sides: all sides of the agreement, in its order.
        turns: what happened, oldest first; the last turn of a side counts.
        content: the hash of the content of today.

    Raises:
        ValueError: a turn is of a side that is none of these.

    Source:
        DESIGN, "Two keys": any later edit shows as a new content that waits for keys.
    """
    last: dict[int, Turn] = {}
    for turn in turns:
        if turn.side not in sides:
            raise ValueError(f"side {turn.side} is none of the parties")
        last[turn.side] = turn
    return {side: _state(last.get(side), content) for side in sides}


def _state(turn: Turn | None, content: str) -> KeyState:
    if turn is None:
        return KeyState.WAITING
    if turn.is_return:
        return KeyState.RETURNED if turn.content_hash == content else KeyState.WAITING
    return KeyState.TURNED if turn.content_hash == content else KeyState.STALE


def is_agreed(states: dict[int, KeyState]) -> bool:
    """Return whether all sides, at least two, have turned their keys on the content."""
    return len(states) >= 2 and all(state is KeyState.TURNED for state in states.values())
