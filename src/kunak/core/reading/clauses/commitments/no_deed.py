"""Clauses whose verb tells no deed: what comes of itself, what a group or a paper does, what only begins or depends."""

from collections.abc import Sequence
from itertools import pairwise

from kunak.core.reading.clauses.commitments.clauses import PHASES, Clause
from kunak.core.reading.clauses.commitments.grammar import cases_of, phrase_at, tense, tense_of_us, top
from kunak.core.reading.clauses.commitments.roles import is_person
from kunak.core.reading.clauses.commitments.subject import is_of_parties
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of, words_of
from kunak.core.reading.text import Token


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
    lemma = top(tokens[clause.verb].lower).lemma
    if _only_asks_or_opens(tokens, clause):
        return True
    if lemma in DESCRIBING or (lemma in DRAWS_UP and _draws_up_an_act(tokens, clause)):
        return True
    if subject < 0 and _opens_list_of_doers(tokens, clause):
        return True
    if tense(tokens[clause.verb].lower) == "futr" and _is_of_this_week(tokens, clause):
        return True
    if _is_fact(context, tokens, clause) or _becomes_easier(tokens, clause):
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
    comes_of_itself = is_of(tokens[subject].lower, "part", "act", "cost", "tie") and not is_of(verb, "set_up")
    return is_negated(tokens, clause.verb) or comes_of_itself


# «Область граничит с семью регионами», «Штат тянется вдоль берега»: what a land is like
DESCRIBING = frozenset(
    (
        *("граничить", "соседствовать", "тянуться", "простираться", "раскинуться", "омываться", "располагаться"),
        *("насчитывать", "населять", "проживать", "славиться", "гордиться", "слыть", "считаться", "являться"),
        *("возникать", "возникнуть"),  # «Взаимных платежей не возникает»
    )
)


def _only_asks_or_opens(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause asks, «спросила, возьмут ли девушек», or opens a list: «Завод принимает на себя:»."""
    if clause.verb + 1 < len(tokens) and tokens[clause.verb + 1].lower == "ли":
        return True
    told = (token.lower for token in tokens[clause.verb + 1 : clause.end] if token.is_word)
    return next(told, "") == "на" and list(told) == ["себя"]


DRAWS_UP = frozenset(("составлять", "составить", "оформлять", "оформить"))


def _draws_up_an_act(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether what is drawn up only proves what was done: «о сверке составляют акт», and no «акт о передаче …»."""
    told = tokens[clause.verb + 1 : clause.end]
    return bool(told) and told[0].lower in ("акт", "акты") and not any(token.is_word for token in told[1:])


def _opens_list_of_doers(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a verb behind its object opens a list of who does it: «Текущую переписку ведут: от Твери – …»."""
    if (
        clause.verb + 1 >= len(tokens)
        or tokens[clause.verb + 1].text != ":"
        or not tokens[clause.verb].lower.endswith("т")
    ):
        return False
    return any(
        "accs" in cases_of(token.lower, nouns=True) for token in tokens[clause.start : clause.verb] if token.is_word
    )


# what is so today is no promise: «сейчас чаще всего ищут физиков», «обычно суда чинят в Перми»
OF_TODAY = frozenset(("сейчас", "сегодня", "обычно", "нередко", "по-прежнему", "зачастую"))


def _is_fact(context: Context, tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether news says in the present how things are, not what was agreed."""
    if context.genre != "release" or tense(tokens[clause.verb].lower) != "pres":
        return False
    words = [token.lower for token in tokens[clause.start : clause.end]]
    return not OF_TODAY.isdisjoint(words) or any(
        (word, following) in (("чаще", "всего"), ("как", "правило")) for word, following in pairwise(words)
    )


def _becomes_easier(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause says what will be better for somebody: «жителям станет проще ездить»."""
    if tokens[clause.verb].lower not in ("станет", "будет"):
        return False
    after = tokens[clause.verb + 1 : clause.verb + 2]
    return bool(after) and top(after[0].lower).pos == "COMP"


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


def _starts_the_paper(tokens: Sequence[Token], doing: int, clause: Clause) -> bool:
    """Tell whether the paper is what begins: «С 1 марта заработает соглашение»."""
    if top(tokens[doing].lower).lemma not in OF_GROUPS:
        return False
    begun = phrase_at(tokens, doing + 1, clause.end)
    return begun is not None and is_of(tokens[begun.head].lower, "act")


BEFORE_PERSON = 5


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


BEFORE_GIFT = 4


def furthers(context: Context, tokens: Sequence[Token], doing: int, subject: int) -> bool:
    """Tell whether parties themselves do what otherwise is an effect.

    «Стороны способствуют приёму студентов», «Студентам дадут места», and not «Это даст импульс».
    """
    lemma = top(tokens[doing].lower).lemma
    if lemma == "дать":
        given = tokens[doing + 1 : doing + 1 + BEFORE_GIFT]
        is_by_them = subject < 0 or is_of_parties(context, tokens[subject])
        return is_by_them and not any(is_of(token.lower, "no_gift") for token in given)
    if lemma in BRINGS:
        return brings_to_a_place(tokens[doing + 1 : doing + 1 + BEFORE_GIFT])
    if lemma in TELLS_ALSO:
        told = tokens[doing + 1 : doing + 1 + BEFORE_GIFT]
        is_mutual = lemma in WARNS and any(token.lower == "друг" for token in told)
        return is_mutual or (subject >= 0 and is_of_parties(context, tokens[subject]))
    if lemma == "содержать":  # «область содержит вертолёт»: what is kept is judged itself
        return subject >= 0 and is_of_parties(context, tokens[subject])
    return lemma == "способствовать" and subject >= 0 and is_of_parties(context, tokens[subject])


BRINGS = frozenset(("подводить", "подвести"))
WARNS = frozenset(("предупреждать", "предупредить", "извещать", "известить"))
TELLS_ALSO = WARNS | {"сообщать", "сообщить", "вносить", "внести"}  # what is told or brought in is judged itself


def brings_to_a_place(tokens: Sequence[Token]) -> bool:
    """Tell whether a road, gas, light is brought to a place: «подводит к теплицам дорогу», and no sum is drawn."""
    words = [token.lower for token in tokens]
    return not {"к", "ко"}.isdisjoint(words) and not any(word.startswith(("итог", "черт")) for word in words)


def names_event(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause says what is to take place or be gone through: not «очередная пройдёт в мае»."""
    told = tokens[clause.start : clause.end]
    return any(is_of(token.lower, "event") for token in told) or any(
        is_of(token.lower, "action") and "accs" in cases_of(token.lower, nouns=True) for token in told
    )


def is_negated(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether «не» stands right before a verb."""
    return verb > 0 and tokens[verb - 1].lower == "не"


def is_denied(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether it is said that something will not be: «не будет опубликован»."""
    return is_negated(tokens, verb) and tokens[verb].lower in words_of("helping")


def only_begins(tokens: Sequence[Token], doing: int) -> bool:
    """Tell whether something only starts, «начнёт работу в мае», and not «школы начнут переписку»."""
    if top(tokens[doing].lower).lemma not in PHASES:
        return False
    return doing + 1 >= len(tokens) or is_of(tokens[doing + 1].lower, "running")


def is_subordinate(tokens: Sequence[Token], clause: Clause, start: int) -> bool:
    """Tell whether a clause depends on another, or says «он», «это» of what was told: no undertaking by itself."""
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
