"""What minutes and orders decide, and letters ask, to be done by a day."""

from collections.abc import Iterator, Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.clauses import Clause, clauses_in
from kunak.core.reading.clauses.commitments.grammar import is_predicate, tense, top
from kunak.core.reading.clauses.commitments.listed import ROW_MARK
from kunak.core.reading.clauses.commitments.subject import is_of_parties, subject_of
from kunak.core.reading.clauses.moments import moment_in, moment_of_row
from kunak.core.reading.clauses.planned.clause import set_for
from kunak.core.reading.clauses.planned.events import announced
from kunak.core.reading.clauses.planned.of_paper import DONE
from kunak.core.reading.clauses.planned.undertakings import is_done
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.record import Planned
from kunak.core.reading.text import Token


def decided(context: Context, scope: Scope) -> Iterator[Planned]:
    """Yield what minutes, orders and letters decide or ask to be done by a day."""
    for index in scope.sentences:
        place = _deed_in(context, index)
        if place >= 0:
            yield from _with_its_term(context, index, place)
        elif context.genre == "minutes":
            tokens = context.text.tokens_of(index)
            for clause in clauses_in(context, index):
                yield from set_for(context, tokens, clause)
                yield from _written_as_done(context, index, clause)


BY_A_DAY = re.compile(r"(?:до|к|не\s+позднее|не\s+позже)\s|\d")


def _written_as_done(context: Context, index: int, clause: Clause) -> Iterator[Planned]:
    """Yield what minutes write of a side in the present, «Ухта передаёт музею вагон до 1 мая», as orders do."""
    tokens = context.text.tokens_of(index)
    verb = tokens[clause.verb].lower
    subject = subject_of(tokens, clause.start, clause.verb)
    if tense(verb) != "pres" or subject < 0 or not is_of_parties(context, tokens[subject]):
        return
    if top(verb).lemma in NO_DEED or is_of(verb, "effect", "paper", "state", "soft"):
        return
    start, end = tokens[clause.start].start, tokens[clause.end - 1].end
    mark = ROW_MARK.match(context.text.shadow, start, end)
    start = mark.end() if mark else start
    moment = moment_in(context.text.lower, start, end)
    if moment is not None and BY_A_DAY.match(context.text.lower, moment.start) and not is_done(context, start, moment):
        yield from announced(context, start, end, moment, rule="planned.decided", confidence=0.8)


DECIDED = agrees(
    r"\b(?:поручить|рекомендовать|провести|принять|передать|представить|внести|подготовить|направить|вернуться|"
    r"обеспечить|организовать|утвердить|"
    r"разработать|согласовать|сообщить|известить|уведомить|испытать|разместить|оформить|открыть|запустить|рассмотреть|создать|заключить|подписать|определить|завершить|доложить)\b"
)


def _deed_in(context: Context, index: int) -> int:
    """Return where in the text the deed begins that a sentence decides or asks for; -1 for none."""
    start = context.text.sentences[index].start
    place = _task_in(context, index) if context.genre != "letter" else _asked_in(context, index)
    if place < 0 and index in context.text.may_hold(DECIDED):
        found = DECIDED.search(context.sentence_words(index))
        place = start + found.start() if found is not None else -1
    return place


# «… (срок – до 1 июля)», «… – отв. музеи, срок – IV квартал»
TERM_STATED = re.compile(r"\s*[(,–]\s*(?:срок|отв\.|ответственн)[а-я]*")


def _with_its_term(context: Context, index: int, start: int) -> Iterator[Planned]:
    """Yield the deed that begins at a place, if its sentence tells by when it is to be done."""
    sentence, lower = context.text.sentences[index], context.text.lower
    stated = TERM_STATED.search(lower, start, sentence.end)
    moment = moment_in(lower, sentence.start, sentence.end)
    if moment is None and stated is not None:
        moment = moment_of_row(lower, stated.end(), sentence.end)
    if moment is None or DONE.search(lower[max(sentence.start, moment.start - 70) : moment.start]):
        return
    if context.genre == "letter" and ", котор" in lower[start : moment.start]:
        return  # the time of what is told beside: «о протоколе, который на весну не продлён»
    end = stated.start() if stated is not None else sentence.end
    yield from announced(context, start, end, moment, rule="planned.decided", confidence=0.85)


# verbs of a decision that are no deed themselves: «признать полезным», «принять к сведению»
NO_DEED = frozenset(
    ("признать", "считать", "одобрить", "отметить", "согласиться", "установить", "расторгнуть", "ратифицировать")
)
AGREES = frozenset(("дать", "выразить"))  # «дать согласие на прекращение Договора»
DECIDES = frozenset(("решить", "постановить", "поручить", "рекомендовать", "договориться", "условиться", "обязать"))
GIVES_OUT = frozenset(("поручить", "рекомендовать", "предложить", "обязать"))
ENDS_OR_PROLONGS = frozenset(("прекратить", "продлить", "вступить", "действовать", "утратить"))


def _task_in(context: Context, index: int) -> int:
    """Return where the deed begins that a sentence decides: at its infinitive, whatever verb it is; -1 for none."""
    tokens = context.text.tokens_of(index)
    for number, token in enumerate(tokens):
        if not token.is_word:
            continue
        told = top(token.lower)
        if told.pos == "INFN" and told.lemma in GIVES_OUT and _has_infinitive(tokens, number + 1):
            continue  # «Поручить секретариату подготовить задание»
        if told.pos == "INFN":
            is_deed = told.lemma not in NO_DEED and told.lemma not in ENDS_OR_PROLONGS
            return token.start if is_deed and not _notes(tokens, number) else -1
        if is_predicate(token.lower) and told.lemma not in DECIDES:
            return -1
    return -1


def _has_infinitive(tokens: Sequence[Token], start: int) -> bool:
    return any(top(token.lower).pos == "INFN" for token in tokens[start:] if token.is_word)


def _notes(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether an infinitive only takes note or agrees: «принять к сведению», «дать согласие»."""
    following = [token.lower for token in tokens[number + 1 : number + 3]]
    return (tokens[number].lower == "принять" and "сведению" in following) or (
        tokens[number].lower in AGREES and "согласие" in following[:1]
    )


ASKS = frozenset(("просим", "прошу", "просит", "предлагаем", "предлагаю"))


def _asked_in(context: Context, index: int) -> int:
    """Return where the deed begins that a letter asks for: «Просим до мая сообщить состав»; -1 for none."""
    tokens = context.text.tokens_of(index)
    asks = next((number for number, token in enumerate(tokens) if token.lower in ASKS), len(tokens))
    told = next((token for token in tokens[asks:] if token.is_word and top(token.lower).pos == "INFN"), None)
    return told.start if told is not None else -1
