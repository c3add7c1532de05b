"""The kind of measure that an undertaking plainly is."""

from dataclasses import dataclass
from functools import cache

from kunak.core.provenance import Span
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import data_rows


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words that tell a kind in some sectors: each variant is a set of stems that all must be there."""

    kind: str
    sectors: frozenset[str]
    variants: tuple[tuple[str, ...], ...]


@cache
def kind_words() -> tuple[KindWords, ...]:
    """Return the table in its order: the first that fits stands."""
    return tuple(
        KindWords(
            row["kind"],
            frozenset(row["sectors"].split(";")),
            tuple(tuple(stem.rstrip("*") for stem in words.split()) for words in row["words"].split("|")),
        )
        for row in data_rows("measure_words")
    )


def kind_of_measure(context: Context, span: Span, sector: str) -> str | None:
    """Return the code of the kind of measure, None where none plainly fits."""
    words = [token.lower for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    for row in kind_words():
        if sector in row.sectors and any(_fits(variant, words) for variant in row.variants):
            return row.kind
    return None


def _fits(variant: tuple[str, ...], words: list[str]) -> bool:
    return all(any(word.startswith(stem) for word in words) for stem in variant)
