"""Days told from the day of the text: «сегодня», «неделю назад», «в минувший четверг», «третьего дня»."""

from collections.abc import Iterator
from types import MappingProxyType

from kunak.core.reading import later as re
from kunak.core.reading.entities.day import Day
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.numbers import number_in
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import parses
from kunak.core.reading.text import Text, Token

DAYS_AGO = MappingProxyType({"сегодня": 0, "вчера": -1, "накануне": -1, "позавчера": -2})
OF_A_DAY_AGO = MappingProxyType({"сегодняшн": 0, "вчерашн": -1, "позавчерашн": -2})
WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
WEEKDAY_FORMS = frozenset(
    stem + ending
    for stem in WEEKDAYS
    for ending in ("", "у", "е", "а")
    if stem + ending not in ("сред", "среде", "вторнике", "понедельника", "вторника", "четверга")
)
# «минувшим воскресеньем»: only with a word for which one
WEEKDAYS_AS_WHEN = ("понедельником", "вторником", "средой", "четвергом", "пятницей", "субботой", "воскресеньем")
PAST_WEEK = r"(?:прошл|минувш|прошедш|истекш)[а-я]+"
THIS_WEEK = r"(?:эт|текущ|нынешн)[а-я]+"
BEFORE_WEEKDAY = re.compile(
    rf"(?:\bна\s+(?P<week>{PAST_WEEK})\s+неделе,?\s+)?\bво?\s+"
    rf"(?:(?P<before>позапрошл[а-я]+)\s+|(?P<past>{PAST_WEEK})\s+|{THIS_WEEK}\s+)?$|\b(?P<alone>{PAST_WEEK})\s+$"
)
WHICH_ONE = re.compile(rf"\b(?:(?P<past>{PAST_WEEK})|{THIS_WEEK})\s+$")
WEEK_AFTER = re.compile(rf"\s+(?:на\s+)?(?:(?P<week>{PAST_WEEK})|{THIS_WEEK})\s+недел[еи]\b")
LENGTH_AGO = re.compile(
    r"(?:\b(?P<number>\d{1,2}|[а-я]+)\s+)?\b(?P<unit>дн(?:я|ей)|день|сут(?:ок|ки)|недел(?:ю|и|ь)|час(?:а|ов)?|минут[уы]?)\s+$"
)
DAYS_IN = MappingProxyType({"д": 1, "с": 1, "н": 7, "ч": 0, "м": 0})
VAGUE_BEFORE = MappingProxyType(
    {
        "днях": re.compile(r"\bна\s+$"),
        "неделе": re.compile(rf"\bна\s+(?:{PAST_WEEK}|{THIS_WEEK})\s+$"),
        "выходные": re.compile(rf"\bв\s+{PAST_WEEK}\s+$"),
    }
)
DAY_BEFORE_YESTERDAY = re.compile(r"\bтретьего\s+$")
PARTS_OF_DAY = ("утром", "днем", "вечером", "полдень")
THIS_PART = re.compile(r"\b(?:нынче(?:\s+в)?|нынешн(?:им|ий)|этим)\s+$")  # «нынешним утром», «нынче днём»
JUST_NOW = re.compile(r"\s+что\b")
# «днём позже», «двумя днями позднее», «неделю спустя», «спустя сутки», «через два дня», «на следующий день», «назавтра»
SPAN_OF_DAYS = (
    r"(?:(?P<number>\d{1,2}|[а-я]+)\s+)?(?P<unit>дн(?:ем|я|ей|ями)|день|сут(?:ок|ки|ками)|недел(?:ю|и|ь|ей|ями))"
)
LATER_BEHIND = re.compile(rf"\b{SPAN_OF_DAYS}\s+$")
BEFORE_THAT = re.compile(rf"\bза\s+{SPAN_OF_DAYS}\s+до\s+$")  # «за два дня до этого»
NOT_SO_LONG = re.compile(r"\bна\s+$")  # «на два дня раньше срока»
LATER_AHEAD = re.compile(rf"\s+{SPAN_OF_DAYS}\b(?!\s+(?:до|назад|после\s+(?:подпис|опублик|вступ)))")
NEXT_DAY = re.compile(r"\bна\s+(?:следующий|другой|второй)\s+$|\bна\s+следующее\s+$")
NTH = ("перв", "втор", "трет")  # «в первый день форума», told from the days that it lasted
NTH_DAY = re.compile(r"\b(?:в|во)\s+(?:же\s+)?(?P<nth>первый|второй|третий)\s+$")
OF_OPENING = re.compile(r"в\s+день\s+(?:ее\s+|его\s+|их\s+)?открытия\b")
REACH = 40  # letters before the word that the others hang on


