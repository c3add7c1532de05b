"""What a kind of things gives to the search: which of them have the words, and how they are shown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.text import Truncator

from kunak.core.search import AskedWord, Piece, asked_words, excerpt, has_all, marked, seeking
from kunak.people.models import Person, Side
from kunak.people.policies import side_of

LONGEST = 200  # characters of what is typed
LONGEST_TITLE = 200  # characters of a title that are shown


@dataclass(frozen=True, slots=True)
class Seeker:
    """Who looks for what; `words` are what was typed, in their dictionary forms."""

    person: Person
    side: Side
    typed: str
    words: tuple[AskedWord, ...]
    on: date


class Newest(list[int]):
    """Keys of the last ones, where more have the words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; `told` says where it stands, `excerpt` where the words stand in it.

    `marked` is its title as it is shown, the words that were asked for apart from the others.
    """

    url: str
    title: str
    told: str = ""
    excerpt: tuple[Piece, ...] = ()
    marked: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of things.

    Args:
        code: of the address.
        heading: of its group.
        find: returns all keys that have the words, best first; only of what the seeker may see.
        show: returns some of them as they are shown, in their order.
    """

    code: str
    heading: object
    sign: str
    find: Callable[[Seeker], Sequence[int]]
    show: Callable[[Sequence[int], Seeker], list[Hit]]

    def hits(self, keys: Sequence[int], seeker: Seeker) -> list[Hit]:
        """Return some of them with the words marked in their titles."""
        return [
            replace(one, marked=marked(Truncator(one.title).chars(LONGEST_TITLE), seeker.words))
            for one in self.show(keys, seeker)
        ]


def seeker(person: Person, typed: str, on: date) -> Seeker | None:
    """Return who looks for what; None where nothing is asked, or by whoever acts for no side."""
    side, asked = side_of(person), typed.replace("\x00", " ").strip()[:LONGEST]
    words = asked_words(asked)
    return Seeker(person, side, asked, words, on) if side is not None and words else None


def having(rows: Iterable[Sequence[object]], words: Sequence[AskedWord]) -> list[int]:
    """Return the keys of the rows that have all the words; the key stands first in a row, the texts after it."""
    fits = seeking(words)
    return [int(str(key)) for key, *texts in rows if fits("\n".join(str(one) for one in texts if one))]


def place_in(words: Sequence[AskedWord], title: str, *texts: str) -> tuple[Piece, ...]:
    """Return where the words stand, unless the title shows it already."""
    if has_all(title, words):
        return ()
    return next((found for text in texts if text and (found := excerpt(text, words))), ())
