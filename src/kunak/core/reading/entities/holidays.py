"""Days that are told by the name of a feast: «в День России», «на Рождество»."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from kunak.core.reading.entities.day import Day
from kunak.core.reading.lexicon.territories import data_rows
from kunak.core.reading.marks import Mark
from kunak.core.reading.text import Text

BEFORE = ("в", "на")
Feast = tuple[tuple[str, ...], int, int]


@cache
def _by_opening() -> Mapping[str, tuple[Feast, ...]]:
    """Return the feasts by their first word."""
    out: dict[str, list[Feast]] = {}
    for row in data_rows("holidays"):
        words = tuple(row["words"].split())
        out.setdefault(words[0], []).append((words, int(row["month"]), int(row["day"])))
    return MappingProxyType({word: tuple(feasts) for word, feasts in out.items()})


OPENS = Mark(lambda word: word in _by_opening())


def holidays(text: Text) -> Iterator[Day]:
    """Yield the feasts on which something was, in the order of their places; none of «ко Дню России»."""
    for number in text.places(OPENS):
        if not number or text.tokens[number - 1].lower not in BEFORE:
            continue
        for words, month, day in _by_opening()[text.tokens[number].lower]:
            said = [token for token in text.tokens[number : number + 2 * len(words)] if token.is_word][: len(words)]
            if tuple(token.lower for token in said) == words:
                yield Day(text.tokens[number - 1].start, said[-1].end, 0, month, day, "holiday")
                break
