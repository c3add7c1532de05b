"""Undertakings told by a finite verb: «регионы будут проводить …», «вуз откроет …», «Стороны создают …»."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import (
    cases_of,
    is_infinitive,
    is_predicate,
    likely_cases,
    phrase_at,
    tense,
    tense_of_us,
    top,
)
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.roles import is_person
from kunak.core.reading.clauses.commitments.split import (
    MARKS,
    Opened,
    Takes,
    after_asides,
    conjuncts_from,
    gaps,
    is_decimal,
    is_route,
)
from kunak.core.reading.clauses.commitments.subject import is_of_parties, may_undertake, subject_end, subject_of
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.speech import is_spoken
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of, words_of
from kunak.core.reading.marks import Mark
from kunak.core.reading.text import Token

STRONG_MARKS = frozenset((",", ";", ":", "–", "«", "("))
WEAK_MARKS = frozenset(("и", "а", "но"))
BEFORE_REAL_VERB = 7
LONGEST_GROUND = 6
BEFORE_GIFT = 4
BOTH = 2
PRESENT, SURE_OF_PRESENT = "commitment.present", 0.65
BEGINS = frozenset(("начать", "продолжить"))


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


class Clause(NamedTuple):
    """Tokens `[start, end)` around a finite verb."""

    start: int
    end: int
    verb: int


MAKES_CLAUSE = Mark(lambda word: word[0].isalpha() and is_predicate(word))


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
    r"\b(?:поровну|пополам|вскладчину|поочередно|попеременно|по очереди|раз в|в равных|по первому|каждый квартал)\b"
)


def _is_shared_out(context: Context, index: int, clause: Clause) -> bool:
    """Tell whether what is done in turns or in equal parts goes on by the paper: «Расходы делят пополам»."""
    if index not in context.text.held(SHARED):
        return False
    tokens = context.text.tokens_of(index)
    if is_of(tokens[clause.verb].lower, "effect", "traded", "state", "soft", "paper") or _is_negated(
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
        Clause(start, _without_marks(tokens, start, end), verb)
        for start, end, verb in zip(starts, ends, verbs, strict=True)
    ]


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


# a speaker who says so tells what was agreed: «Бумага пойдёт в дело: врачи приедут», «Теперь студенты отправятся»
RETELLS = frozenset(("теперь", "отныне", "бумага", "документ", "соглашение", "договор", "меморандум"))


def _goes_with(tokens: Sequence[Token], verbs: Sequence[int], number: int) -> bool:
    """Tell whether a short participle belongs to the «будут» before it: «будут также созданы»."""
    return (
        bool(verbs)
        and top(tokens[number].lower).pos == "PRTS"
        and tokens[verbs[-1]].lower in words_of("helping")
        and all(token.is_word for token in tokens[verbs[-1] : number])
    )


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


def _joins(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a dash or a comma parts nothing: «14–16 июля», «вложит 4,1 миллиарда», «рейс Тверь – Ухта»."""
    if tokens[number].text == ",":
        return is_decimal(tokens, number)
    around = tokens[number - 1 : number + 2 : 2]
    if tokens[number].text != "–" or len(around) < BOTH:
        return False
    return is_route(tokens, number) or all(token.text.isdigit() for token in around)


def _without_marks(tokens: Sequence[Token], start: int, end: int) -> int:
    while end > start and (tokens[end - 1].text in ".,;:!…–«" or tokens[end - 1].lower in WEAK_MARKS):
        end -= 1
    return end


