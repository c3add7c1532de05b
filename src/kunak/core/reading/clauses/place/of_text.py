"""The settlement of an agreement's own text: of its head line, of «Совершено в …», of its last lines."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.grounds import grounds
from kunak.core.reading.clauses.place.named import NAME, SETTLEMENT, of_gender, of_territory
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.morph import may_name_place, parses

AFTER_NOUN = re.compile(
    rf"(?:^|[\s,(])(?P<in>[Вв]\s+)?(?:р\.\s?)?(?P<noun>{SETTLEMENT})(?P<town>{NAME}"
    r"(?:[ ](?![\w-]+ого\s(?:район|округ|уезд|кра)|\w+-[А-ЯЁ])[А-ЯЁ][а-яё]+)?)",
    re.MULTILINE,
)
OF_SIDE = re.compile(r"(?:^|\n)\s*(?:за|от)\s+[а-я.]+\s+$")  # «За город Слободской: …», who signs
OF_HEAD = re.compile(r"\b(?:глав[аы]|мэра?|градоначальник|градоначальника)\s+$")  # «Глава города Пскова – …»
TWO_TOWNS = re.compile(r"\s+–\s+г(?:\.|ород)")  # «г. Ханты-Мансийск – г. Томск»: each side at home
AFTER_IN = re.compile(
    r"\b(?:[Сс]овершенн?о|[Пп]одписан[ао]?|[Сс]оставлен[ао]?|[Зз]аключен[ао]?|[Вв]стретившись|[Сс]обравшись)\s+"
    r"(?:[а-яё]+(?:ами|ями|ми|ом|ой|ем)\s+(?:[А-ЯЁа-яё]+(?:ами|ями|ми)\s+)?)?"
    r"(?:в\s+[а-яё]+\s+(?:[а-яё]+\s+)?(?:подлинник|экземпляр|список|списк)[а-яё]*,?\s+)?"
    rf"(?:\d{{1,2}}\s+[а-я]+\s+\d{{4}}\s+(?:года|г\.)\s+)?в\s+(?:г\.\s?|городе\s+)?(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё]+)?)"
)
# a line of nothing but a name and a day: «Москва, 25 июня 2015 года», «Дата и место: 17 сентября 2021 г., Чемал»
ONLY_NAME = re.compile(
    rf"\s*(?:[Дд]ата[^:\n]{{0,20}}:|[Мм]есто[^:\n]{{0,20}}:)?[\s,«»]*(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё-]+)?)?"
    rf"[\s,.«»]*(?:года|г\.)?[\s,.]*(?P<last>{NAME}(?:\s[А-ЯЁ][а-яё-]+)?)?[\s.,]*"
)


def place_of_text(context: Context, start: int, end: int, *, named: bool = False) -> Sourced[str] | None:
    """Return the settlement of an agreement's head or last lines: «г. Тула», «город Кемь», «Тверь   23 февраля».

    Args:
        named: True where only a name after «г.», «город» or «село» counts.
    """
    for found in AFTER_NOUN.finditer(context.text.shadow, start, end):
        if grounds(context).holding(found.start("town")) is not None or _is_initial(context, found):
            continue
        if OF_HEAD.search(context.text.lower, max(0, found.start("noun") - 20), found.start("noun")):
            continue
        if OF_SIDE.search(context.text.lower, max(0, found.start() - 12), found.start("town")) is None:
            return None if TWO_TOWNS.match(context.text.shadow, found.end()) else _after_noun(context, found)
    if named:
        return None
    for item in context.territories.within(start, end):
        if item.case == "gent" and context.text.lower.endswith("города ", 0, item.start):
            continue  # «Администрации города Салехарда»: whose head signs
        place = of_territory(item) if item.form == "capital" or item.case in ("nomn", "") else None
        if place is not None:
            return Sourced(place.value, place.spans, 0.9, "place.capital")
    return _in_town(context, start, end) or beside_day(context, start, end)


def _is_initial(context: Context, found: re.Match[str]) -> bool:
    """Tell whether «Г.» is of who signs and no town: «Т. Г. Наровчатская»."""
    is_capital = found["noun"].strip() == "Г."
    return is_capital and (
        context.people.holding(found.start("town")) is not None
        or INITIAL.search(context.text.shadow, max(0, found.start("noun") - 4), found.start("noun")) is not None
    )


INITIAL = re.compile(r"[А-ЯЁ]\.\s?$|_\s?$")


def _after_noun(context: Context, found: re.Match[str]) -> Sourced[str]:
    """Return the town after its noun: as it stands, or out of the locative after «в»."""
    words, start = found["town"], found.start("town")
    item = context.territories.at(start)
    if item is not None and item.form == "capital" and (place := of_territory(item)) is not None:
        return Sourced(place.value, place.spans, 1.0, "place.town_of_text")
    forms = parses(words.split()[-1].lower())
    if found["noun"].strip().lower() in OF_TOWN and " " not in words and may_name_place(words, "gent", known=True):
        words = town_nominative(words, case="gent")  # «на площади города Ельца»
        return Sourced(words, (Span(start, found.end("town")),), 0.9, "place.town_of_text")
    gendered = of_gender(words, found["noun"].strip().lower()) if found["in"] is not None else None
    if gendered is not None:
        return Sourced(gendered, (Span(start, found.end("town")),), 0.9, "place.town_of_text")  # «в г. Полярном»
    is_loct = found["in"] is not None and any(parse.case == "loct" for parse in forms) and forms[0].case != "nomn"
    value = town_nominative(words, case="loct") if is_loct else words
    return Sourced(value, (Span(start, found.end("town")),), 0.95, "place.town_of_text")


OF_TOWN = ("города", "поселка", "посёлка")


def _in_town(context: Context, start: int, end: int) -> Sourced[str] | None:
    """Return the town of «совершено в Полоцке», which no noun announces."""
    found = AFTER_IN.search(context.text.shadow, start, end)
    if found is None:
        return None
    town = town_nominative(found["town"], case="loct")
    return Sourced(town, (Span(*found.span("town")),), 0.85, "place.town_of_text")


def beside_day(context: Context, start: int, end: int) -> Sourced[str] | None:
    """Return the name that stands in a line with a day and nothing else."""
    days = [day for day in context.days.within(start, end) if day.exactness == "day"]
    if len(days) != 1:
        return None
    first = context.text.shadow.rfind("\n", 0, days[0].start) + 1
    sentence = context.text.sentence_at(days[0].start)
    # «Подлинников два. Турочак, 30 августа 2018 года»: behind other sentences of its line
    first = max(first, sentence.start if sentence.start < days[0].start else 0)
    last = context.text.shadow.find("\n", days[0].end)
    last = last if last >= 0 else len(context.text.shadow)
    last = min(last, sentence.end)  # «Турочак, 30 августа 2018 года. Три подлинника.»
    line = context.text.shadow[first : days[0].start] + " " * (days[0].end - days[0].start)
    found = ONLY_NAME.fullmatch(line + context.text.shadow[days[0].end : last])
    name = ("town" if found["town"] else "last" if found["last"] else "") if found else ""
    if not found or not name or (found["town"] and found["last"]):
        return None
    if any(parse.pos in ("PRTS", "VERB") and parse.is_known for parse in parses(found[name].lower())[:1]):
        return None  # «Утверждён 30 января 2024 года»
    span = Span(first + found.start(name), first + found.end(name))
    return Sourced(found[name], (span,), 0.85, "place.line")
