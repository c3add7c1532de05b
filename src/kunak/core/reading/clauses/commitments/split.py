"""Coordinate actions apart: «создать А, открыть Б и наладить В» are three, «А и Б» of one verb is one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kunak.core.reading.clauses.commitments.grammar import (
    Phrase,
    is_infinitive,
    likely_cases,
    opens_infinitive,
    phrase_at,
    tense,
    top,
)
from kunak.core.reading.lexicon.actions import asides, is_action_noun, is_of, words_of
from kunak.core.reading.text import Token

OBLIQUE = frozenset(("gent", "datv", "ablt", "loct"))
MARKS = frozenset((",", ";"))
JOINING = frozenset(("и", "также"))
BEFORE_FIRST = 8
LONGEST_SUBJECT = 14
LONGEST_OWNER = 5
# the preposition of a cue said again: «нацелены на экспорт, а также на запуск»
REPEATED = {"loct": ("о", "об"), "accs": ("на",), "datv": ("по", "к")}


class Takes(NamedTuple):
    """What a list may consist of: infinitives, noun phrases in a case, or both."""

    infinitive: bool = False
    case: str = ""


class Item(NamedTuple):
    """One conjunct: tokens `[start, end)`; `head` is its infinitive or noun."""

    start: int
    end: int
    head: int
    by_verb: bool


class Opened(NamedTuple):
    """A conjunct that begins at a token; where it ends is not yet known."""

    start: int
    head: int
    by_verb: bool

    @property
    def inside(self) -> int:
        """Return the number of the token after its head."""
        return max(self.start, self.head) + 1

    def item(self, end: int) -> Item:
        """Return it as it ends before a token."""
        return Item(self.start, end, self.head, self.by_verb)


def conjuncts(tokens: Sequence[Token], start: int, end: int, takes: Takes) -> Iterator[Item]:
    """Yield the conjuncts of a list that begins at or shortly after a token.

    Args:
        tokens: of one sentence.
        start, end: numbers of tokens, the end exclusive.
        takes: what the list may consist of.
    """
    current = _first(tokens, start, end, takes)
    if current is not None:
        yield from conjuncts_from(tokens, current, end, takes)


def conjuncts_from(tokens: Sequence[Token], current: Opened, end: int, takes: Takes) -> Iterator[Item]:
    """Yield a conjunct that has begun, and those after it."""
    cut, number = -1, current.inside
    nested = int(tokens[current.head].text == "«")
    while number < end:
        token = tokens[number]
        nested += (token.text in "«(") - (token.text in "»)")
        if nested <= 0 and (token.text in MARKS or token.lower in JOINING) and not is_decimal(tokens, number):
            after = after_asides(tokens, number, end)
            if _ends_list(tokens, number, after, end):
                break
            found = _next(tokens, number, end, takes, current)
            if found is not None:
                yield current.item(cut if cut > 0 else number)
                current, cut, number = found, -1, found.inside - 1
                nested = int(tokens[number].text == "«")
            elif cut < 0 and token.text in MARKS and _only_describes(tokens, after, end):
                cut = number
        elif nested <= 0 and token.text == ":":
            found = _next(tokens, _after_opening(tokens, number, end), end, takes, current)
            if found is None:
                break
            current, number = found, found.inside - 1
            nested = int(tokens[number].text == "«")
        number += 1
    yield current.item(cut if cut > 0 else number)


def _after_opening(tokens: Sequence[Token], colon: int, end: int) -> int:
    """Return where the wording begins that a colon quotes: «Дополнить план пунктом: «Обучить врачей»»."""
    return colon + 2 if colon + 2 < end and tokens[colon + 1].text == "«" else colon


def _first(tokens: Sequence[Token], start: int, end: int, takes: Takes) -> Opened | None:
    for number in range(start, min(end, start + BEFORE_FIRST)):
        if takes.infinitive:
            found = opens_infinitive(tokens, number, end)
            if found >= 0:
                return Opened(number, found, by_verb=True)
        if takes.case and (number == start or _may_follow(tokens, start, number)):
            phrase = phrase_at(tokens, number, end)
            if phrase is not None and takes.case in phrase.cases and _is_sure(tokens, phrase, takes.case):
                begins = start if start < number and _is_recipient(tokens, start, number) else number
                return Opened(begins, phrase.head, by_verb=False)
        if tokens[number].text in MARKS and number > start:
            return None
    return None


def _may_follow(tokens: Sequence[Token], start: int, number: int) -> bool:
    """Tell whether a phrase may begin here after words of time, place or manner: not amid another phrase."""
    before = tokens[number - 1]
    if number - start <= LONGEST_RECIPIENT and _is_recipient(tokens, start, number):
        return True
    if top(before.lower).pos in ("PREP", "ADJF", "PRTF"):
        return False
    return top(tokens[start].lower).pos in ("PREP", "ADVB", "PRCL", "CONJ") or before.text in ":–"


def _is_recipient(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the words are those whom something is given: «гарантирует молодым врачам жильё»."""
    phrase = phrase_at(tokens, start, end)
    return phrase is not None and phrase.head == end - 1 and "datv" in phrase.cases and "accs" not in phrase.cases