def _told(context: Context, tokens: Sequence[Token], clause: Clause) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and verb of each undertaking of a clause, as numbers of tokens."""
    start = _after_connecting(tokens, clause)
    if start > clause.verb or _is_subordinate(tokens, clause, start):
        return
    doing = real_verb(tokens, clause)
    if doing < 0 or _is_denied(tokens, clause.verb) or _only_begins(tokens, doing):
        return
    subject = subject_of(tokens, start, clause.verb)
    if tells_no_deed(context, tokens, clause, doing, subject):
        return
    is_no_deed = is_of(tokens[doing].lower, "effect", "paper") and not _furthers(context, tokens, doing, subject)
    if is_no_deed and not is_infinitive(tokens[doing]):
        return
    if subject < 0 and top(tokens[doing].lower).lemma == "пройти" and not _names_event(tokens, clause):
        return
    if subject >= 0 and not may_undertake(context, tokens[subject]):
        return
    if subject >= 0 and is_of_parties(context, tokens[subject]):
        start = subject_end(context, tokens, subject, clause.verb)
        if start == clause.verb and tokens[start].lower in ("будет", "будут"):
            start = _after_manner(tokens, clause.verb + 1, doing)
        elif start < clause.verb:
            start = after_asides(tokens, start, clause.verb)
    end = _end_of(tokens, clause, doing)
    without_verb = gaps(tokens, doing, end)
    if without_verb:
        end = _without_marks(tokens, start, without_verb[0][0])
    takes = Takes(infinitive=is_infinitive(tokens[doing]))
    items = list(conjuncts_from(tokens, Opened(doing, doing, by_verb=True), end, takes))
    for item in items[is_no_deed:]:  # «станут собираться, обмениваться законами»: what follows is a deed
        yield (min(start, item.start) if item is items[0] else item.start), item.end, item.head
    for first, last in without_verb:
        yield first, last, doing


def _only_begins(tokens: Sequence[Token], doing: int) -> bool:
    """Tell whether something only starts, «начнёт работу в мае», and not «школы начнут переписку»."""
    if top(tokens[doing].lower).lemma not in BEGINS:
        return False
    return doing + 1 >= len(tokens) or is_of(tokens[doing + 1].lower, "running")


def tells_no_deed(  # noqa: PLR0911  one answer a line
    context: Context, tokens: Sequence[Token], clause: Clause, doing: int, subject: int
) -> bool:
    """Tell whether a clause says what a person is in charge of, when a group meets, or what comes of itself.

    «Половину поведёт вице-премьер Анна Орлова», «Совет впервые соберётся в мае», «Обязательства возникают с 1 мая»,
    «плата не взимается».
    """
    if subject < 0 and (
        _follows_person(context, tokens, doing, clause.end) or _starts_the_paper(tokens, doing, clause)
    ):
        return True
    if tense(tokens[clause.verb].lower) == "futr" and _is_of_this_week(tokens, clause):
        return True
    if top(tokens[clause.verb].lower).lemma in REPORTS and _closes_speech(context, tokens, clause):
        return True
    if subject >= 0 and top(tokens[subject].lower).lemma in THEMES:
        return True  # «Основные темы будут лежать в культуре»
    if subject < 0 and top(tokens[doing].lower).lemma in FURTHERS and tokens[clause.verb].lower == "будет":
        return True  # «соглашение укрепит дружбу и будет содействовать развитию»: the paper does so
    who = subject if subject >= 0 else _noun_after(tokens, doing, clause.end)
    if who >= 0 and is_of(tokens[who].lower, "group", "office") and top(tokens[doing].lower).lemma in OF_GROUPS:
        return True
    verb = tokens[clause.verb].lower
    if subject >= 0 and is_of(tokens[subject].lower, "cost") and tense(verb) == "futr":
        return True
    if subject < 0 or is_of_parties(context, tokens[subject]) or tense(verb) != "pres":
        return False
    is_denied = clause.verb > 0 and tokens[clause.verb - 1].lower == "не"
    comes_of_itself = is_of(tokens[subject].lower, "part", "act", "cost", "tie") and not is_of(verb, "set_up")
    return is_denied or comes_of_itself


THEMES = frozenset(
    (
        *("тема", "направление", "сфера", "приоритет", "стратегия", "концепция"),
        *("оригинал", "подлинник", "отсчет", "счет"),  # «оригиналы полетят почтой»
    )
)
FURTHERS = frozenset(("содействовать", "способствовать", "помогать", "помочь"))
# «…», – цитирует министра пресс-служба; «…, передаёт ТАСС»
REPORTS = frozenset(("передавать", "цитировать", "писать", "информировать", "подчеркивать", "напоминать"))


def _closes_speech(context: Context, tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a verb of news opens its clause right behind a comma or a dash, as words of who tells do."""
    if context.genre != "release":
        return False
    return clause.start == clause.verb > 0 and tokens[clause.verb - 1].text in (",", "–")


WEEKDAYS = frozenset(("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"))


