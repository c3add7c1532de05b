"""Undertakings told by a finite verb: «регионы будут проводить …», «вуз откроет …», «Стороны создают …»."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.clauses import Clause, clauses_in, real_verb, without_marks
from kunak.core.reading.clauses.commitments.grammar import (
    cases_of,
    is_infinitive,
    likely_cases,
    tense,
    tense_of_us,
    top,
)
from kunak.core.reading.clauses.commitments.no_deed import (
    furthers,
    is_denied,
    is_negated,
    is_subordinate,
    names_event,
    only_begins,
    tells_no_deed,
)
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.split import MARKS, Opened, Takes, after_asides, conjuncts_from, gaps
from kunak.core.reading.clauses.commitments.subject import is_of_parties, may_undertake, subject_end, subject_of
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.speech import is_spoken
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of, words_of
from kunak.core.reading.text import Token

PRESENT, SURE_OF_PRESENT = "commitment.present", 0.65


class Telling(NamedTuple):
    """Which finite verbs count and how sure what they tell is.

    Args:
        tenses: the future of news; the present too in the text of an agreement.
        confidence: of what is found.
        rule: id that stays with it.
        by_parties: whether what a party itself does now counts, too, as less sure.
        is_of_news: whether somebody may be quoted, who tells what is so and promises nothing.
    """

    tenses: frozenset[str]
    confidence: float
    rule: str
    by_parties: bool = False
    is_of_news: bool = False


def finite(context: Context, index: int, telling: Telling) -> Iterator[Piece]:
    """Yield what the finite verbs of a sentence say is to be done."""
    tokens, goes_on = context.text.tokens_of(index), False
    for clause in clauses_in(context, index):
        verb = tokens[clause.verb].lower
        rule, confidence = telling.rule, telling.confidence
        when = tense(verb)
        if when == "other" and _is_ours(context, tokens, clause):
            when = tense_of_us(verb)
        if not (when in telling.tenses or verb in words_of("helping") or is_of(verb, "set_up")):
            if tense(verb) != "pres" or not (
                (goes_on and subject_of(tokens, clause.start, clause.verb) >= 0)
                or (telling.by_parties and _is_done_by_party(context, tokens, clause))
                or (telling.by_parties and _is_shared_out(context, index, clause))
            ):
                continue
            rule, confidence = PRESENT, SURE_OF_PRESENT
        if when == "pres" and telling.is_of_news and is_spoken(context, tokens[clause.verb].start):
            continue  # «…, – наши регионы живут одним», – what is so is no promise
        for start, end, head in _told(context, tokens, clause):
            # «баржи поднимут, бакены чинят по очереди»: beside what is to come the present tells an undertaking, too
            goes_on = goes_on or (telling.by_parties and tense(verb) == "futr")
            lemma = top(tokens[head].lower).lemma
            yield Piece(tokens[start].start, tokens[end - 1].end, index, rule, confidence, lemma)


def _is_ours(context: Context, tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether we who write do something to a thing: «откроем выставку», and not what one speaker offers."""
    return not is_spoken(context, tokens[clause.verb].start) and any(
        "accs" in likely_cases(token.lower) for token in tokens[clause.start : clause.end] if token.is_word
    )


SHARED = agrees(
    r"\b(?:поровну|пополам|вскладчину|поочередно|попеременно|по очереди|раз в|в равных|по первому|"
    r"каждый (?:квартал|сезон|год|месяц)|каждую (?:осень|весну|зиму|неделю)|каждое лето|"
    r"сообща|вместе|совместно|бесплатно|взаимно|друг друг[а-я]+)\b"
)


def _is_shared_out(context: Context, index: int, clause: Clause) -> bool:
    """Tell whether what is done in turns or in equal parts goes on by the paper: «Расходы делят пополам»."""
    if index not in context.text.held(SHARED):
        return False
    tokens = context.text.tokens_of(index)
    if is_of(tokens[clause.verb].lower, "effect", "traded", "state", "soft", "paper") or is_negated(
        tokens, clause.verb
    ):
        return False
    start, end = tokens[clause.start].start, tokens[clause.end - 1].end
    words = [token.lower for token in tokens[clause.start : clause.end]]
    return not ("давно" in words or "уже" in words) and SHARED.search(context.text.lower, start, end) is not None


