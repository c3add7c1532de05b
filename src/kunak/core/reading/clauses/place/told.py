"""Where a signing was, told otherwise than by «в» and a name: by a visit, a host, the capital of a region."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.place.houses import HOUSES, moved_to, of_adjectives, town_of_building
from kunak.core.reading.clauses.place.named import NAME, NOT_TOWN, SETTLEMENT, of_territory
from kunak.core.reading.clauses.place.towns import (
    capital_at,
    capital_in_genitive,
    capital_of,
    capitals_of_countries,
    known_town,
    named_elsewhere,
    town_of,
)
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import capitals, region_names, stem_of_kind
from kunak.core.reading.morph import may_name_place, parses
from kunak.core.reading.patterns import Guarded


def told_in(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the settlements that a sentence tells of, the surest wording first."""
    yield from _of_capital_word(context, sentence)
    yield from _of_its_region(context, sentence)
    yield from _in_brackets(context, sentence)
    yield from _called_otherwise(context, sentence)
    yield from _visited(context, sentence)
    yield from town_of_building(context, sentence)
    yield from _hosts(context, sentence)
    yield from of_adjectives(context, sentence)
    yield from moved_to(context, sentence)
    yield from _writes_from(context, sentence)


CAPITAL_OF = Guarded(
    r"\b(?:[Вв]\s+(?P<words>[Сс]толице\s+)|(?:[Вв]о?|[Нн]а)\s+(?:[а-яё-]+(?:ом|ой|ем|ей)\s+){0,2}"
    rf"(?:авто)?(?i:{HOUSES})[а-яё]*(?:[еиую]|ой|ом|ем)\s+(?P<of>столицы\s+))(?=[А-ЯЁ])"
)


