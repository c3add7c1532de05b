"""How far a noun's tail goes: genitive words and lists of them, «по» with the dative, names in marks, a territory."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.bodies import HEADS
from kunak.core.reading.morph import parses
from kunak.core.reading.text import Text, Token

LONGEST = 28
LONGEST_BRACKETS = 8  # tokens of brackets between a post and its holder
ONLY_NOMINATIVE = ("ская", "цкая", "Республика")  # how the name of a region that acts begins
NOMINAL = frozenset(("NOUN", "ADJF"))
SMALL_WORDS = frozenset(("PREP", "CONJ", "PRCL", "NUMR", "NPRO"))


class Territories:
    """The territories of a text by the place where they begin."""

    def __init__(self, found: Sequence[Territory]) -> None:
        self.items = tuple(found)
        self._starts = [item.start for item in found]
        self._numbers = {item.start: number for number, item in enumerate(found)}

    def number_at(self, place: int) -> int:
        """Return the number of the territory that begins at a place, -1 where none does."""
        return self._numbers.get(place, -1)

    def is_named_at(self, place: int) -> bool:
        """Tell whether a place lies in the name of a territory; not of a part of a foreign country."""
        return any(
            item.start <= place < item.end and item.form != "adjective" and item.level != "foreign"
            for item in self.items[max(0, bisect_right(self._starts, place) - 1) :][:1]
        )

    def inside(self, start: int, end: int) -> list[int]:
        """Return the numbers of the territories that lie inside `[start, end)`."""
        first = bisect_left(self._starts, start)
        out = []
        for number in range(first, len(self.items)):
            if self.items[number].start >= end:
                break
            if self.items[number].end <= end:
                out.append(number)
        return out


def has_case(word: str, *cases: str) -> bool:
    """Tell whether a word may be a noun or adjective in one of the cases."""
    return any(parse.pos in NOMINAL and parse.case in cases for parse in parses(word))


def is_adjective(word: str) -> bool:
    """Tell whether a word is most likely an adjective, a participle or an ordinal."""
    found = parses(word)
    return bool(found) and found[0].pos in ("ADJF", "PRTF")


def is_person_noun(word: str) -> bool:
    """Tell whether a word is most likely the name of a person."""
    found = parses(word)
    return bool(found) and bool({"Name", "Surn", "Patr"} & found[0].grammemes)


def _word_at(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].lower if place < len(tokens) else ""


# bodies that are of no one field: «по …» behind them is of something else («план … Думы по развитию связей»)
WHOLE = ("дум", "правительств", "собрани", "парламент", "хурал", "маслихат", "акимат", "хокимият", "исполком")
# «комитет по работе с молодёжью»; «связал комитет по туризму с управлением культуры» names two
TAKES_WITH = ("работ", "связ", "борьб", "взаимодейств", "отношени", "обращени", "сотруднич", "контакт", "общени")


def tail_end(text: Text, known: Territories, index: int, *, stop_words: frozenset[str] = frozenset()) -> int:  # noqa: PLR0912, PLR0915  one answer a line
    """Return the number of the token after the tail of the noun at `index`.

    Args:
        index: number of the noun's token.
        stop_words: dictionary forms that never belong to the tail.
    """
    tokens = text.tokens
    place, end = index + 1, index + 1
    cases: tuple[str, ...] = ("gent",)
    while place < len(tokens) and place - index < LONGEST:
        token = tokens[place]
        if _is_break(text, tokens[place - 1], token):
            break
        number = known.number_at(token.start)
        if number >= 0 and known.items[number].form != "adjective":
            if not tokens[index].is_capital and token.text.endswith(ONLY_NOMINATIVE):
                break  # «договор о библиотеках Тверская область и …»: who acts, and not whose
            place = text.token_index(known.items[number].end)
            end = place
            if place < len(tokens) and (tokens[place].lower == "по" or _goes_on_with(known, tokens[place])):
                continue
            break
        if token.text == "«":
            close = _closing(tokens, place)
            if close < 0:
                break
            place = end = close + 1
            continue
        if token.lower in ("имени", "им"):
            place = end = _after_name(tokens, place)
            continue
        if token.lower == "по":
            if not has_case(_word_at(tokens, place + 1), "datv") or tokens[index].lower.startswith(WHOLE):
                break
            cases = ("datv", "gent")
            place += 1
            continue
        if (
            token.lower in ("с", "со")
            and tokens[place - 1].lower.startswith(TAKES_WITH)
            and "datv" in cases
            and place + 1 < len(tokens)
            and has_case(tokens[place + 1].lower, "ablt")
        ):
            place = end = place + 2
            cases = ("gent",)
            continue
        if token.lower == "в" and "datv" in cases and (step := _in_field_of(tokens, place, known)):
            place = end = place + step
            cases = ("gent",)
            continue
        if token.lower == "и" or token.text == ",":
            if place == index + 1 and place + 1 < len(tokens) and tokens[place + 1].is_capital:
                break  # «Минздрав и Ржевская больница»
            step = _listed(tokens, place, cases, stop_words, known)
            if not step or _closes_town(tokens, place):
                break
            place += step
            continue
        if (
            token.lower == "г"
            and place + 2 < len(tokens)
            and tokens[place + 1].text == "."
            and tokens[place + 2].is_capital
        ):
            place = end = place + 3
            break
        if (
            token.is_capital
            and tokens[place - 1].lower in ("города", "поселка", "села")
            and not _opens_name(text, known, place)
        ):
            place = end = place + 1
            continue
        is_short = place - index > SHORT_PAIR and tokens[place - 1].text == "и" and are_short(tokens[place - 2], token)
        if is_short:
            place = end = place + 1
            continue
        if not token.is_word or not _belongs(token, cases, stop_words) or _opens_name(text, known, place):
            break
        place += 1
        end = place
    return _without_loose(tokens, known, index + 1, end)


def _without_loose(tokens: Sequence[Token], known: Territories, start: int, end: int) -> int:
    """Return where a tail ends without «и» and adjectives whose noun lies behind it: «Думой и областной | Думой»."""
    place = end
    while place > start and parses(tokens[place - 1].lower)[0].pos == "ADJF" and tokens[place - 1].is_word:
        place -= 1
    if start < place < end and tokens[place - 1].lower == "и" and known.number_at(tokens[end - 1].start) < 0:
        follows = tokens[end].lower if end < len(tokens) else ""
        return place - 1 if any(parse.pos == "NOUN" for parse in parses(follows)[:1]) else end
    return end


def _goes_on_with(known: Territories, token: Token) -> bool:
    """Tell whether a territory behind another may be of one tail; «Дума А Брестский исполком» are two names."""
    number = known.number_at(token.start)
    item = known.items[number] if number >= 0 else None
    return item is not None and ((item.form, item.level) == ("name", "region") or has_case(token.lower, "gent"))


FIELD = 6  # tokens in which «в сфере закупок» must reach the territory whose body it is


def _in_field_of(tokens: Sequence[Token], place: int, known: Territories) -> int:
    """Return how many tokens «в сфере закупок» takes in a body's name, 0 where it is of the sentence.

    Of the name it is behind what is done («по регулированию …») and before the territory whose body it is.
    """
    if place + 2 >= len(tokens) or tokens[place + 1].lower not in ("сфере", "области"):
        return 0
    for number in range(place + 2, min(place + 2 + FIELD, len(tokens))):
        item = known.number_at(tokens[number].start)
        if item >= 0 and known.items[item].form != "adjective":
            return number - place if number > place + 2 else 0
        if not tokens[number].is_word or not has_case(tokens[number].lower, "gent"):
            return 0
    return 0


def _is_break(text: Text, before: Token, token: Token) -> bool:
    """Tell whether two tokens stand apart: in columns, or in different paragraphs."""
    gap = text.shadow[before.end : token.start]
    if "\n" in gap:
        if gap.count("\n") > 1 or is_in_columns(text, before.end):
            return True
        return not token.text[0].islower() and before.end < token.start and "   " in gap.strip("\n").split("\n")[0]
    return "   " in gap or "\t" in text.raw[before.end : token.start]  # a tab parts the cells of a row


def is_in_columns(text: Text, place: int) -> bool:
    """Tell whether the line of a place, or the next one, is set in columns, as signature blocks are."""
    start = text.shadow.rfind("\n", 0, place) + 1
    end = text.shadow.find("\n", text.shadow.find("\n", place) + 1)
    lines = text.shadow[start : end if end > 0 else None].split("\n")
    return any("   " in line.strip() for line in lines)


def _opens_name(text: Text, known: Territories, place: int) -> bool:
    """Tell whether two capitalised words follow each other, as a person's names do."""
    tokens = text.tokens
    if not tokens[place].is_capital or place + 1 >= len(tokens) or not tokens[place + 1].is_capital:
        return False
    if known.number_at(tokens[place + 1].start) >= 0:
        return False
    if is_adjective(tokens[place].lower):  # «заместителем главы администрации Садовской Анной Львовной»
        return (
            place + 2 < len(tokens) and tokens[place + 2].lower.endswith(PATRONYMICS) and tokens[place + 2].is_capital
        )
    return tokens[place + 1].is_word and not tokens[place].text.isupper()