def _is_done_by_party(context: Context, tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a party is said to do something for the other, and not what it always sells or makes."""
    verb = tokens[clause.verb].lower
    subject = subject_of(tokens, clause.start, clause.verb)
    return subject >= 0 and not is_of(verb, "traded", "state") and is_of_parties(context, tokens[subject])


def _told(context: Context, tokens: Sequence[Token], clause: Clause) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and verb of each undertaking of a clause, as numbers of tokens."""
    start = _start_of(tokens, clause)
    if start < 0:
        return
    doing = real_verb(tokens, clause)
    if doing < 0 or is_denied(tokens, clause.verb) or only_begins(tokens, doing):
        return
    subject = subject_of(tokens, start, clause.verb)
    if tells_no_deed(context, tokens, clause, doing, subject):
        return
    is_no_deed = is_of(tokens[doing].lower, "effect", "paper") and not furthers(context, tokens, doing, subject)
    if is_no_deed and not is_infinitive(tokens[doing]):
        return
    if subject < 0 and top(tokens[doing].lower).lemma == "пройти" and not names_event(tokens, clause):
        return
    if subject >= 0 and not may_undertake(context, tokens[subject]):
        return
    if subject >= 0 and is_of_parties(context, tokens[subject]) and not _object_first(tokens, start, subject):
        start = subject_end(context, tokens, subject, clause.verb)
        if start == clause.verb and tokens[start].lower in ("будет", "будут"):
            start = _after_manner(tokens, clause.verb + 1, doing)
        elif start < clause.verb:
            start = after_asides(tokens, start, clause.verb)
    end = _end_of(tokens, clause, doing)
    without_verb = gaps(tokens, doing, end)
    if without_verb:
        end = without_marks(tokens, start, without_verb[0][0])
    takes = Takes(infinitive=is_infinitive(tokens[doing]))
    items = list(conjuncts_from(tokens, Opened(doing, doing, by_verb=True), end, takes))
    for item in items[is_no_deed:]:  # «станут собираться, обмениваться законами»: what follows is a deed
        yield (min(start, item.start) if item is items[0] else item.start), item.end, item.head
    for first, last in without_verb:
        yield first, last, doing


def _object_first(tokens: Sequence[Token], start: int, subject: int) -> bool:
    """Tell whether what is done to stands before the parties: «Паромную переправу стороны содержат на общие деньги»."""
    for number in range(start, subject):
        cases = cases_of(tokens[number].lower, nouns=True)
        if "accs" in cases and "nomn" not in cases:
            before = tokens[max(start, number - OWN_WORDS) : number]
            return all(top(token.lower).pos != "PREP" for token in before)
    return False


OWN_WORDS = 3


def _after_manner(tokens: Sequence[Token], number: int, verb: int) -> int:
    while number < verb and is_of(tokens[number].lower, "manner"):
        number += 1
    return number


def _end_of(tokens: Sequence[Token], clause: Clause, doing: int) -> int:
    """Return where what is done ends: before a clause that depends on it."""
    for number in range(doing + 1, clause.end - 1):
        if tokens[number].text in MARKS:
            word = tokens[number + 1].lower
            if word in words_of("subordinating") or word.startswith("котор") or word == "что":
                return number
    return clause.end


def _start_of(tokens: Sequence[Token], clause: Clause) -> int:
    """Return where what a clause tells begins, -1 where it depends on another."""
    start = _after_relative(tokens, clause)
    if start:
        return start
    start = _after_connecting(tokens, clause)
    return -1 if start > clause.verb or is_subordinate(tokens, clause, start) else start


def _after_relative(tokens: Sequence[Token], clause: Clause) -> int:
    """Return where a clause goes on by which the paper is carried out: «договор, по которому вуз примет …»; else 0."""
    for number in range(clause.start, min(clause.start + FEW_WORDS, clause.verb)):
        if tokens[number].lower in ("которому", "которым") and tokens[number - 1].lower in ("по", "согласно", "с"):
            named = tokens[max(0, clause.start - LONGEST_GROUND) : clause.start]
            return number + 1 if any(is_of(token.lower, "act") for token in named) else 0
    return 0


FEW_WORDS = 5
LONGEST_GROUND = 6


def _after_connecting(tokens: Sequence[Token], clause: Clause) -> int:
    """Return where a clause itself begins: after «а также», «во-вторых», «по соглашению», «в рамках документа»."""
    number = _after_number(tokens, clause)
    while number < clause.verb and (tokens[number].lower in words_of("connecting") or _is_mark(tokens[number])):
        number += 1
    if number < clause.verb and tokens[number].lower in ("по", "согласно", "в", "благодаря"):
        is_in = tokens[number].lower == "в"
        reach = range(number + 1, min(number + LONGEST_GROUND, clause.verb))
        if not is_in or any(tokens[place].lower in ("рамках", "соответствии") for place in reach):
            return next((place + 1 for place in reach if is_of(tokens[place].lower, "act")), number)
    return number


def _after_number(tokens: Sequence[Token], clause: Clause) -> int:
    """Return the number of the token after «3.», «2.1.» that opens an article."""
    number = clause.start
    while number == 0 or tokens[number - 1].text in ".)":
        is_number = tokens[number].text.isdigit() or ROMAN.fullmatch(tokens[number].text) is not None
        if number + 1 >= clause.verb or not is_number or tokens[number + 1].text not in ".)":
            break
        number += 2
    return number


ROMAN = re.compile(r"[IVX]{1,4}")


def _is_mark(token: Token) -> bool:
    return not (token.is_word or token.text[0].isdigit() or token.text == "«")
