"""Which sectors an agreement likely has: a second opinion beside the rules, by weights.

Rules take each word that tells a sector where something is to be done: «примут делегацию школьников в доме культуры».
Here all words that tell a sector are weighed together: which they are, what stands before them, where they stand, how
many tell other sectors, which sectors its undertakings have. The weights are learnt from the open documents of
`tests/corpus` by `tools/train_likely_sectors.py`; which rule found a sector is no sign. What is unlikely of that goes
which the two rules find that err most; what is very likely comes in.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.clauses.commitments.of_deed import MACHINES, MADE_WITHIN
from kunak.core.reading.clauses.commitments.places import DOUBT
from kunak.core.reading.clauses.commitments.roles import share
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.sector_places import sector_words
from kunak.core.reading.clauses.sector_spans import span_of_sector
from kunak.core.reading.clauses.speech import is_spoken
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.sectors import SectorWord
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.placed import placed
from kunak.core.reading.profiles.telling import background_sentences, headline_end
from kunak.core.reading.profiles.weighed import likelihood, weights_of
from kunak.core.reading.record import Commitment
from kunak.core.reading.text import Token

TABLE = "signs_of_sector.csv"
RULE = "sector.likely"
LIKELY = 0.75  # from here on a sector is found that no rule finds
UNLIKELY = 0.2  # below that what these rules find is none, unless a phrase tells it
SURE = 0.74  # below what the product asks nobody about
ASKED = frozenset(("sector.ahead", "sector.of_commitment"))  # rules whose finds are weighed: the others seldom err
OF_TITLE = "commitment.title"  # what is done by the title itself tells a field of the agreement
SCHOOLS = "education"  # whom a deed of schools trains has rules of their own
BEFORE, NEAR = 2, 8  # words and marks: as signs, and as far as a preposition is looked for
MOST_COUNTED = 8
FAINT, MIDDLING, STRONG = 0.4, 0.5, 1.0  # weights of words
# how much is said of a sector, from where on it is more
SUMS, PARTS = (0.3, 0.7, 1.2, 2.2, 3.5), (0.05, 0.1, 0.2, 0.35, 0.6)
SENTENCES, UNDERTAKINGS = (1, 2, 3, 5), (1, 3, 6)

Signs = Callable[[], frozenset[str]]


class Told(NamedTuple):
    """What rules have found of an agreement when its sectors are asked for.

    Args:
        announced, ahead: where directions may be told (`clauses/sector_directions.py`).
    """

    announced: tuple[Span, ...]
    ahead: tuple[Span, ...]
    commitments: tuple[Commitment, ...]


class Counted(NamedTuple):
    """What is counted of all sectors of an agreement together.

    Args:
        said: how much the words of each sector say.
        titled: those that the title tells.
        undertaken: how many undertakings each has.
    """

    said: Mapping[str, float]
    titled: frozenset[str]
    undertaken: Counter[str]


def weighed(context: Context, scope: Scope, told: Told, found: Sequence[Sourced[str]]) -> Iterator[Sourced[str]]:
    """Yield the sectors that rules have found without the unlikely ones, and the likely ones that they have not."""
    by_rules = {read.value: read for read in found}
    titled = {commitment.sector for commitment in told.commitments if commitment.rule == OF_TITLE}
    for sector, words, signs in candidates(context, scope, told):
        read = by_rules.get(sector)
        if read is None:
            if any(word.weight >= STRONG for word in words) and (likely := _likelihood(signs)) >= LIKELY:
                yield from _shown(context, told, words, likely)
        elif read.rule in ASKED and sector not in titled and not any(map(_is_phrase, words)) and _is_unlikely(signs):
            del by_rules[sector]
    yield from by_rules.values()


def _likelihood(signs: Signs) -> float:
    return likelihood(weights_of(TABLE), signs())


def _is_unlikely(signs: Signs) -> bool:
    return _likelihood(signs) < UNLIKELY


def _is_phrase(word: SectorWord) -> bool:
    return word.weight > STRONG


def _shown(context: Context, told: Told, words: Sequence[SectorWord], likely: float) -> Iterator[Sourced[str]]:
    """Yield a sector with the word that tells it best, if any may."""
    of_schools = placed(one.spans[0] for one in told.commitments if one.sector == SCHOOLS)
    may_tell = [
        word
        for word in words
        if not (
            is_made(context, word)
            or _is_of_hope(context, word)
            or _is_aside(context, word)
            or of_schools.holding(word.start) is not None
        )
    ]
    if may_tell:
        best = max(may_tell, key=lambda word: (word.weight, -word.start))
        yield Sourced(best.sector, (span_of_sector(context, best),), min(SURE, round(likely, 2)), RULE)


def _is_of_hope(context: Context, word: SectorWord) -> bool:
    """Tell whether somebody only sees or praises a field in speech: «Мы видим большой потенциал в туризме»."""
    return is_spoken(context, word.start) and context.text.sentence_index(word.start) in context.text.held(OF_HOPE)


OF_HOPE = agrees(
    r"\b(?:уверен[аы]? |верю|верим|надеюсь|надеемся|(?:вижу|видим) |потенциал|объединя[ею]т|есть чему |накоплен|"
    r"дорожим|внес[уе]т (?:[а-я]+ )?вклад)"
)


def _is_aside(context: Context, word: SectorWord) -> bool:
    """Tell whether a word is of earlier things or of what is only hoped for."""
    index = context.text.sentence_index(word.start)
    return index in background_sentences(context) or index in context.text.held(DOUBT)


def is_made(context: Context, word: SectorWord) -> bool:
    """Tell whether a word names machines that are made: «выпуск медицинской техники», «сборка лифтов»."""
    if word.sector not in MACHINES:
        return False
    number = context.text.token_index(word.start)
    before = (token.lower for token in reversed(context.text.tokens[max(0, number - MADE_WITHIN) : number]))
    for found in before:
        if is_of(found, "making"):
            return True
        if top(found).pos not in ("ADJF", "NUMR"):
            return False
    return False


def candidates(context: Context, scope: Scope, told: Told) -> Iterator[tuple[str, Sequence[SectorWord], Signs]]:
    """Yield each sector that a word or an undertaking tells, with its words and what finds its signs."""
    by_sector = _words(context, scope)
    counted = _counted(context, scope, told, by_sector)
    places = Places(context, scope, told)
    for sector in sorted({*by_sector, *counted.undertaken}):
        words = by_sector.get(sector, [])
        yield sector, words, partial(_signs, places, sector, words, counted)


def _signs(places: "Places", sector: str, words: Sequence[SectorWord], counted: Counted) -> frozenset[str]:
    of_words = chain.from_iterable(places.signs(word) for word in words)
    return frozenset((*_of_sector(places.context, places.scope, sector, words, counted), *of_words))


def _words(context: Context, scope: Scope) -> dict[str, list[SectorWord]]:
    out: dict[str, list[SectorWord]] = {}
    told = sector_words(context)
    for sentence in scope.spans(context) if told else ():
        for word in told.within(sentence.start, sentence.end):
            if word.sector:
                out.setdefault(word.sector, []).append(word)
    return out


def _counted(context: Context, scope: Scope, told: Told, by_sector: Mapping[str, Sequence[SectorWord]]) -> Counted:
    spans = scope.title.spans if scope.title is not None else ()
    titled = (word for span in spans for word in sector_words(context).within(span.start, span.end))
    return Counted(
        {sector: sum(min(word.weight, 1.0) for word in words) for sector, words in by_sector.items()},
        frozenset(word.sector for word in titled if word.sector and word.names_a_direction),
        Counter(commitment.sector for commitment in told.commitments),
    )


def _of_sector(
    context: Context, scope: Scope, sector: str, words: Sequence[SectorWord], counted: Counted
) -> Iterator[str]:
    """Yield what is said of a sector beside all others."""
    said, whole = counted.said.get(sector, 0.0), sum(counted.said.values()) or 1.0
    undertaken, of = min(counted.undertaken[sector], 4), counted.undertaken.total()
    yield f"sector {sector}"
    yield f"sentences {_step(len({context.text.sentence_index(word.start) for word in words}), SENTENCES)}"
    yield f"said {_step(said, SUMS)}"
    yield f"part {_step(said / whole, PARTS)}"
    yield f"more {min(6, sum(other > said for other in counted.said.values()))}"
    yield f"sectors {min(MOST_COUNTED, len(counted.said))}"
    yield f"titled {sector in counted.titled}"
    yield f"titled {sector in counted.titled} of {min(3, len(counted.titled))}"
    yield f"undertaken {undertaken}"
    yield f"undertaken {undertaken} of {_step(of, UNDERTAKINGS)}"
    yield f"genre {context.genre} {scope.event}"
    yield f"best {max([word.weight for word in words], default=0.0)}"


def _step(number: float, bounds: Sequence[float]) -> int:
    return bisect_right(bounds, number)


class Places:
    """Where the words of sectors stand in what is told of an agreement."""

    def __init__(self, context: Context, scope: Scope, told: Told) -> None:
        self.context, self.scope = context, scope
        spans = scope.title.spans if scope.title is not None else ()
        told_in = ("title", spans), ("announced", told.announced), ("ahead", told.ahead)
        self.parts = [(name, placed(spans)) for name, spans in told_in if spans]
        self.background, self.head = background_sentences(context), headline_end(context)
        self.undertakings = placed(commitment.spans[0] for commitment in told.commitments)
        self.sector_at = {commitment.spans[0]: commitment.sector for commitment in told.commitments}

    def signs(self, word: SectorWord) -> Iterator[str]:
        """Yield what is weighed of one word."""
        text = self.context.text
        number = text.token_index(word.start)
        index = text.sentence_index(word.start)
        place = self._place(word)
        yield f"at {place}{self._aside(word, index)} {_strength(word.weight)}"
        place = place.partition("+")[0]
        yield from _of_word(text.tokens[number].lower, word.sector, place)
        first = text.token_index(text.sentences[index].start)
        near = max(first, number - NEAR)
        yield f"share {share(text.tokens[near : number + 1], number - near)} {place}"
        yield from _of_words_before(text.tokens[max(first, number - BEFORE) : number], place)

    def _place(self, word: SectorWord) -> str:
        """Return the parts of the text that a word stands in."""
        parts = [name for name, spans in self.parts if spans.holding(word.start) is not None]
        undertaking = self.undertakings.holding(word.start)
        if undertaking is not None:
            parts.append("own" if self.sector_at[undertaking] == word.sector else "undertaken")
        return "+".join(parts) or "rest"

    def _aside(self, word: SectorWord, index: int) -> str:
        out = "+spoken" if is_spoken(self.context, word.start) else ""
        if index in self.background:
            out += "+background"
        return f"{out}+head" if word.start < self.head else out


def _strength(weight: float) -> str:
    return next((name for name, least in (("S", STRONG), ("M", MIDDLING), ("m", FAINT)) if weight >= least), "w")


@lru_cache(maxsize=CACHED_WORDS)
def _of_word(word: str, sector: str, place: str) -> tuple[str, ...]:
    found = top(word)
    return f"word {found.lemma} {sector}", f"form {found.pos} {found.case} {place}"


def _of_words_before(tokens: Sequence[Token], place: str) -> Iterator[str]:
    before = [top(token.lower).lemma for token in reversed(tokens)]
    yield from (f"before {lemma}" for lemma in before)
    if before:
        yield f"right before {before[0]} {place}"