LONGEST_RECIPIENT = 3


def _is_sure(tokens: Sequence[Token], phrase: Phrase, case: str) -> bool:
    """Tell whether a phrase stands in the list's case and not in one that the words before it govern."""
    return (
        phrase.is_name
        or is_action_noun(tokens[phrase.head].lower)
        or not ((likely_cases(tokens[phrase.head].lower) & phrase.cases) - {case}) & OBLIQUE
    )


def after_asides(tokens: Sequence[Token], number: int, end: int) -> int:
    """Return the number of the token after marks, «и», «а также» and asides: «в частности,», «во-вторых,», «но и»."""
    while number < end:
        if tokens[number].text in (",", ";", ":") or tokens[number].lower in words_of("going_on"):
            number += 1
            continue
        after = _aside_end(tokens, number, end)
        if after == number:
            break
        number = after
    return number


def _aside_end(tokens: Sequence[Token], number: int, end: int) -> int:
    """Return the number of the token after the longest aside that begins at a token, the number itself for none."""
    for words in asides().get(tokens[number].lower, ()):
        last = number + len(words)
        if last <= end and all(token.lower == word for token, word in zip(tokens[number:last], words, strict=True)):
            return last
    return number


def _ends_list(tokens: Sequence[Token], mark: int, after: int, end: int) -> bool:
    """Tell whether another clause follows a mark, or nothing."""
    if after >= end:
        return True
    if tokens[mark].text not in MARKS:
        return bool(tense(tokens[after].lower))
    return _opens_subordinate(tokens, after, end) or _is_gap(tokens, after, end) or _is_clause(tokens, after, end)


def _is_gap(tokens: Sequence[Token], after: int, end: int) -> bool:
    """Tell whether a dash stands for the verb soon after a mark: «…, округ – от Билибина»."""
    for number in range(after, min(end, after + LONGEST_OWNER + 1)):
        if not tokens[number].is_word:
            return tokens[number].text == "–" and not is_route(tokens, number)
    return False


