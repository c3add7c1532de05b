"""The kind of measure that an undertaking plainly is."""

from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import data_rows
from kunak.core.reading.once import CACHED_WORDS, Once

REMEMBERED = 4_096  # sets of stems with a sector


class KindWords(NamedTuple):
    """Words that tell a kind in some sectors: each variant is stems that all must be there, a bit for each."""

    kind: str
    sectors: frozenset[str]
    variants: tuple[int, ...]


@cache
def kind_words() -> tuple[KindWords, ...]:
    """Return the table in its order: the first that fits stands."""
    return tuple(
        KindWords(
            row["kind"],
            frozenset(row["sectors"].split(";")),
            tuple(sum(stems()[stem] for stem in set(words.split())) for words in row["words"].split("|")),
        )
        for row in data_rows("measure_words")
    )


@cache
def stems() -> dict[str, int]:
    """Return the bit of each stem of the table."""
    found = (stem for row in data_rows("measure_words") for stem in row["words"].replace("|", " ").split())
    return {stem: 1 << number for number, stem in enumerate(dict.fromkeys(found))}


@cache
def _bits_by_letters() -> dict[str, int]:
    found: dict[str, int] = {}
    for stem, bit in stems().items():
        letters = stem.rstrip("*")
        found[letters] = found.get(letters, 0) | bit
    return found


def _stems_of(word: str) -> int:
    known = _bits_by_letters()
    return reduce(or_, (known.get(word[:end], 0) for end in range(1, len(word) + 1)), 0)


STEMS = Once(_stems_of, CACHED_WORDS)


def kind_of_measure(context: Context, span: Span, sector: str) -> str | None:
    """Return the code of the kind of measure, None where none plainly fits."""
    words = [token.lower for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    there = reduce(or_, filter(None, map(STEMS.__getitem__, words)), 0)
    return _kind_by(there, sector) if there else None


@lru_cache(maxsize=REMEMBERED)
def _kind_by(there: int, sector: str) -> str | None:
    for row in kind_words():
        if sector in row.sectors and any(there & variant == variant for variant in row.variants):
            return row.kind
    return None