def _of_capital_word(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the capital of «в столице Хакасии», «на вокзале столицы Хакасии»."""
    for found in context.text.in_shadow(CAPITAL_OF, sentence):
        item = context.territories.at(found.end())
        if item is None:
            continue
        span = (Span(found.start("words" if found["words"] else "of"), item.end),)
        if item.level == "region" and item.form == "name":
            yield Sourced(capitals()[item.code], span, 0.9, "place.capital_of", derived=True)
        elif item.code in capitals_of_countries():
            yield Sourced(capitals_of_countries()[item.code], span, 0.85, "place.capital_of", derived=True)


# «на площадке форума «Лён» (Торжок)»: the town in brackets behind an event
# «в Таврическом дворце (Санкт-Петербург)»: behind a house, too
IN_BRACKETS = re.compile(rf"(?:»|\b(?i:{HOUSES})[а-яё]*)\s\((?:г\.\s*)?(?P<town>{NAME})\)")


def _in_brackets(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town that stands in brackets behind an event or a house."""
    if context.text.shadow.find("(", sentence.start, sentence.end) < 0:
        return
    for found in IN_BRACKETS.finditer(context.text.shadow, sentence.start, sentence.end):
        item = context.territories.at(found.start("town"))
        if item is not None and item.end == found.end("town") and (city := of_territory(item)) is not None:
            yield city
        elif may_name_place(found["town"], "nomn"):
            yield town_of(found, found["town"], 0.75, "place.in_brackets")


def _called_otherwise(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town of a name in small letters: «в городе на Неве»."""
    for item in context.territories.within(sentence.start, sentence.end):
        if context.text.shadow[item.start].islower() and context.text.lower.startswith(" в ", item.start - 3):
            value = of_territory(item)
            if value is not None:
                yield value


# «в чувашской столице», «в столице республики», «в областном центре»: the noun tells of which kind of region
OF_ITS_REGION = Guarded(
    r"\b[Вв]о?\s+(?:(?P<adjective>[а-яё-]+(?:ск|цк)ой)\s+столице|столице\s+(?P<noun>республики|края|области|округа)|"
    r"(?P<kind>областном|краевом|окружном|республиканском)\s+центре)\b"
)


def _of_its_region(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the capital of «в чувашской столице», and of «в столице республики» where the text has one republic."""
    for found in context.text.in_shadow(OF_ITS_REGION, sentence):
        if found["adjective"]:
            item = context.territories.at(found.start("adjective"))
            codes = {item.code} if item is not None and item.level in ("region", "country") else set()
        else:
            stem = stem_of_kind(found["noun"] or found["kind"])
            codes = {
                item.code
                for item in context.territories
                if item.level == "region" and item.form == "name" and stem in region_names()[item.code]
            }
            if codes and found["kind"] and _center_of_foreign(context, stem) is not None:
                continue  # of which of the two regions it is the centre nothing tells
            if not codes and (made := _center_of_foreign(context, stem)) is not None:
                yield Sourced(made, (Span(*found.span()),), 0.7, "place.capital_of", derived=True)
        capital = (capitals() | capitals_of_countries()).get(codes.pop()) if len(codes) == 1 else None
        if capital is not None:
            yield Sourced(capital, (Span(*found.span()),), 0.8, "place.capital_of", derived=True)


def _center_of_foreign(context: Context, stem: str) -> str | None:
    """Return the town of the only foreign region of a kind, by its adjective: Брест of «Брестская область»."""
    names = {item.name for item in context.territories if item.level == "foreign" and stem in item.name.lower()}
    words = names.pop().split() if len(names) == 1 else []
    return known_town(context, words[0]) if len(words) == 2 and words[0].endswith("ая") else None


# apart, for who comes stands right before the verb: «делегация во главе с Ивановым посетила Томск»
VISITED_AFTER = Guarded(
    r"\b(?:посети|посещ|приня|встреча)[а-яё]*\s+(?:с\s+(?:[а-яё]+\s+){1,2}(?:визитом|поездкой|миссией)\s+)?"
    r"(?P<noun>город\s+|пос[её]лок\s+|село\s+)?(?P<after>[А-ЯЁ][а-яё-]+)"
)
VISITED_BEFORE = Guarded(
    r"(?P<before>[А-ЯЁ][а-яё-]+)\s+(?:с\s+[а-яё]+\s+(?:визитом|поездкой)\s+)?посети[а-яё]*|"
    r"(?<![а-яё,] )(?P<first>[А-ЯЁ][а-яё-]+)\s+(?:(?:[а-яё]+|\d{1,2})\s+){1,4}(?:посети|навести)л[аи]?\b"
)
# «делегация добралась до Муданьцзяна»
REACHED = Guarded(rf"\bдобра(?:л|в)[а-яё]*\s+до\s+(?:[а-яё]+ого\s+)?(?P<noun>{SETTLEMENT})?(?P<town>{NAME})")


def _visited(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town that somebody went to or came from."""
    for found in context.text.in_shadow(VISITED_AFTER, sentence):
        place = capital_at(context, found.start("after"))
        if place is not None:
            yield capital_of(place, 0.75, "place.visited")
        elif _is_visited_town(context, found):
            yield town_of(found, found["after"], 0.75, "place.visited", group="after")
    for found in context.text.in_shadow(VISITED_BEFORE, sentence):
        place = capital_at(context, found.start("before" if found["before"] else "first"))
        if place is not None:
            yield capital_of(place, 0.75, "place.visited")
        elif found["first"] and _is_town_as_it_stands(context, found):
            yield town_of(found, found["first"], 0.7, "place.visited", group="first")
    for found in context.text.in_shadow(REACHED, sentence):
        if context.territories.at(found.start("town")) is None:
            yield town_of(found, town_nominative(found["town"], case="gent"), 0.7, "place.reached")
    yield from came_from(context, sentence)


def _is_visited_town(context: Context, found: re.Match[str]) -> bool:
    """Tell whether it is a town that was visited: called so, or known as one: «посетила Минск», «город Ванадзор»."""
    if context.territories.at(found.start("after")) is not None:
        return False
    is_known = found[0].lower().startswith("посети") and may_name_place(found["after"], "accs", known=True)
    return bool(found["noun"]) or is_known


def _is_town_as_it_stands(context: Context, found: re.Match[str]) -> bool:
    """Tell whether the first word before «посетил» is the town: a known one, or any where a post says who came."""
    word, place = found["first"], found.start("first")
    if context.territories.at(place) is not None or context.people.holding(place) is not None:
        return False
    is_told_who = any(one.holding(found.end() + 1) is not None for one in (context.posts, context.people)) or any(
        person.post_start == found.end() + 1 for person in context.people if person.post
    )
    return word in capitals_of_countries().values() or any(
        "Geox" in one.grammemes and one.case == "nomn" and "plur" not in one.grammemes and (one.is_known or is_told_who)
        for one in parses(word.lower())
    )


CAME_FROM = Guarded(
    r"\b(?:(?:возврати|верну)[а-яё]+\s+(?:домой\s+)?|прив[её]з(?:л[аи])?\s+(?:с\s+собой\s+)?(?:[а-яё]+\s+){0,3})из\s+(?P<which>[а-яё-]+(?:ого|ей|ой)\s+)?"
    rf"(?P<noun>{SETTLEMENT})?(?P<town>{NAME})"
)


def came_from(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town that somebody has come back from: «вернулась из Ташкента»."""
    for found in context.text.in_shadow(CAME_FROM, sentence):
        item = context.territories.at(found.start("town"))
        town = _capital_left(item, found["town"])
        # «из Уланчаба, где подписал …»
        is_there = item is None and context.text.lower.startswith(", где ", found.end())
        if found["noun"] or town or is_there or (item is None and found["which"]):
            town = town or town_nominative(found["town"], case="gent")
            if town == found["town"] and is_there and town.endswith("а") and not town.endswith(("ова", "ева", "ина")):
                town = town[:-1]  # of a name on «-а» it would be «-ы»
            yield town_of(found, town, 0.7, "place.came_from")


def _capital_left(item: Territory | None, words: str) -> str | None:
    """Return the capital of «из Казани» or «из Ташкента», None where it is another town."""
    return capitals()[item.code] if item is not None and item.form == "capital" else capital_in_genitive(words)


# «Привет из Нячанга!», «пишу вам из Тулы»
WRITES_FROM = Guarded(
    r"\b(?:[Пп]ривет|[Пп]ишу|[Пп]ишем|[Нн]а связи|[Вв]есточка|[Вв]ести|[Пп]оклон|[Рр]епортаж)\s+"
    r"(?:(?:вам|всем|друзья)\s+)?из\s+"
    rf"(?P<noun>{SETTLEMENT})?(?P<town>{NAME})"
)


def _writes_from(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town that a letter comes from: «пишу вам из Тулы»."""
    for found in context.text.in_shadow(WRITES_FROM, sentence):
        item = context.territories.at(found.start("town"))
        if item is not None and item.form != "capital":
            continue
        town = (
            _capital_left(item, found["town"])
            or named_elsewhere(context, found["town"])
            or town_nominative(found["town"], case="gent")
        )
        yield town_of(found, town, 0.7, "place.writes_from")


HOST = re.compile(
    rf"(?:Город\s+|Посёлок\s+|Поселок\s+|Село\s+)?(?P<town>{NAME})(?:,\s[^,.;:!?\n]{{3,60}},)?\s+(?:принял[аои]?|принимал[аои]?|встречал[аои]?|"
    r"встретил[аои]?)\s+(?:[а-яё]+\s+){0,3}(?:гост|делегаци|партн|коллег|сосед|медик|учител|мэр|министр|губернатор|форум|встреч|дн[ия]\b|съезд)"
)
# «Элиста собрала отряды юга», «Посёлок Бежаницы гулял на Спасе»: a town that the dictionary knows, at work itself
TOWN_ACTS = re.compile(
    rf"\W*(?:(?:Вчера|Сегодня|Накануне|Во?(?:\s[а-яё]+){{1,2}})\s+)?(?P<noun>Город\s+|Посёлок\s+|Поселок\s+|Село\s+|Станица\s+|Деревня\s+)?(?P<town>{NAME})(?:\s+|(?=,))"
    r"(?:[А-ЯЁ][а-яё-]+ого\s+(?:район|округ|уезд|улус)а\s+)?(?:,\s[^,.;:!?\n]{3,60},\s+)?"
    r"(?:[а-яё]+\s+){0,3}?(?:собрал|(?P<sees>увидел|видел)|созвал|приютил|гулял|праздновал|отпраздновал|отмечал|отметил|помирил|свел|свёл|позвал|пригласил|"
    r"принял|принимал|встречал|встретил)[аои]?\s+(?!решени|закон|участи|план|программ|бюджет|мер)"
)
# «Караваем отметил Муром 29 июля свой праздник»
TOWN_ACTED = Guarded(
    rf"\b(?i:отметил|отпраздновал|праздновал|собрал|созвал|приютил|принял|принимал|встретил|встречал|позвал|пригласил)[аи]?\s+"
    r"(?:(?:эту\s)?(?:церемонию|встречу|делегаци[юи]|гостей|соседей|коллег|стороны|форум|праздник|торжество)\s+)?"
    rf"(?P<noun>город\s+|пос[её]лок\s+|село\s+|станица\s+)?(?P<town>{NAME})(?![а-яё-])"
)
HOSTED = re.compile(
    r"\b(?:[Пп]ринима(?:л[аи]?|ет)|[Пп]ринял[аи]?|[Вв]стречал[аи]?|[Вв]стретил[аи]?|[Пп]ринимающей\s+стороной\s+(?:стал|выступил|был)[аи]?)"
    r"\s+(?:(?:обоих|обеих|всех|их|гостей|делегаци[юи]|стороны|соседей|коллег)\s+)?"
    rf"(?:(?:город|посёлок|село|древний|старинный)\s+)?(?P<town>{NAME})(?=[.,:;–]|\s+–)"
)


def _hosts(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town that received the guests."""
    yield from _towns_at_work(context, sentence)
    shadow = context.text.shadow
    opens = HOST.match(shadow, sentence.start, sentence.end)
    for found in (opens, HOSTED.search(shadow, sentence.start, sentence.end)):
        if found is None or found["town"].lower() in NOT_TOWN:
            continue
        place = found.start("town")
        item = context.territories.at(place)
        if item.form == "capital" if item is not None else context.people.holding(place) is None:
            yield town_of(found, found["town"], 0.75, "place.host")


def _towns_at_work(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the towns that a sentence is about: «Элиста собрала отряды юга»."""
    shadow = context.text.shadow
    acts = TOWN_ACTS.match(shadow, sentence.start, sentence.end)
    if acts is not None and acts["town"].lower() not in NOT_TOWN and _is_town_at_work(context, acts):
        yield town_of(acts, acts["town"], 0.7, "place.host")
    for told in context.text.in_shadow(TOWN_ACTED, sentence):
        town, item = told["town"], context.territories.at(told.start("town"))
        if town.lower() in NOT_TOWN:
            continue
        if item is not None:
            if item.form == "capital" and item.case in ("nomn", ""):
                yield town_of(told, capitals()[item.code], 0.7, "place.host")
        elif (told["noun"] or may_name_place(town, "nomn")) and context.people.holding(told.start("town")) is None:
            yield town_of(told, town, 0.7, "place.host")


def _is_town_at_work(context: Context, acts: re.Match[str]) -> bool:
    """Tell whether a town is the subject; of what sees only one that is called so: «Волга увидела» is a river."""
    item = context.territories.at(acts.start("town"))
    if acts["noun"] or acts["sees"]:
        return bool(acts["noun"]) and (item is None or item.form == "capital")
    if item is not None:
        return item.form == "capital"
    return may_name_place(acts["town"], "nomn") or acts["town"] in capitals_of_countries().values()