AFTER_WORDS, BEFORE_WORDS = ("позже", "позднее", "спустя"), ("спустя", "через")
LATER_WORDS = (*AFTER_WORDS, "через", "назавтра", "наутро", "день", "утро")


ANCHORS = frozenset(
    [
        *("назад", "дня", "только", "ранее", "раньше", "этого", "того"),
        *(*DAYS_AGO, *WEEKDAY_FORMS, *WEEKDAYS_AS_WHEN, *VAGUE_BEFORE, *PARTS_OF_DAY, *LATER_WORDS),
    ]
)
ANCHOR_STEMS = tuple(OF_A_DAY_AGO)
ANCHOR = Mark(lambda word: word in ANCHORS or word.startswith(ANCHOR_STEMS), (*ANCHORS, *ANCHOR_STEMS))


def relative_days(text: Text) -> Iterator[Day]:
    """Yield them in the order of their places."""
    for number in text.places(ANCHOR):
        day = _at(text, number)
        if day is not None:
            yield day


def _at(text: Text, number: int) -> Day | None:  # noqa: PLR0911  one answer a line
    """Return the day whose word is a token, None where the words around it make none of it."""
    token = text.tokens[number]
    word = token.lower
    if word in WEEKDAY_FORMS:
        return _weekday(text, token)
    if word in WEEKDAYS_AS_WHEN:
        found = WHICH_ONE.search(text.lower, max(0, token.start - REACH), token.start)
        weekday = WEEKDAYS_AS_WHEN.index(word)
        return (
            Day(found.start(), token.end, 0, 0, 0, "weekday", 0, weekday, is_past=found["past"] is not None)
            if found
            else None
        )
    if word == "назад":
        return _ago(text, token)
    if word in VAGUE_BEFORE:
        found = VAGUE_BEFORE[word].search(text.lower, max(0, token.start - REACH), token.start)
        return Day(found.start(), token.end, 0, 0, 0, "vague") if found else None
    if word == "дня":
        found = DAY_BEFORE_YESTERDAY.search(text.lower, max(0, token.start - REACH), token.start)
        return _relative(found.start(), token.end, -2) if found else None
    if word in LATER_WORDS:
        return _later(text, token)
    if word in PARTS_OF_DAY:
        found = THIS_PART.search(text.lower, max(0, token.start - REACH), token.start)
        return _relative(found.start(), token.end, 0) if found else None
    if word in ("ранее", "раньше", "этого", "того"):
        return _earlier(text, token)
    if word == "только":
        found = JUST_NOW.match(text.lower, token.end)
        return _relative(token.start, found.end(), 0) if found else None
    if word == "накануне" and _is_eve(text, number):
        return None
    offset = DAYS_AGO.get(word, next((days for stem, days in OF_A_DAY_AGO.items() if word.startswith(stem)), 0))
    return _relative(token.start, token.end, offset)


def _relative(start: int, end: int, offset: int) -> Day:
    return Day(start, end, 0, 0, 0, "relative", offset)


def _weekday(text: Text, token: Token) -> Day | None:
    """Return the day of the week after «в», told to be of this week or the last one where words say so."""
    found = BEFORE_WEEKDAY.search(text.lower, max(0, token.start - REACH), token.start)
    if found is None:
        return _weekday_alone(text, token)
    after = WEEK_AFTER.match(text.lower, token.end)
    weeks = -1 if found["before"] or found["week"] or (after and after["week"]) else 0
    weekday = next(place for place, stem in enumerate(WEEKDAYS) if token.lower.startswith(stem))
    start = found.start() if not found["week"] else token.start - len(found[0]) + found[0].rindex("в")
    end = after.end() if after else token.end
    is_past = ((found["past"] or found["alone"]) is not None and not weeks) or found["before"] is not None
    return Day(start, end, 0, 0, 0, "weekday", weeks, weekday, is_past=is_past)


OPENS_LINE = re.compile(r"(?:^|[.!?…]\s|\n)\W*$")
AS_HEAD = re.compile(
    r"[.:]\s|[^\S\n]*\n|\s–\s|\s(?:начал|открыл|прин[её]с|заверши|запомни|был |ста[лн]|выда|уш[её]л|прош[её]л|"
    r"(?:целиком\s|весь\s|гости\s)?(?:отвели|отдали|посвятили|провели|заняли|потратили))"
)


