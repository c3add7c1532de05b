"""The kind of measure that an undertaking plainly is."""

from dataclasses import dataclass
from functools import cache

from kunak.core.provenance import Span
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import data_rows


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words that tell a kind in some sectors: each variant is stems, a blank before each, that all must be there."""

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
            tuple(tuple(f" {stem.rstrip('*')}" for stem in words.split()) for words in row["words"].split("|")),
        )
        for row in data_rows("measure_words")
    )


def kind_of_measure(context: Context, span: Span, sector: str) -> str | None:
    """Return the code of the kind of measure, None where none plainly fits."""
    words = " ".join(["", *(token.lower for token in context.text.tokens_in(span.start, span.end) if token.is_word)])
    for row in kind_words():
        if sector in row.sectors:
            for variant in row.variants:
                if all(stem in words for stem in variant):
                    return row.kind
    return None
