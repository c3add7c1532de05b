"""The sectors of co-operation that an agreement names."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.commitments.grammar import tense, top
from kunak.core.reading.clauses.commitments.places import FORMAL
from kunak.core.reading.clauses.commitments.sector import STRONG
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.sector_places import sector_words
from kunak.core.reading.clauses.sector_spans import span_of_sector
from kunak.core.reading.clauses.speech import is_spoken
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.sectors import NAMES_A_DIRECTION
from kunak.core.reading.placed import placed
from kunak.core.reading.profiles.telling import background_sentences, tells
from kunak.core.reading.record import Commitment

NAMES_DIRECTIONS = agrees(
    r"\bсотруднич|\bвзаимодейств|\bсфер[аеуы]|\bв област(?:и|ях) |\bобласт(?:ях|ям) |\bнаправлени|\bпредусм|\bвнимани|"
    r"\bдоговорил|\bусловил|"
    r"\bакцент|\bохватыва|\bзатрагива|\bраздел|\bпартнерств|\bотрасл|\bпредполага|\bвключа|\bкасает|\bприоритет|"
    r"\bсвяз[еи]"
)

SPHERE = agrees(r"\bсфер|\bобласт")  # «в социальной сфере»: there a word that says little is enough


def find_sectors(context: Context, scope: Scope, commitments: tuple[Commitment, ...]) -> tuple[Sourced[str], ...]:
    """Return codes of sectors, each once, in the order of the text.

    Those that the title names, that a sentence on directions of co-operation names, and those of commitments.
    """
    found: dict[str, Sourced[str]] = {}
    for read in sorted(_candidates(context, scope, commitments), key=lambda read: read.spans[0].start):
        found.setdefault(read.value, read)
    return tuple(found.values())


def _candidates(context: Context, scope: Scope, commitments: tuple[Commitment, ...]) -> Iterator[Sourced[str]]:
    if scope.title is not None:
        for span in scope.title.spans:
            yield from _named(context, span, "sector.title", 1.0, NAMES_A_DIRECTION)
    undertaken = placed(commitment.spans[0] for commitment in commitments)
    for index in _sentences(context, scope):
        for read in _named(context, _told_part(context, index), "sector.direction", 0.9, STRONG):
            if undertaken.holding(read.spans[0].start) is None:
                yield read
    for commitment in commitments:
        yield _of_commitment(context, commitment)


def _sentences(context: Context, scope: Scope) -> Iterator[int]:
    background = background_sentences(context)
    for index in scope.sentences:
        words = context.sentence_words(index)
        if index in background or not NAMES_DIRECTIONS.search(words):
            continue
        if context.genre == "agreement" and FORMAL.search(words):
            continue
        yield index


def _told_part(context: Context, index: int) -> Span:
    """Return what of a sentence may name directions: where it tells of a signing, from the word of co-operation on.

    «На книжной выставке подписали соглашение о сотрудничестве в медицине» names medicine; the exhibition is a place.
    What leads up to that word without a verb or a preposition belongs to it: «торговля и туризм – главные направления».
    """
    sentence = context.text.sentences[index]
    found = NAMES_DIRECTIONS.search(context.text.lower, sentence.start, sentence.end)
    if found is None or not tells(context, index):
        return sentence
    tokens = context.text.tokens_in(sentence.start, found.start())
    start = found.start()
    for token in reversed(tokens):
        if top(token.lower).pos in ENDS_LEAD or tense(token.lower):
            break
        start = token.start
    return Span(start, sentence.end)


ENDS_LEAD = frozenset(("PREP", "PRTS", "GRND"))


def _named(context: Context, span: Span, rule: str, confidence: float, least: float) -> Iterator[Sourced[str]]:
    """Yield the sectors that words between two places name."""
    for word in sector_words(context).within(span.start, span.end):
        if not word.sector or is_spoken(context, word.start):
            continue
        shown = span_of_sector(context, word)
        if word.weight >= least or SPHERE.search(context.text.lower, shown.start, shown.end):
            sure = confidence if word.weight >= 1 else confidence * 0.8
            yield Sourced(word.sector, (shown,), round(sure, 2), rule)


def _of_commitment(context: Context, commitment: Commitment) -> Sourced[str]:
    """Return the sector of a commitment with the first word of its sentence that tells it, else with all its words."""
    span = commitment.spans[0]
    sentence = context.text.sentence_at(span.start)
    for word in sector_words(context).within(sentence.start, span.end):
        if word.sector == commitment.sector:
            span = span_of_sector(context, word)
            break
    return Sourced(commitment.sector, (span,), round(commitment.confidence, 2), "sector.of_commitment")