def _weekday_alone(text: Text, token: Token) -> Day | None:
    """Return the day of the week that heads an entry or sentence: «Вторник. Подписан …», «Понедельник начался с …»."""
    is_head = token.is_capital and OPENS_LINE.search(text.shadow, max(0, token.start - 4), token.start) is not None
    if not is_head or AS_HEAD.match(text.lower, token.end) is None or not token.lower.startswith(NAMED_DAYS):
        return None
    weekday = next(place for place, stem in enumerate(WEEKDAYS) if token.lower.startswith(stem))
    return Day(token.start, token.end, 0, 0, 0, "weekday", 0, weekday)


NAMED_DAYS = (
    *("понедельник", "вторник", "среда", "среду", "четверг", "пятница", "пятницу", "суббота", "субботу"),
    "воскресенье",
)


def _ago(text: Text, token: Token) -> Day | None:
    """Return the day that many days or weeks before; vague where the number is; none of years, that are the past."""
    found = LENGTH_AGO.search(text.lower, max(0, token.start - REACH), token.start)
    if found is None:
        return None
    words, unit = found["number"], DAYS_IN[found["unit"][0]]
    count = number_in(words) if words else 1
    if count is None and found["unit"] in ("день", "сутки", "неделю", "час", "минуту"):
        return _relative(found.start("unit"), token.end, -unit)
    if count is None and unit:
        return Day(found.start(), token.end, 0, 0, 0, "vague")
    return _relative(found.start(), token.end, -unit * (count or 0))


def _is_eve(text: Text, number: int) -> bool:
    """Tell whether «накануне» is of something: «накануне Дня города», «накануне открытия форума»."""
    if number + 1 >= len(text.tokens) or not text.tokens[number + 1].is_word:
        return False
    word = text.tokens[number + 1].lower
    cases = {parse.case for parse in parses(word) if parse.pos in ("NOUN", "ADJF")}
    return "gent" in cases and ("nomn" not in cases or word.endswith("ия") or is_of(word, "event"))


def _later(text: Text, token: Token) -> Day | None:
    """Return the day that is so many days after one told before; none of what is still to come."""
    start, end, offset = token.start, token.end, 1
    if token.lower in ("день", "утро"):
        found = NEXT_DAY.search(text.lower, max(0, token.start - REACH), token.start)
        if found is None and (nth := NTH_DAY.search(text.lower, max(0, token.start - REACH), token.start)):
            return Day(nth.start(), end, 0, 0, 0, "later", NTH.index(nth["nth"][:4]))
        if found is None and (first := OF_OPENING.match(text.lower, max(0, token.start - 2))):
            return Day(first.start(), first.end(), 0, 0, 0, "later", 0)
        if found is None or text.lower.startswith((" после", " от "), token.end):
            return None  # «во вторник, на другой день после съезда»
        start = found.start()
    elif token.lower not in ("назавтра", "наутро"):
        is_behind = token.lower in AFTER_WORDS
        found = LATER_BEHIND.search(text.lower, max(0, token.start - REACH), token.start) if is_behind else None
        ahead = found is None and token.lower in BEFORE_WORDS
        found = LATER_AHEAD.match(text.lower, token.end) if ahead else found
        count = _count(found["number"], found["unit"]) if found is not None else 0
        if found is None or not count:
            return None
        start, end, offset = min(start, found.start("unit")), max(end, found.end()), count
    return Day(start, end, 0, 0, 0, "later", offset)


def _earlier(text: Text, token: Token) -> Day | None:
    """Return the day that is so many days before one told before it: «двумя днями раньше», «за день до этого»."""
    pattern = LATER_BEHIND if token.lower in ("ранее", "раньше") else BEFORE_THAT
    found = pattern.search(text.lower, max(0, token.start - REACH), token.start)
    count = _count(found["number"], found["unit"]) if found is not None else 0
    if found is None or not count or NOT_SO_LONG.search(text.lower, max(0, found.start() - len(" на ")), found.start()):
        return None
    is_counted = pattern is BEFORE_THAT or (found["number"] and number_in(found["number"]))
    return Day(found.start() if is_counted else found.start("unit"), token.end, 0, 0, 0, "later", -count)


def _count(number: str | None, unit: str) -> int:
    """Return how many days a length has, 0 where nothing tells: «двумя днями», «неделю»."""
    single = unit in ("днем", "день", "сутки", "неделю", "неделей")
    count = number_in(number) if number else None
    return DAYS_IN[unit[0]] * (count or (1 if single else 0))
