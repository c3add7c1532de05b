"""Approval inside a side before its key: who must speak, and where each stands on the content of today. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kunak.core.two_keys import KeyState, Turn, key_states


class Post(StrEnum):
    """Who speaks inside a side; a sector's lead for the measures of the sector, the others for the whole version."""

    SECTOR = "sector"
    LEGAL = "legal"
    FINANCE = "finance"
    HEAD = "head"
    OTHER = "other"


class Without(StrEnum):
    """What a side lets its coordinator do while somebody inside has not approved."""

    WARN = "warn"  # send and turn the key; the page says who is missing
    WAIVER = "waiver"  # the same, with a sentence why
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Whose approval is asked for; a sector only for `Post.SECTOR`."""

    post: str
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said at a place of exactly one content: approved, or returned with a reason."""

    place: Place
    content_hash: str
    is_return: bool = False


def places(sectors: Iterable[str], posts: Iterable[str], *, asks_sectors: bool) -> tuple[Place, ...]:
    """Return the places that must approve a version: its sectors in their order, then the posts in theirs.

    Args:
        sectors: of the version's measures, each once.
        posts: that the side has named people for.
    """
    asked = set(posts)
    found = [Place(Post.SECTOR, sector) for sector in sectors] if asks_sectors else []
    return (*found, *(Place(post) for post in Post if post in asked and post != Post.SECTOR))


def standing(asked: Sequence[Place], voices: Iterable[Voice], contents: Mapping[Place, str]) -> dict[Place, KeyState]:
    """Return where each place stands: the last that it said counts, and only of the content of today.

    Args:
        voices: what was said, oldest first; of places that are not asked any more nothing counts.
        contents: the hash of what each place speaks of.

    Source:
        DESIGN, "Two keys": any later edit shows as a new content that waits.
    """
    said: dict[Place, list[Turn]] = {place: [] for place in asked}
    for voice in voices:
        if voice.place in said:
            said[voice.place].append(Turn(0, voice.content_hash, voice.is_return))
    return {place: key_states([0], turns, contents[place])[0] for place, turns in said.items()}


def lacking(states: Mapping[Place, KeyState]) -> tuple[Place, ...]:
    """Return the places that have not approved the content of today."""
    return tuple(place for place, state in states.items() if state is not KeyState.TURNED)
