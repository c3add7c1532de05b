"""The kind of measure that an undertaking plainly is."""

from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import data_rows
from kunak.core.reading.once import CACHED_WORDS, Once

# kinds that tell the sector, whatever other words stand beside: a program for schools is still a program
SECTOR_OF_KIND = {
    "e-gov-component": "digital",
    "technology-transfer": "tech-exchange",
    "press-tour": "tourism",
    "tourist-route": "tourism",
    "twin-ties": "interparliamentary",
}
REMEMBERED = 4_096  # sets of stems with a sector
ANY = "*"  # in place of sectors: the words tell the kind in whatever field
NOT = "-"  # before a stem or class that must not be there
CLASS = "@"  # before the name of a class of stems, any of which will do


class Variant(NamedTuple):
    """What must be there for a kind, and what must not: a bit for each stem or class."""

    needed: int
    barred: int


class KindWords(NamedTuple):
    """Words that tell a kind in some sectors; none where they do in any."""

    kind: str
    sectors: frozenset[str]
    variants: tuple[Variant, ...]


@cache
def kind_words() -> tuple[KindWords, ...]:
    """Return the table in its order: the first that fits stands."""
    return tuple(
        KindWords(
            row["kind"],
            frozenset(() if row["sectors"] == ANY else row["sectors"].split(";")),
            tuple(_variant(words) for words in row["words"].split("|")),
        )
        for row in data_rows("measure_words")
    )


def _variant(words: str) -> Variant:
    bits = signs()
    needed = {word for word in words.split() if not word.startswith(NOT)}
    barred = {word.removeprefix(NOT) for word in words.split()} - needed
    return Variant(sum(bits[word] for word in needed), sum(bits[word] for word in barred))


@cache
def signs() -> dict[str, int]:
    """Return the bit of each stem and class of the table."""
    words = " ".join(row["words"].replace("|", " ") for row in data_rows("measure_words")).split()
    found = dict.fromkeys(word.removeprefix(NOT) for word in words)
    return {sign: 1 << number for number, sign in enumerate(found)}


@cache
def _bits_by_letters() -> dict[str, int]:
    """Return the bits of stems by their letters, with an asterisk where other letters may follow."""
    found = {sign: bit for sign, bit in signs().items() if not sign.startswith(CLASS)}
    for row in data_rows("measure_classes"):
        bit = signs().get(CLASS + row["class"], 0)
        for stem in row["words"].split(";"):
            found[stem] = found.get(stem, 0) | bit
    return found


def _stems_of(word: str) -> int:
    known = _bits_by_letters()
    found = reduce(or_, (known.get(word[:end] + "*", 0) for end in range(1, len(word) + 1)), known.get(word, 0))
    last = word.rpartition("-")[2]  # «фестиваль-ярмарка» is a fair, too
    return found | _stems_of(last) if last and last != word else found


STEMS = Once(_stems_of, CACHED_WORDS)


def kind_of_measure(context: Context, span: Span, sector: str) -> str | None:
    """Return the code of the kind of measure, None where none plainly fits."""
    there = _there(context, span)
    return _kind_by(there, sector) if there else None


def sector_by_kind(context: Context, span: Span) -> str:
    """Return the sector of the kind of measure that words tell in whatever field, empty where they tell none."""
    there = _there(context, span)
    return SECTOR_OF_KIND.get(_kind_by(there, ANY) or "", "") if there else ""


def _there(context: Context, span: Span) -> int:
    words = [token.lower for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    return reduce(or_, filter(None, map(STEMS.__getitem__, words)), 0)


@lru_cache(maxsize=REMEMBERED)
def _kind_by(there: int, sector: str) -> str | None:
    for row in kind_words():
        if row.sectors and sector not in row.sectors:
            continue
        for needed, barred in row.variants:
            if there & needed == needed and not there & barred:
                return row.kind
    return None
