"""What the sentences of an agreement say of its renewal."""

from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.goes_on.going import (
    GOES_WORD,
    HAS_ANEW,
    HAS_FURTHER,
    HAS_GOING,
    HAS_HAND,
    HAS_NOUN,
    HAS_PROPER,
    KEPT,
    LENGTHENS,
)
from kunak.core.reading.clauses.goes_on.hanging import (
    BY_ITSELF,
    CONDITION_WORD,
    CONSENT,
    ENDS_UNLESS,
    HANGS,
    ITSELF,
    MAY,
    NEEDLESS,
    NO_NEW_TERM,
    NOT_AGAIN,
    NOT_BY_ITSELF,
    UNASKED,
)
from kunak.core.reading.clauses.goes_on.of_else import goes_on_of_else
from kunak.core.reading.clauses.lasts import LASTS_WORD
from kunak.core.reading.clauses.life import (
    LENGTH_WORD,
    PAPER,
    STRETCH,
    holds,
    sentences_with,
    stretches,
    tells_of_paper,
)
from kunak.core.reading.clauses.other_things import is_of_other
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.text import Text

NEAR = 25


class GoingOn(NamedTuple):
    """What a sentence says of renewal."""

    value: str
    span: Span
    goes: Span  # the words for going on
    sentence: Span


def going_on(context: Context, scope: Scope) -> GoingOn | None:
    """Return the first thing that the agreement's sentences say of its renewal, found once: its length is asked too."""
    known: dict[tuple[str, tuple[int, ...]], GoingOn | None] = context.memo.setdefault("going_on", {})
    key = scope.event, scope.sentences
    if key not in known:
        known[key] = _first_told(context, scope)
    return known[key]


def _first_told(context: Context, scope: Scope) -> GoingOn | None:
    """Return the first thing said, in those sentences that have a word for going on and a word for a condition."""
    may = sentences_with(context, GOES_WORD) & sentences_with(context, CONDITION_WORD)
    for index in sorted(may.intersection(scope.sentences)):
        sentence = context.text.sentences[index]
        told = _told(context, scope, sentence)
        if told is not None:
            return told
    return None


def _told(context: Context, scope: Scope, sentence: Span) -> GoingOn | None:
    """Return what a sentence says of renewal, None where it says nothing, or of another thing."""
    words = Words(context.text, sentence)
    going = _going_in(context, words)
    if going is None or not _is_of_this_paper(context, sentence, going):
        return None
    told = _on_what(words, going, is_over=scope.event == "terminated")
    if told is None:
        return None
    value, by = told
    goes = going.goes
    return GoingOn(value, Span(min(goes.start, by.start), max(goes.end, by.end)), goes, sentence)


class Words:
    """A sentence in which patterns are sought, in what letters it has."""

    __slots__ = ("letters", "lower", "sentence")

    def __init__(self, text: Text, sentence: Span) -> None:
        self.lower, self.sentence = text.lower, sentence
        self.letters = text.sentence_letters[text.sentence_index(sentence.start)]

    def first(self, pattern: Guarded) -> Span | None:
        """Return the place of the first match."""
        found = pattern.search(self.lower, self.sentence.start, self.sentence.end, self.letters)
        return Span(*found.span()) if found else None


class Going(NamedTuple):
    """The words for going on, `goes`, and by which of them renewal is told."""

    goes: Span
    proper: Span | None
    anew: Span | None
    further: Span | None
    going: Span | None
    hand: Span | None
    noun: Span | None
    is_kept: bool
    is_sure: bool


def _going_in(context: Context, words: Words) -> Going | None:
    """Return what goes on in a sentence: «продлевается», «переходит на новый срок», «а дальше – по желанию»."""
    first, sentence = words.first, words.sentence
    kept, anew, further = first(KEPT), first(HAS_ANEW), first(HAS_FURTHER)
    proper = first(HAS_PROPER) or kept
    going, hand, noun = _nearest(context, sentence, anew or further), first(HAS_HAND), first(HAS_NOUN)
    is_hand = hand is not None and (anew is not None or further is not None or _lengthens(words, hand))
    goes = proper or (going if anew or further else None) or (hand if is_hand else None) or noun or anew
    goes = goes or (further if further and first(HANGS) else None)  # «А дальше – по взаимному желанию»
    if goes is None:
        return None
    is_sure = proper is not None or is_hand or (anew is not None and _is_of_life(words.lower, anew, sentence))
    return Going(goes, proper, anew, further, going, hand, noun, kept is not None, is_sure)


