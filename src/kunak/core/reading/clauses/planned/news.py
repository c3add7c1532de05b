"""What news, reports and letters announce, sentence by sentence."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.clauses import Clause, clauses_in, clauses_of
from kunak.core.reading.clauses.commitments.grammar import is_predicate, top
from kunak.core.reading.clauses.moments import MOMENT, moment_in, moment_of_row
from kunak.core.reading.clauses.planned.clause import set_for
from kunak.core.reading.clauses.planned.events import announced
from kunak.core.reading.clauses.planned.of_paper import OF_FORCE, OF_SIGNING
from kunak.core.reading.clauses.planned.undertakings import is_done
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.profiles.telling import background_sentences, headline_end
from kunak.core.reading.record import Planned
from kunak.core.reading.text import QuotePair, Token

DOUBT = agrees(r"\bрассмотрят\b|\bесли\b")
CEREMONY = agrees(r"\bцеремони|подпи[сш]|распиш[еу]тся")
TOMORROW = agrees(r"\bзавтра\b")  # of the news' own days, unless a signing is to come


def of_news(context: Context, scope: Scope) -> Iterator[Planned]:
    """Yield what the sentences of an agreement announce; of a draft or a signing only where that is still to come."""
    head, background = headline_end(context), background_sentences(context)
    doubted, signing = context.text.held(DOUBT), context.text.held(OF_SIGNING)
    tomorrow, of_force, lower = context.text.held(TOMORROW), context.text.held(OF_FORCE), context.text.lower
    if tomorrow:
        doubted = doubted | (tomorrow - context.text.held(CEREMONY) if scope.event == "planned" else tomorrow)
    for index in scope.sentences:
        sentence = context.text.sentences[index]
        if sentence.start < head or index in background or index in doubted:
            continue
        if index in signing and scope.event not in ("planned", "negotiated"):
            continue
        tokens = context.text.tokens_of(index)
        for clause in clauses_in(context, index):
            if index not in of_force or not OF_FORCE.search(lower, *ends_of(tokens, clause)):
                yield from set_for(context, tokens, clause)
            if scope.event in ("planned", "negotiated"):
                yield from _draft_ordered(context, tokens, clause)
        yield from _said(context, index)
        yield from _without_verb(context, index)
        yield from _next(context, index)
        if scope.event == "planned" and index in context.text.held(SIGNING_AHEAD):
            yield from _signing(context, index)


def ends_of(tokens: Sequence[Token], clause: Clause) -> tuple[int, int]:
    """Return where in the text the words of a clause begin and end."""
    return tokens[clause.start].start, tokens[clause.end - 1].end


DRAFTS = frozenset(("подготовить", "разработать", "составить", "написать", "согласовать", "оформить", "доработать"))
ORDERS = frozenset(("поручить", "обязать", "предписать"))


def _draft_ordered(context: Context, tokens: Sequence[Token], clause: Clause) -> Iterator[Planned]:
    """Yield a draft that somebody is to write by a day: «Юристам поручено к октябрю подготовить соглашение»."""
    verb = top(tokens[clause.verb].lower)
    is_ahead = verb.lemma in DRAFTS and "futr" in verb.grammemes  # «Текст подготовим до Навруза»
    if verb.lemma not in ORDERS and not is_ahead:
        return
    drafts = [one for one in tokens[clause.start : clause.end] if top(one.lower).lemma in DRAFTS]
    start, end = tokens[clause.start].start, tokens[clause.end - 1].end
    moment = moment_in(context.text.lower, start, end) if drafts else None
    if moment is not None:
        yield from announced(context, start, end, moment, rule="planned.draft", confidence=0.8)


FEWEST_SAID = 4  # words


def _said(context: Context, index: int) -> Iterator[Planned]:
    """Yield what a speaker announces between quotation marks: «Ждём могилевчан в августе», «Соберём ко Дню города»."""
    sentence, text = context.text.sentences[index], context.text
    if "quotes by place" not in context.memo:
        context.memo["quotes by place"] = placed(text.quotes)
    quotes: Placed[QuotePair] = context.memo["quotes by place"]
    for pair in quotes.within(sentence.start, sentence.end):
        if pair.depth:
            continue
        tokens = text.tokens_in(pair.start, min(pair.end, sentence.end))
        if len(tokens) < FEWEST_SAID:
            continue
        predicates = [number for number, token in enumerate(tokens) if token.is_word and is_predicate(token.lower)]
        for clause in clauses_of(tokens, predicates):
            yield from set_for(context, tokens, clause)


# «Ежегодно в марте – штабная тренировка», «В планах на осень – ярмарка»: a dash for the verb of a whole sentence
TIME_AND_DASH = agrees(
    rf"^\W*(?:(?:ежегодно|каждый год|раз в год|уже|затем|далее),? )?(?P<when>{MOMENT.pattern}) – (?!это\b)"
)


def _without_verb(context: Context, index: int) -> Iterator[Planned]:
    """Yield what a sentence without a predicate sets for the time that opens it."""
    words = context.sentence_words(index)
    may_tell = "–" in words and index in context.text.may_hold(TIME_AND_DASH)
    found = TIME_AND_DASH.match(words) if may_tell else None
    if found is None:
        return
    sentence = context.text.sentences[index]
    start = sentence.start + found.end()
    end = min(
        [sentence.end, *(start + place for mark in ",;" if (place := words.find(mark, found.end()) - found.end()) > 0)]
    )
    tokens = context.text.tokens_in(start, end)
    if any(is_predicate(token.lower) for token in tokens) or not any(top(one.lower).pos == "NOUN" for one in tokens):
        return
    moment = Span(*(sentence.start + place for place in found.span("when")))
    yield from announced(context, start, end, moment, rule="planned.dash", confidence=0.85)


# «Ближайшее событие – семинар в Ухте 5 марта», «…; первая встреча – в Твери, в июне»
NEXT = agrees(
    r"(?:^|[,;:–] )(?:(?:а|и|причем) )?(?:перв(?:ый|ая|ое)|(?:ближайш|следующ)(?:ий|ая|ее)|очередн(?:ой|ая|ое)) "
    r"(?!раз\b|год\b|срок\b)"
)


def _next(context: Context, index: int) -> Iterator[Planned]:
    """Yield what words without a predicate set as the first or the next of its kind, with its time."""
    if index not in context.text.may_hold(NEXT):
        return
    words, sentence = context.sentence_words(index), context.text.sentences[index]
    for found in NEXT.finditer(words):
        start = sentence.start + found.end()
        start = context.text.lower.rfind(" ", sentence.start, start - 1) + 1 or sentence.start
        stop = words.find(";", found.end())
        end = sentence.start + stop if stop > 0 else sentence.end
        moment = moment_in(context.text.lower, start, end) or _behind_mark(context, start, end)
        tokens = context.text.tokens_in(start, end)
        if moment is None or is_done(context, start, moment) or any(is_predicate(one.lower) for one in tokens):
            continue
        yield from announced(context, start, end, moment, rule="planned.next", confidence=0.8)


def _behind_mark(context: Context, start: int, end: int) -> Span | None:
    """Return the bare time that a dash or a colon opens: «Первый набор: сентябрь»."""
    mark = max(context.text.shadow.find(one, start, end) for one in ":–")
    return moment_of_row(context.text.lower, mark, end) if mark > 0 else None


SIGNING_AHEAD = agrees(
    r"\bподпишут\b|\bподпишет\b|\bподпишем\b|\bпостав(?:ят|ит) (?:свои |свою )?подпис|\bраспиш[еу]тся\b|\bскрепят\b|"
    r"\b(?:будет|будут) подписан|\bподписать\b|подписани[еяю] (?:[^.!?]{0,60} )?"
    r"(?:состоится|пройдет|ожидается|планируется|намечено)"
)


def _signing(context: Context, index: int) -> Iterator[Planned]:
    """Yield the coming signing of the agreement, where its time is told: its clause, or the whole sentence."""
    lower, sentence = context.text.lower, context.text.sentences[index]
    found = SIGNING_AHEAD.search(lower, sentence.start, sentence.end)
    if found is None or lower.endswith("не ", sentence.start, found.start()):
        return  # «не будет подписан на этой неделе»
    tokens = context.text.tokens_of(index)
    for clause in clauses_in(context, index):
        start, end = tokens[clause.start].start, tokens[clause.end - 1].end
        if not start <= found.start() < end:
            continue
        moment = moment_in(lower, start, end)
        if moment is not None and not is_done(context, start, moment):
            yield from announced(context, start, end, moment, rule="planned.signing", confidence=0.85)
            return
    for words in (_between_marks(lower, sentence, found.start()), sentence):
        moment = moment_in(lower, words.start, words.end)
        if moment is not None and not is_done(context, words.start, moment):
            yield from announced(context, words.start, words.end, moment, rule="planned.signing", confidence=0.85)
            return


def _between_marks(lower: str, sentence: Span, place: int) -> Span:
    """Return the words between the marks around a place: what a speaker says between quotation marks has no clause."""
    start = 1 + max(lower.rfind(mark, sentence.start, place) for mark in ",;«»")
    ends = [end for mark in ",;«»" if (end := lower.find(mark, place, sentence.end)) > 0]
    return Span(max(start, sentence.start), min(ends, default=sentence.end))
