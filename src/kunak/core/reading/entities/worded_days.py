"""Days whose number is a word or whose month or year is open: «двадцать девятого мая», «29-го числа», «в мае»."""

from calendar import monthrange
from collections.abc import Iterator

from kunak.core.reading import later as re
from kunak.core.reading.entities.day import NUMBERS_OF_MONTHS, Day, is_day, month_number
from kunak.core.reading.lexicon.numbers import ordinal_in
from kunak.core.reading.marks import Mark
from kunak.core.reading.text import Text

MONTH_WORD = Mark(
    lambda word: len(word) > 2 and month_number(word) > 0 and word[-1] in "яаем", (*NUMBERS_OF_MONTHS, "май")
)
OF_MONTH = Mark(lambda word: word == "числа", ("числа",))
LONGEST_ORDINAL = 2  # words: «двадцать девятого»
# the year beside a day or month, told in figures, in words or by its neighbours
YEAR_AFTER = re.compile(
    r"\s+(?:(?P<digits>(?:19|20)\d\d)(?!\d)(?:\s*(?:года|году|г\b\.?)|-го|-м)?|(?:сего|этого|текущего|нынешнего)\s+года|"
    r"с\.\s?г\.|(?P<last>прошлого|минувшего|прошедшего)\s+года|"
    r"две\s+тысячи\s+(?P<words>(?:двадцать\s+|тридцать\s+)?[а-я]+(?:ого|его))\s+года)"
)
IN_MONTH = re.compile(r"\b(?:в|в\s+(?:начале|середине|конце)|в\s+(?:первых|последних)\s+числах)\s+$")
DATED = re.compile(r"\b(?:датирован|помечен|отмечен)[а-я]*\s+$")  # «датирован сентябрём 2022 года»
LAST_DAY = re.compile(r"\bв\s+последний\s+день\s+$")
NUMBER_BEFORE = re.compile(r"(?<!\d)(?P<number>\d{1,2})(?:-?го)?\s+$")
THIS_MONTH = re.compile(r"\s+(?:сего|этого|текущего|нынешнего|того\s+же)\s+месяца\b")
LAST_MONTH = re.compile(r"\s+(?:прошлого|минувшего|прошедшего)\s+месяца\b")
# «апреля 17 дня 2019 года», «февраля шестого дня 2018 года»: the day behind its month
DAY_BEHIND = re.compile(r"\s+(?:(?P<number>\d{1,2})(?:-?го)?|(?P<words>[а-я]+(?:\s[а-я]+)?))\s+(?:дня|числа)\b,?")
REACH = 30  # letters before a month or «числа» that belong to its day


def worded_days(text: Text) -> Iterator[Day]:
    """Yield them in the order of their places, those of months first."""
    for number in text.places(MONTH_WORD):
        day = _of_month_word(text, number)
        if day is not None:
            yield day
    for number in text.places(OF_MONTH):
        token = text.tokens[number]
        found = NUMBER_BEFORE.search(text.lower, max(0, token.start - REACH), token.start)
        start, count = (found.start(), int(found["number"])) if found else _ordinal_before(text, number)
        if 0 < count <= 31:
            back = LAST_MONTH.match(text.lower, token.end)
            tail = back or THIS_MONTH.match(text.lower, token.end)
            end = tail.end() if tail else token.end
            yield Day(start, end, 0, 0, count, "day_only", offset=-1 if back else 0)


def _of_month_word(text: Text, number: int) -> Day | None:
    """Return the day or month that a month's name closes, None where only the name stands there."""
    token, lower = text.tokens[number], text.lower
    year, offset, end = year_after(lower, token.end)
    month = month_number(token.lower)
    start, day = _ordinal_before(text, number)
    before = max(0, token.start - REACH)
    if not day and (found := LAST_DAY.search(lower, before, token.start)):
        start, day = found.start(), monthrange(year or 2001, month)[1]
    if day:
        return (
            Day(start, end, year, month, day, "day" if year else "no_year", offset)
            if is_day(year, month, day)
            else None
        )
    if (behind := _day_behind(lower, token.start, token.end, month)) is not None:
        return behind
    found = IN_MONTH.search(lower, before, token.start)
    if found is None and token.lower[-1] == "м":
        found = DATED.search(lower, before, token.start)
    elif found is not None and (token.lower[-1] == "е") != (found[0].split()[-1] == "в"):
        return None
    if found is None:
        return None
    return Day(found.start(), end, year, month, 0, "month" if year else "month_only", offset)


def _day_behind(lower: str, start: int, end: int, month: int) -> Day | None:
    """Return the day that stands behind its month, as old deeds are dated: «апреля 17 дня 2019 года»."""
    found = DAY_BEHIND.match(lower, end)
    if found is None:
        return None
    day = int(found["number"]) if found["number"] else ordinal_in(found["words"]) or 0
    year, offset, end = year_after(lower, found.end())
    return Day(start, end, year, month, day, "day" if year else "no_year", offset) if is_day(year, month, day) else None


def _ordinal_before(text: Text, number: int) -> tuple[int, int]:
    """Return where the ordinal before a token begins and its number, zeros where none stands there."""
    for length in range(min(LONGEST_ORDINAL, number), 0, -1):
        tokens = text.tokens[number - length : number]
        day = ordinal_in(" ".join(token.lower for token in tokens))
        if day and day <= 31:
            return tokens[0].start, day
    return 0, 0


def year_after(lower: str, place: int) -> tuple[int, int, int]:
    """Return the year told right after a place, its distance from the document's where that is told, and the end."""
    found = YEAR_AFTER.match(lower, place)
    if found is None:
        return 0, 0, place
    if found["digits"]:
        return int(found["digits"]), 0, found.end()
    if found["words"]:
        of_century = ordinal_in(" ".join(found["words"].split()))
        return (2000 + of_century, 0, found.end()) if of_century else (0, 0, place)
    return 0, -1 if found["last"] else 0, found.end()
