"""The clauses of a sentence, each around one finite verb, and which of its words says what is done."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from kunak.core.reading.clauses.commitments.grammar import cases_of, is_infinitive, is_predicate, top
from kunak.core.reading.clauses.commitments.split import is_decimal, is_route
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of, words_of
from kunak.core.reading.marks import Mark
from kunak.core.reading.text import Token


class Clause(NamedTuple):
    """Tokens `[start, end)` around a finite verb."""

    start: int
    end: int
    verb: int


MAKES_CLAUSE = Mark(lambda word: word[0].isalpha() and is_predicate(word))


def clauses_in(context: Context, index: int) -> list[Clause]:
    """Return the clauses of a sentence by its number, found once."""
    known: dict[int, list[Clause]] = context.memo.setdefault("clauses", {})
    if index not in known:
        tokens = context.text.tokens_of(index)
        is_paper = context.genre == "agreement"
        predicates = [
            number
            for number in context.text.places_of(MAKES_CLAUSE, index)
            if not (tokens[number].is_capital and context.people.holding(tokens[number].start))  # «Марка Шагала»
        ]
        known[index] = clauses_of(tokens, predicates, is_paper=is_paper)
    return known[index]


def clauses_of(tokens: Sequence[Token], predicates: Sequence[int], *, is_paper: bool = False) -> list[Clause]:
    """Return the clauses of a sentence, each around one finite verb outside quotation marks.

    In a paper also those of the wording that it quotes: «Дополнить пунктом 8.1: «Стороны обмениваются …»».
    """
    verbs: list[int] = []
    quoted = _quoted(tokens, is_paper=is_paper) if predicates else frozenset()
    for number in predicates:
        if number not in quoted and not _goes_with(tokens, verbs, number):
            verbs.append(number)
    starts = [_opening(tokens, verbs[place - 1] if place else -1, verb) for place, verb in enumerate(verbs)]
    ends = [*starts[1:], len(tokens)][: len(verbs)]
    return [
        Clause(start, without_marks(tokens, start, end), verb)
        for start, end, verb in zip(starts, ends, verbs, strict=True)
    ]


# a speaker who says so tells what was agreed: «Бумага пойдёт в дело: врачи приедут», «Теперь студенты отправятся»
RETELLS = frozenset(("теперь", "отныне", "бумага", "документ", "соглашение", "договор", "меморандум"))


def _quoted(tokens: Sequence[Token], *, is_paper: bool) -> frozenset[int]:
    """Return the numbers of the tokens inside quotation marks; the wording that a paper quotes is its own."""
    marks = [token[2] for token in tokens]
    if "«" not in marks:
        return frozenset()
    if is_paper:
        marks = ["" if mark == "«" and before == ":" else mark for before, mark in pairwise(["", *marks])]
    nested = accumulate((mark == "«") - (mark == "»") for mark in marks)
    quoted = frozenset(number for number, depth in enumerate(nested) if depth > 0)
    return frozenset() if any(tokens[number].lower in RETELLS for number in quoted) else quoted


def _goes_with(tokens: Sequence[Token], verbs: Sequence[int], number: int) -> bool:
    """Tell whether a short participle belongs to the «будут» before it: «будут также созданы»."""
    return (
        bool(verbs)
        and top(tokens[number].lower).pos == "PRTS"
        and tokens[verbs[-1]].lower in words_of("helping")
        and all(token.is_word for token in tokens[verbs[-1] : number])
    )


STRONG_MARKS = frozenset((",", ";", ":", "–", "«", "("))
WEAK_MARKS = frozenset(("и", "а", "но"))


def _opening(tokens: Sequence[Token], before: int, verb: int) -> int:
    """Return where the clause of a verb begins: after the last mark that parts it from the verb before."""
    weak, nested = -1, 0
    for number in range(verb - 1, before, -1):
        token = tokens[number]
        was_nested = nested > 0
        nested += (token.text == "»") - (token.text == "«")
        if was_nested or nested > 0:
            continue
        if token.text in STRONG_MARKS and not _joins(tokens, number):
            return number + 1
        if weak < 0 <= before and token.lower in WEAK_MARKS:
            weak = number + 1
    return weak if weak > 0 else before + 1


BOTH = 2


def _joins(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a dash or a comma parts nothing: «14–16 июля», «вложит 4,1 миллиарда», «рейс Тверь – Ухта»."""
    if tokens[number].text == ",":
        return is_decimal(tokens, number)
    around = tokens[number - 1 : number + 2 : 2]
    if tokens[number].text != "–" or len(around) < BOTH:
        return False
    return is_route(tokens, number) or all(token.text.isdigit() for token in around)


def without_marks(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where tokens end without the marks and conjunctions that close them."""
    while end > start and (tokens[end - 1].text in ".,;:!…–«" or tokens[end - 1].lower in WEAK_MARKS):
        end -= 1
    return end


BEFORE_REAL_VERB = 7
PHASES = frozenset(("начать", "продолжить"))


def real_verb(tokens: Sequence[Token], clause: Clause) -> int:
    """Return the number of the verb that says what is done: after «будут», «смогут» an infinitive; -1 for none."""
    if tokens[clause.verb].lower not in words_of("helping"):
        return clause.verb
    after = range(clause.verb + 1, min(clause.verb + BEFORE_REAL_VERB, clause.end))
    before = range(clause.verb - 1, clause.start - 1, -1)
    alone = clause.verb if top(tokens[clause.verb].lower).lemma in PHASES and _has_object(tokens, clause) else -1
    return next(
        (
            number
            for number in [*after, *before]
            if is_infinitive(tokens[number]) or top(tokens[number].lower).pos == "PRTS"
        ),
        alone,
    )


def _has_object(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether an object stands beside a verb: «начнёт работу», «обмен хорами продолжат»."""
    if clause.verb + 1 < clause.end and "accs" in cases_of(tokens[clause.verb + 1].lower, nouns=True):
        return True
    before = tokens[clause.start : clause.verb]
    return any(
        is_of(token.lower, "action", "event") and "accs" in cases_of(token.lower, nouns=True) for token in before
    )