def _lengthens(words: Words, hand: Span) -> bool:
    """Tell whether something is added to a term, or passes on to a stretch of time."""
    lower, sentence = words.lower, words.sentence
    is_longer = lower.startswith(LENGTHENS, hand.start) and (
        words.first(OF_TERM) is not None or STRETCH.search(lower, hand.start, sentence.end) is not None
    )
    return is_longer or _goes_over(lower, hand, sentence)


def _is_of_this_paper(context: Context, sentence: Span, going: Going) -> bool:
    """Tell whether a sentence speaks of the life of this paper, though it may not name it."""
    is_anew = going.anew is not None
    is_told = (
        tells_of_paper(context, sentence)
        or _is_final(context, sentence)
        or (
            (is_anew or going.further is not None or going.is_kept)
            and _follows_the_term(context, sentence, is_anew=is_anew)
        )
    )
    return (
        is_told
        and not is_of_other(context, sentence, going.goes.start)
        and not goes_on_of_else(context, sentence, going.goes.start, going.goes.end)
        and USED_TO.search(context.text.lower, sentence.start, sentence.end) is None
        and TALKS.search(context.text.lower, sentence.start, going.goes.end) is None
    )


def _on_what(words: Words, going: Going, *, is_over: bool) -> tuple[str, Span] | None:
    """Return on what renewal hangs, with the words that say so; None where nothing does.

    Args:
        is_over: True where the agreement has ended: then nobody says of it that it is not renewed.
    """
    first, is_sure = words.first, going.is_sure
    if (unless := first(ENDS_UNLESS)) is not None:
        return "by_consent", unless
    denied, consent = first(NOT_BY_ITSELF), first(CONSENT)
    if denied is not None:
        return ("by_consent", consent) if consent else ("none", denied)
    by_itself = _by_itself(words, going)
    if by_itself is not None:
        return "automatic", by_itself
    if going.proper is not None and _has_been(words):
        return None
    is_asked = consent is not None and (is_sure or first(HANGS) is not None)
    asked = consent if is_asked else first(MAY) if is_sure else None
    if asked is not None:
        return "by_consent", asked
    refused = None if is_over else _refused(words, going)
    return ("none", refused) if refused is not None else None


def _by_itself(words: Words, going: Going) -> Span | None:
    """Return the words that nobody's word is needed: «автоматически», «если никто не возразит»."""
    found = words.first(BY_ITSELF if going.is_sure else UNASKED)
    if found is None and going.is_sure and (alone := words.first(ITSELF)) and _distance(alone, going.goes) < NEAR:
        return alone
    is_onto = going.anew and going.going and words.lower.startswith("на ", going.anew.start - 3)
    return found if going.is_sure or going.further or is_onto else None


PAST = re.compile(r"(?:продлил|продлен[аоы]?\b|пролонгировал|возобновил|перезаключил)\w*")
NOT_PAST = re.compile(r"\b(?:будет|будут|быть|считает|считать|признает|мож)")
USED_TO = re.compile(r"\b(?:продлевал|пролонгировал|возобновлял)")  # of the act before: «продлевался каждый год»
TALKS = re.compile(r"\bпереговор[а-я]*\s+об?\s")  # «переговоры о следующем сроке начинаются по взаимному желанию»
ACTS = re.compile(r"(?:продлевают|продляют|возобновляют|пролонгируют|подтверждает\s+согласие)\b")  # it happens now


def _has_been(words: Words) -> bool:
    """Tell whether a sentence tells of a renewal that was, or that is done now."""
    is_done = ACTS.search(words.lower, words.sentence.start, words.sentence.end) is not None
    return _is_past(words.lower, words.sentence) or (is_done and words.first(HANGS) is None)


def _is_past(lower: str, sentence: Span) -> bool:
    """Tell whether a sentence tells of a renewal that has been: «в 2020 году договор продлили»."""
    words = lower[sentence.start : sentence.end]
    return PAST.search(words) is not None and NOT_PAST.search(words) is None


def _refused(words: Words, going: Going) -> Span | None:
    """Return the words near those for going on that there is no renewal: «продлению не подлежит»."""
    goes = going.goes
    refused = words.first(NOT_AGAIN) if _may_be_refused(words, going) else None
    if refused is None or _distance(refused, goes) >= NEAR:
        return None
    is_needless = NEEDLESS.search(words.lower, words.sentence.start, max(goes.end, refused.end)) is not None
    return None if is_needless else refused