def _is_of_this_week(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause tells of a weekday with no month: «в пятницу гости осмотрят завод» is a visit's order."""
    return any(
        tokens[number].lower in WEEKDAYS and number > 0 and tokens[number - 1].lower in ("в", "во")
        for number in range(clause.start, clause.end)
    )


OF_GROUPS = frozenset(
    ("встретиться", "собраться", "открыться", "заняться", "заработать", "заседать", "начаться", "изучить")
)
BEFORE_PERSON = 5


def _starts_the_paper(tokens: Sequence[Token], doing: int, clause: Clause) -> bool:
    """Tell whether the paper is what begins: «С 1 марта заработает соглашение»."""
    if top(tokens[doing].lower).lemma not in OF_GROUPS:
        return False
    begun = phrase_at(tokens, doing + 1, clause.end)
    return begun is not None and is_of(tokens[begun.head].lower, "act")


def _follows_person(context: Context, tokens: Sequence[Token], doing: int, end: int) -> bool:
    """Tell whether a post with a name stands as the subject behind its verb."""
    who = _noun_after(tokens, doing, end)
    return who >= 0 and any(
        context.people.holding(token.start) is not None for token in tokens[who : min(who + BEFORE_PERSON, end)]
    )


def _noun_after(tokens: Sequence[Token], doing: int, end: int) -> int:
    """Return the head of the phrase right after a verb, where it can only be the subject; else -1."""
    phrase = phrase_at(tokens, doing + 1, end)
    if phrase is None or phrase.is_name or "nomn" not in phrase.cases or "accs" in phrase.cases:
        return -1
    return phrase.head


def _furthers(context: Context, tokens: Sequence[Token], doing: int, subject: int) -> bool:
    """Tell whether parties themselves do what otherwise is an effect.

    «Стороны способствуют приёму студентов», «Студентам дадут места», and not «Это даст импульс».
    """
    lemma = top(tokens[doing].lower).lemma
    if lemma == "дать":
        given = tokens[doing + 1 : doing + 1 + BEFORE_GIFT]
        is_by_them = subject < 0 or is_of_parties(context, tokens[subject])
        return is_by_them and not any(is_of(token.lower, "no_gift") for token in given)
    if lemma in TELLS_ALSO:
        return subject >= 0 and is_of_parties(context, tokens[subject])
    return lemma == "способствовать" and subject >= 0 and is_of_parties(context, tokens[subject])


TELLS_ALSO = frozenset(("сообщать", "сообщить", "вносить", "внести"))  # what is told or brought in is judged itself


def _names_event(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause says what is to take place or be gone through: not «очередная пройдёт в мае»."""
    told = tokens[clause.start : clause.end]
    return any(is_of(token.lower, "event") for token in told) or any(
        is_of(token.lower, "action") and "accs" in cases_of(token.lower, nouns=True) for token in told
    )


def _is_negated(tokens: Sequence[Token], verb: int) -> bool:
    return verb > 0 and tokens[verb - 1].lower == "не"


def _is_denied(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether it is said that something will not be: «не будет опубликован»."""
    return _is_negated(tokens, verb) and tokens[verb].lower in words_of("helping")


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


def _is_subordinate(tokens: Sequence[Token], clause: Clause, start: int) -> bool:
    words = [token.lower for token in tokens[max(0, clause.start - 1) : clause.verb]]
    if any(word in words_of("subordinating") or word.startswith("котор") for word in words):
        return True
    if tokens[start].lower == "оно" and not is_of(tokens[clause.verb].lower, "helps"):
        return True  # «Оно заменит прежний документ»; «Оно поможет сторонам обмениваться методиками» tells a deed
    if clause.verb - 1 > start and tokens[clause.verb - 1].lower in ("оно", "он", "она"):
        return True  # «Воплощаться оно будет в культуре»
    if tokens[start].lower in ("ее", "его", "их") and is_person(tokens[start + 1].lower):
        return False  # «его пациентов примет больница»
    if tokens[start].lower == "мы" and tense_of_us(tokens[clause.verb].lower):
        return False  # «мы поможем соседям»
    return tokens[start].lower in ("она", "он", "это", "мы", "я", "вы", "ее", "его")


def real_verb(tokens: Sequence[Token], clause: Clause) -> int:
    """Return the number of the verb that says what is done: after «будут», «смогут» an infinitive; -1 for none."""
    if tokens[clause.verb].lower not in words_of("helping"):
        return clause.verb
    after = range(clause.verb + 1, min(clause.verb + BEFORE_REAL_VERB, clause.end))
    before = range(clause.verb - 1, clause.start - 1, -1)
    alone = clause.verb if top(tokens[clause.verb].lower).lemma in BEGINS and _has_object(tokens, clause) else -1
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
