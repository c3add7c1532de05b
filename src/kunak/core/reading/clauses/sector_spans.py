"""The words that show a sector: «в сфере туризма», «инвестиционные проекты», «цифровая трансформация и IT-развитие»."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.grammar import cases_of, top
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.sectors import SectorWord
from kunak.core.reading.text import Token

STRONG = 0.9  # the weight of a word that tells a sector by itself
LONGEST = 60  # letters that are shown for a sector
SPHERES = frozenset(("сфере", "области", "сферы", "области", "сферах", "областях"))


def span_of_sector(context: Context, word: SectorWord) -> Span:
    """Return the span of a sector's word with the noun that its adjective goes to and the «в сфере» before it."""
    tokens = context.text.tokens
    first, last = context.text.token_index(word.start), context.text.token_index(word.end - 1)
    if last >= len(tokens) or tokens[last].start > word.end - 1:
        last -= 1
    last = _with_noun(tokens, last)
    last = _with_twin(tokens, last, word.sector)
    first = _with_sphere(tokens, first, last)
    return Span(tokens[first].start, tokens[last].end)


def span_of_words(context: Context, words: Sequence[SectorWord], sector: str) -> Span | None:
    """Return what shows a sector among words: «закупать на совместных торгах», from the first to the last of its own.

    What another sector's word parts, or what would be too long, is shown by the run with the strongest word.
    """
    best = max(_runs(words, sector), key=lambda run: max(word.weight for word in run), default=None)
    if best is None:
        return None
    first, last = span_of_sector(context, best[0]), span_of_sector(context, best[-1])
    return Span(first.start, max(first.end, last.end))


def _runs(words: Sequence[SectorWord], sector: str) -> Iterator[list[SectorWord]]:
    """Yield the words of a sector that stand together."""
    run: list[SectorWord] = []
    for word in words:
        if word.sector == sector and (not run or word.end - run[0].start <= LONGEST):
            run.append(word)
        elif run and (word.sector == sector or (word.sector and word.weight >= STRONG)):
            yield run
            run = [word] if word.sector == sector else []
    if run:
        yield run


def _with_noun(tokens: tuple[Token, ...], last: int) -> int:
    """Return the token of the noun that an adjective describes, of the next one or the next but one."""
    if top(tokens[last].lower).pos not in ("ADJF", "PRTF"):
        return last
    cases = cases_of(tokens[last].lower, nouns=False)
    following = last + 1
    if following < len(tokens) and tokens[following].is_word and cases_of(tokens[following].lower, nouns=True) & cases:
        return following
    return last


def _with_twin(tokens: tuple[Token, ...], last: int, sector: str) -> int:
    """Return the end of «… и IT-развитие», whose second word tells the same sector in capitals."""
    if sector == "digital" and last + 2 < len(tokens) and tokens[last + 1].lower == "и":
        twin = tokens[last + 2]
        if twin.text[:2] in ("IT", "ИТ"):
            return last + 2
    return last


def _with_sphere(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return the token of «в» before «сфере туризма», «промышленной сфере»."""
    if first >= 2 and tokens[first - 1].lower in SPHERES and tokens[first - 2].lower in ("в", "во"):
        return first - 2
    if first >= 1 and tokens[first - 1].lower in ("в", "во") and tokens[last].lower in SPHERES:
        return first - 1
    return first