def _may_be_refused(words: Words, going: Going) -> bool:
    """Tell whether «no» may be said of renewal itself, by what tells of it."""
    if going.proper or going.noun:
        return True
    return going.is_sure and bool(going.hand or not going.going or words.first(NO_NEW_TERM))


# «в следующем году» tells when something is done, «ещё два» how many there are: no life of a paper by themselves
OF_LIFE = re.compile(
    r"срок|период|лет|год(?!у)|месяц|квартал|столько|\bраз\b|\bкруг\b|\bна\s+(?:дв|тр|четыр|пят|шест|сем|восем)[а-я]*\s*(?:[.,;]|$)|(?:дальнейш|нов|будущ)(?:ее|ое|ый)\b"
)
CALENDAR = re.compile(
    r"(?:следующ|очередн|последующ)[а-я]+\s+(?:(?:календарн|учебн|финансов)[а-я]+\s+)?(?:год(?:а|у|ом)?|"
    r"квартал[а-я]*)\b"
)
REST = 16  # letters that a unit may stand behind a number


def _is_of_life(lower: str, anew: Span, sentence: Span) -> bool:
    """Tell whether «again» is said of how long a paper lives, not of a year in which something is done."""
    if CALENDAR.match(lower, anew.start):
        return False
    return OF_LIFE.search(lower, anew.start, min(anew.end + REST, sentence.end)) is not None


def _distance(one: Span, other: Span) -> int:
    """Return how many letters stand between two places, less than none where they overlap."""
    return max(one.start - other.end, other.start - one.end)


ONTO = re.compile(r"[а-я]+\s+на\s+")


def _goes_over(lower: str, hand: Span, sentence: Span) -> bool:
    """Tell whether something passes on to a stretch of time: «переходит на три года»."""
    onto = ONTO.match(lower, hand.start)
    if onto is None:
        return False
    found = STRETCH.search(lower, onto.end(), min(onto.end() + REST, sentence.end))
    return found is not None and found.start() == onto.end()


def _nearest(context: Context, sentence: Span, mark: Span | None) -> Span | None:
    """Return the words for going on that stand nearest to «again» or «further»."""
    if mark is None:
        return None
    found = (Span(*one.span()) for one in HAS_GOING.finditer(context.text.lower, sentence.start, sentence.end))
    return min(found, key=lambda span: max(span.start - mark.end, mark.start - span.end), default=None)


def _follows_the_term(context: Context, sentence: Span, *, is_anew: bool) -> bool:
    """Tell whether the sentence before tells how long the paper lives: «отведено шесть лет. … ещё шесть прибавятся»."""
    before = context.text.sentence_index(sentence.start) - 1
    if _is_answer(context, before):
        return True
    if not all(before in sentences_with(context, mark) for mark in (PAPER, LENGTH_WORD)):
        return False
    return (is_anew and before in sentences_with(context, LASTS_WORD)) or any(
        one.is_plain for one in stretches(context, context.text.sentences[before])
    )


LONGEST_ANSWER = 40


def _is_answer(context: Context, index: int) -> bool:
    """Tell whether a sentence only answers how long: «– На какой срок? – На пять лет.»."""
    sentence, question = context.text.sentences[index], context.text.sentences[max(0, index - 1)]
    words = context.text.shadow
    return (
        sentence.end - sentence.start < LONGEST_ANSWER
        and index in sentences_with(context, LENGTH_WORD)
        and ("?" in words[sentence.start : sentence.end] or words[question.end - 1] == "?")
    )


OF_TERM = agrees(r"\b(?:срок|век\b|период)\w*")
SIDES = agrees(
    r"\b(?:сторон(?:ы|а|ам|ами)|никто|обе|оба)\b|"
    # the word of the paper is left out: «новое принято на пять лет, а дальше …»
    r"\b(?:нов|нынешн|втор|эт|перв|теперешн)(?:ый|ое|ой|ий|ее|от|о) (?:принят|подписан|заключ[её]н|рассчитан|"
    r"оформлен|действ)\w*|"
    # a sentence on the first term tells what follows, too: «Первый срок равен пяти годам; далее …»
    r"\b(?:перв|первоначальн|начальн)(?:ый|ого|ому|ым) (?:срок|период)\w*"
)


def _is_final(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence speaks of the sides and their term without naming the paper."""
    return (
        context.genre == "agreement" and (holds(HAS_PROPER, context, sentence) or holds(HAS_ANEW, context, sentence))
    ) or (holds(OF_TERM, context, sentence) and (context.genre == "agreement" or holds(SIDES, context, sentence)))