PATRONYMICS = ("вич", "вича", "вичу", "вичем", "вна", "вны", "вне", "вну", "вной", "ична", "ичны", "ичной")


def _belongs(token: Token, cases: tuple[str, ...], stop_words: frozenset[str]) -> bool:
    if len(token.text) == 1 or (is_person_noun(token.lower) and token.is_capital):
        return False
    found = parses(token.lower)
    if found[0].pos in SMALL_WORDS or not any(parse.pos in NOMINAL and parse.case in cases for parse in found):
        return False
    return not any(parse.lemma in stop_words for parse in found[:2])


def are_short(left: Token, right: Token) -> bool:
    """Tell whether two words are abbreviations of one field: «по делам ГО и ЧС»."""
    return all(token.text.isupper() and 1 < len(token.text) <= LONGEST_SHORT for token in (left, right))


LONGEST_SHORT = 3  # letters
SHORT_PAIR = 2  # tokens from the noun to the second of «по ГО и ЧС»


def _listed(  # noqa: PLR0911  one answer a line
    tokens: Sequence[Token], place: int, cases: tuple[str, ...], stop: frozenset[str], known: Territories
) -> int:
    """Return how many tokens a list's mark takes, 0 where the list does not go on."""
    after = place + 1
    if tokens[place].text == "," and after < len(tokens) and tokens[after].lower == "и":
        after += 1
    if after >= len(tokens):
        return 0
    token = tokens[after]
    if known.number_at(token.start) >= 0 and known.items[known.number_at(token.start)].form != "adjective":
        return 0
    if token.lower == "по":
        return after - place
    if tokens[place].text == "и" and are_short(tokens[place - 1], token):
        return after - place
    if not token.is_word or not _belongs(token, cases, stop) or token.lower in ("а", "но", "где"):
        return 0
    if token.is_capital and any(
        "Geox" in parse.grammemes and parse.case == "nomn" and parse.number == "sing" for parse in parses(token.lower)
    ):
        return 0  # «администрация Елабуги и Феодосия»
    only = parses(token.lower)[0]
    if "datv" in cases and only.case == "gent" and only.lemma in HEADS:
        return 0  # «у комитета по туризму и управления культуры»: another body
    if only.case not in cases and only.pos == "NOUN" and tokens[place].text == ",":
        return 0
    return after - place


def _closes_town(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a town's name stands before a list's mark: «администрация города Сочи и …» goes on with another."""
    return tokens[place - 1].is_capital and any(
        token.lower in ("города", "поселка", "села") for token in tokens[max(0, place - 3) : place - 1]
    )


def _closing(tokens: Sequence[Token], place: int) -> int:
    depth = 0
    for number in range(place, min(place + 30, len(tokens))):
        if tokens[number].text == "«":
            depth += 1
        elif tokens[number].text == "»":
            depth -= 1
            if not depth:
                return number
    return -1


def _after_name(tokens: Sequence[Token], place: int) -> int:
    """Return the number of the token after «имени Н. В. Гоголя»."""
    number = place + 1
    while number < len(tokens) and number - place < 8 and (tokens[number].text == "." or tokens[number].is_capital):
        if tokens[number].text == "." and number - 1 > place and len(tokens[number - 1].text) > 1:
            break  # «… имени Гоголя. Ректор …»
        number += 1
    while (
        number > place + 1
        and tokens[number - 1].text == "."
        and len(tokens[number - 2].text) > 1
        and number - 2 > place
    ):
        number -= 1
    return number