def is_decimal(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma stands inside a number: «4,1 миллиарда»."""
    if tokens[comma].text != "," or not 0 < comma < len(tokens) - 1:
        return False
    before, after = tokens[comma - 1], tokens[comma + 1]
    return after.start == tokens[comma].end and before.text.isdigit() and after.text.isdigit()


def is_route(tokens: Sequence[Token], dash: int) -> bool:
    """Tell whether a dash joins two names, as in «рейс Оренбург – Махачкала»."""
    return 0 < dash < len(tokens) - 1 and tokens[dash - 1].is_capital and tokens[dash + 1].is_capital


def _opens_subordinate(tokens: Sequence[Token], after: int, end: int) -> bool:
    words = [token.lower for token in tokens[after : min(after + 2, end)]]
    return words[0] in words_of("ends_list") or any(word.startswith("котор") for word in words)


def _is_clause(tokens: Sequence[Token], after: int, end: int) -> bool:
    """Tell whether a finite verb stands before the next mark and before any infinitive."""
    for number in range(after, min(end, after + LONGEST_SUBJECT)):
        token = tokens[number]
        if token.text in ",;«(" or is_infinitive(token):
            return False
        if tense(token.lower):
            return True
    return False


def _next(tokens: Sequence[Token], mark: int, end: int, takes: Takes, current: Opened) -> Opened | None:
    """Return the conjunct that begins after a mark, None where the words go on with the one before."""
    after = after_asides(tokens, mark, end)
    if takes.infinitive:
        found = opens_infinitive(tokens, after, end)
        if found < 0 and mark + 1 < end and tokens[mark + 1].lower == "а":
            found = _behind_its_object(tokens, after, end)
        if found >= 0:
            return Opened(after, found, by_verb=True)
    if current.by_verb:
        return _object_of_light_verb(tokens, mark, end, current.head)
    if after + 1 < end and tokens[after].lower in REPEATED.get(takes.case, ()):
        after += 1
    phrase = phrase_at(tokens, after, end)
    if phrase is None:
        return None
    is_in_list = takes.case == "nomn" and tokens[mark].text == ","
    if phrase.is_counted and not (is_in_list or is_action_noun(tokens[phrase.head].lower)):
        return None  # «ярмарки мёда, два совместных предприятия» are two
    is_of_list = takes.case in phrase.cases and (
        _is_sure(tokens, phrase, takes.case) or (tokens[mark].text == "," and _has_owner(tokens, phrase.head, end))
    )
    is_of_light_noun = (
        is_of(tokens[current.head].lower, "light")
        and "gent" in phrase.cases
        and is_of(tokens[phrase.head].lower, "event")
    )
    return Opened(after, phrase.head, by_verb=False) if is_of_list or is_of_light_noun else None


def _behind_its_object(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the infinitive behind its object: «…, а молодых сотрудников отправлять на практику»; -1 where none is."""
    for number in range(start, min(end, start + LONGEST_OBJECT)):
        token = tokens[number]
        if is_infinitive(token):
            return number
        if not (token.is_word or token.text.isdigit()) or tense(token.lower):
            return -1
    return -1


LONGEST_OBJECT = 7


def _has_owner(tokens: Sequence[Token], head: int, end: int) -> bool:
    """Tell whether a noun has a genitive of its own: «схема кочевий, прививки поголовья» are two."""
    return head + 1 < end and tokens[head + 1].is_word and "gent" in likely_cases(tokens[head + 1].lower)


def _object_of_light_verb(tokens: Sequence[Token], mark: int, end: int, head: int) -> Opened | None:
    """Return another object of «проводить», «содействовать» that is an action by itself."""
    case = "datv" if is_of(tokens[head].lower, "helps") else "accs" if is_of(tokens[head].lower, "light") else ""
    after = after_asides(tokens, mark, end)
    phrase = phrase_at(tokens, after, end) if case else None
    if phrase is None or phrase.is_name or case not in phrase.cases:
        return None
    noun = tokens[phrase.head].lower
    if top(noun).lemma == "день" and any(top(one.lower).lemma == "день" for one in tokens[head + 1 : mark]):
        return None  # «Дни Твери в Ухте и Дни Ухты в Твери» are one exchange
    is_action = is_action_noun(noun) or is_of(noun, "tie")
    is_sure = not (phrase.cases - {case}) & OBLIQUE or tokens[mark].text == ","
    return Opened(after, head, by_verb=True) if is_action and is_sure else None


def gaps(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts that leave their verb out: «…, округ – от Билибина», each from its subject on, in order."""
    nested, mark = 0, -1
    opened: list[int] = []
    for number in range(start, end):
        text = tokens[number].text
        nested += (text in "«(") - (text in "»)")
        if nested > 0:
            continue
        if text in MARKS:
            mark = number
        elif (
            text == "–"
            and not is_route(tokens, number)
            and mark >= 0
            and 0 < number - mark - 1 <= LONGEST_OWNER
            and number + 1 < end
        ):
            opened.append(mark)
            mark = -1
    ends = [*opened, end][1:]
    return [(after_asides(tokens, first, end), last) for first, last in zip(opened, ends, strict=True)]


def _only_describes(tokens: Sequence[Token], after: int, end: int) -> bool:
    """Tell whether what follows a comma only describes: a participle, «в том числе»."""
    return top(tokens[after].lower).pos in ("PRTF", "GRND") or any(
        token.lower in words_of("cuts_item") for token in tokens[after : min(after + 2, end)]
    )
