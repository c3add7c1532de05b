"""Where a signing was, told otherwise than by «в» and a name: by a house, a visit, a host, an adjective."""

from collections.abc import Iterator
from functools import cache

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import town_of_adjective
from kunak.core.reading.clauses.place_named import NAME, NOT_TOWN, SETTLEMENT, of_territory
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import capitals, data_rows, region_names, stem_of_kind
from kunak.core.reading.morph import inflect, parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.telling import headline_end

OF_WHAT = r"(?:прежнее|то же|(?:(?:всех|обеих|тр[её]х)\s+)?(?:подписани[яй]|встречи?|церемони[ий]))"
STATED = re.compile(
    rf"\b(?:[Мм]есто(?:м)?(?:\s+{OF_WHAT}(?:\s[^.;:–]{{0,120}}?)?)?|"
    r"[Гг]де)\s*(?:–|:|\bстал[аи]?|(?<!где )(?<!Где )\bбыл[аио]?|\bвыбрали|"
    r"\bизбрали)\s*(?:(?:старинный|древний)\s+)?"
    rf"(?:г\.\s*|(?:город|пос[её]лок|село|станица|деревня|аул|хутор)\s+)?(?P<town>{NAME})"
)
# «Елабуга стала местом подписания»
MADE_PLACE = re.compile(
    rf"(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё]+)?)\s+(?:на\s+(?:[а-яё]+\s+){{1,2}})?(?:стал[аио]?|выбран[ао]?|был[аио]?\s+избран[ао]?|избран[ао]?|послужил[аио]?)\s+местом\b"
)
# «(14 июня 2018 г., Калининград; срок – пять лет)»
BESIDE_DAY = re.compile(rf"\b\d{{4}}\s?(?:г\.|года),\s+(?:г\.\s?|город\s+)?(?P<town>{NAME})(?=[;)])")
MONTH = r"(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[яа]"
DAY = rf"\d{{1,2}}\s{MONTH}(?:(?=[);])|\s\d{{4}})"
# «(Полоцк, 28 июня 2024 года)», «Подписи поставили А и Б; Белорецк, 3 декабря 2022 г.»; what opens a page is a dateline
BEFORE_DAY = re.compile(
    rf"(?:\(|[;–]\s|(?:\A|[.!?]\s+))(?:г\.\s?|город\s+)?(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё-]+)?),\s+{DAY}"
)
# the same as a sentence of its own below a photograph or behind the names: «Теберда, 21 июля 2019 г.»
OWN_BEFORE_DAY = re.compile(rf"(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё-]+)?),\s+{DAY}(?=\D{{0,10}}$)")
ESTATE = re.compile(rf"\bв\s+(?:усадьбе|санатории|отеле|пансионате)\s+«?(?P<town>{NAME})")
HOUSES = (
    r"(?:дом|двор|кремл|мэри|здани|резиденци|смольн|ратуш|театр|музе|библиотек|филармони|университет|институт|академи|"
    r"гостиниц|отел|драмтеатр|кинотеатр|планетари|обсерватори|санатори|усадьб|аэропорт|вокзал|порт|технопарк|зал|кабинет|центр|парк|павильон|океанариум|храм|"
    r"академгородк|монастыр|заповедник|курорт|штаб|офис|представительств|посольств|консульств|комплекс|школ|клуб|галере|замк|"
    r"набережн|площад|берег|причал|борт|теплоход|мост|администраци|правительств|палат|стадион|кампус|площадк|стен|баз|"
    r"корпус|дум|собрани|совет|вуз|пансионат|лагер|сел|городк|конгресс|экспо|крепост|вал\b|цирк|консерватори|конгресс-|конференц-|ярмарк|"
    r"колледж|училищ|лице|гимнази|пристан|перрон|палуб|крыльц|больниц|завод|фабрик|стади|арен|манеж|ипподром|усадеб|вилл|отделени|филиал|земл)"
)
# «в магаданском аэропорту», «на казанской площадке», «Абаканский градоначальник принял …»
OF_ADJECTIVE = re.compile(
    r"\b(?:[Вв]о?|[Уу]|[Нн]а)\s+(?:[а-яё]+(?:ом|ой)\s+)?(?:[а-яё]+[еиху]\s+)?"
    r"(?P<adjective>[А-ЯЁа-яё][а-яё]+(?:-[а-яё]+)?(?:ск|цк)(?:ом|ого|ой))\s+(?:[А-ЯЁа-яё-]+(?:ом|ой|ем|ей|ого|его)\s+){0,2}"
    rf"(?P<what>(?i:{HOUSES})[а-яё]*)"
)
# «на сцене алуштинского Дворца культуры», «в зале ухтинской ратуши»: a part of the house
PART_OF_HOUSE = re.compile(
    r"\b(?:[Вв]о?|[Нн]а|[Пп]од|[Уу])\s+(?:[а-яё]+(?:ом|ой)\s+)?[а-яё]{3,}(?:[еиую]|ах|ями|ом)\s+"
    r"(?P<adjective>[А-ЯЁа-яё][а-яё]+(?:ск|цк)(?:ого|ой))\s+(?:[А-ЯЁа-яё-]+(?:ой|ей|ого|его)\s+){0,2}"
    rf"(?P<what>(?i:{HOUSES})[а-яё]*)"
)
# «сарапульский Дом речника мирил …», «церемонию приютил первомайский Дом культуры»
HOUSE_OF_ADJECTIVE = re.compile(
    r"\b(?P<adjective>[а-яё]+(?:ск|цк)ий)\s+(?P<what>(?:[Дд]ом|[Дд]ворец|[Тт]еатр|[Мм]узей|[Кк]луб|[Вв]окзал|[Кк]ремль|[Зз]амок|[Зз]ал|"
    r"[Сс]анаторий|[Уу]ниверситет|[Тт]ехнопарк|[Пп]арк)(?![а-яё]))"
)
HOST_OF_TOWN = re.compile(
    r"\b(?P<adjective>[А-ЯЁ][а-яё]+(?:ск|цк)(?:ий|ая))\s+(?:мэр|градоначальник|глава|администрация|мэрия|университет|вуз)\w*"
    r"\s[^.;]{0,60}?\b(?:принял|принимал|встретил|встречал)"
)
HOST = re.compile(
    rf"(?:Город\s+|Посёлок\s+|Поселок\s+|Село\s+)?(?P<town>{NAME})\s+(?:принял[аои]?|принимал[аои]?|встречал[аои]?|"
    r"встретил[аои]?)\s+(?:[а-яё]+\s+){0,3}(?:гост|делегаци|партн|коллег)"
)
# «Элиста собрала отряды юга», «Посёлок Бежаницы гулял на Спасе»: a town that the dictionary knows, at work itself
TOWN_ACTS = re.compile(
    rf"\W*(?:(?:Вчера|Сегодня|Накануне|Во?(?:\s[а-яё]+){{1,2}})\s+)?(?P<noun>Город\s+|Посёлок\s+|Поселок\s+|Село\s+|Станица\s+|Деревня\s+)?(?P<town>{NAME})\s+"
    r"(?:[А-ЯЁ][а-яё-]+ого\s+(?:район|округ|уезд|улус)а\s+)?"
    r"(?:[а-яё]+\s+){0,3}?(?:собрал|(?P<sees>увидел|видел)|созвал|приютил|гулял|праздновал|отпраздновал|отмечал|отметил|помирил|свел|свёл|позвал|пригласил|"
    r"принял|принимал|встречал|встретил)[аои]?\s+(?!решени|закон|участи|план|программ|бюджет|мер)"
)
# «Караваем отметил Муром 29 июля свой праздник»
TOWN_ACTED = re.compile(
    rf"\b(?:отметил|отпраздновал|праздновал|собрал|созвал|приютил|принял|принимал|встретил|встречал|позвал|пригласил)[аи]?\s+"
    rf"(?P<noun>город\s+|пос[её]лок\s+|село\s+|станица\s+)?(?P<town>{NAME})(?![а-яё-])"
)
# «На причал посёлка Оля вынесли стол», «на набережную Пинска»: where something was brought to
MOVED_TO = re.compile(
    rf"\b(?:[Вв]о?|[Нн]а)\s+(?:[а-яё-]+(?:ый|ий|ой|ую|юю|ое)\s+)?(?P<what>(?!берег|мост)(?i:{HOUSES})[а-яё]*)\s+(?P<noun>{SETTLEMENT})?(?P<town>{NAME})"
)
BROUGHT = Guarded(
    r"\b(?:вы|в|пере|при|за|под)(?:нес|вез|вел|тащи|кати)[а-я]*\b|\b(?:постави|установи|накры|пригласи|собра|позва|вышл|пришл|сошл)[а-я]*\b"
)
# «учителя колледжа, в чьём зале всё и происходило»: the house that a clause tells of
IN_WHICH = re.compile(
    r"\b(?P<adjective>[а-яё]+(?:ск|цк)(?:ого|ой))\s+(?:[а-яё-]+(?:ой|ей|ого|его)\s+){0,2}"
    rf"(?P<what>(?i:{HOUSES})[а-яё]*)(?:\s[^,.;]{{1,40}})?,\s(?:где|(?:в|на)\s(?:чь[а-яё]+|котор[а-я]+))\s[^.;]{{0,60}}?"
    r"(?:происход|произош|проход|прош|состоял|подпис|скреп|собрал|встретил)"
)
# «итог вчерашних биробиджанских переговоров»: the town by what was held there
OF_GATHERING = re.compile(
    r"\b(?P<adjective>[а-яё]+(?:ск|цк)(?:ий|ая|ое|ие|ого|ой|их|ом|ую|им|ими))\s+(?P<what>(?:переговор|встреч|церемони|подписани|"
    r"слушани|совещани|заседани|саммит)[а-яё]*)"
)
# «Привет из Нячанга!», «пишу вам из Тулы»
WRITES_FROM = re.compile(
    r"\b(?:[Пп]ривет|[Пп]ишу|[Пп]ишем|[Нн]а связи)\s+(?:(?:вам|всем|друзья)\s+)?из\s+"
    rf"(?P<noun>{SETTLEMENT})?(?P<town>{NAME})"
)
HOSTED = re.compile(
    r"\b(?:принима(?:л[аи]?|ет)|принял[аи]?|встречал[аи]?|встретил[аи]?|принимающей\s+стороной\s+(?:стал|выступил|был)[аи]?)"
    rf"\s+(?:(?:город|посёлок|село|древний|старинный)\s+)?(?P<town>{NAME})(?=[.,:;–]|\s+–)"
)
# apart, for who comes stands right before the verb: «делегация во главе с Ивановым посетила Томск»
VISITED_AFTER = re.compile(
    r"\b(?:посети|посещ|приня|встреча)[а-яё]*\s+(?:с\s+(?:[а-яё]+\s+){1,2}(?:визитом|поездкой|миссией)\s+)?"
    r"(?P<noun>город\s+|пос[её]лок\s+|село\s+)?(?P<after>[А-ЯЁ][а-яё-]+)"
)
VISITED_BEFORE = re.compile(
    r"(?P<before>[А-ЯЁ][а-яё-]+)\s+(?:с\s+[а-яё]+\s+(?:визитом|поездкой)\s+)?посети[а-яё]*|"
    r"(?<![а-яё,] )(?P<first>[А-ЯЁ][а-яё-]+)\s+(?:(?:[а-яё]+|\d{1,2})\s+){1,4}(?:посети|навести)л[аи]?\b"
)
CAME_FROM = re.compile(
    r"\b(?:возврати|верну)[а-яё]+\s+(?:домой\s+)?из\s+(?P<which>[а-яё-]+(?:ого|ей|ой)\s+)?"
    rf"(?P<noun>{SETTLEMENT})?(?P<town>{NAME})"
)
# «делегация добралась до Муданьцзяна»
REACHED = re.compile(rf"\bдобра(?:л|в)[а-яё]*\s+до\s+(?:[а-яё]+ого\s+)?(?P<noun>{SETTLEMENT})?(?P<town>{NAME})")
CAPITAL_OF = re.compile(r"\b[Вв]\s+(?P<words>столице\s+)(?=[А-ЯЁ])")
# «в чувашской столице», «в столице республики», «в областном центре»: the noun tells of which kind of region
OF_ITS_REGION = re.compile(
    r"\b[Вв]о?\s+(?:(?P<adjective>[а-яё-]+(?:ск|цк)ой)\s+столице|столице\s+(?P<noun>республики|края|области|округа)|"
    r"(?P<kind>областном|краевом|окружном|республиканском)\s+центре)\b"
)
# «на площадке форума «Лён» (Торжок)»: the town in brackets behind an event
# «в Таврическом дворце (Санкт-Петербург)»: behind a house, too
IN_BRACKETS = re.compile(rf"(?:»|\b(?i:{HOUSES})[а-яё]*)\s\((?:г\.\s*)?(?P<town>{NAME})\)")
BUILDING = re.compile(r"\b(?:[Вв]о?|[Нн]а|[Уу]|[Пп]еред)\s+(?!рамках|ходе|полях|ответ|числ)(?:[\w«»-]+\s+){1,6}$")
HOUSE_OF_TOWN = re.compile(
    rf"\b(?:[Вв]о?|[Нн]а|[Уу])\s+(?:[а-яё-]+(?:ом|ой|ем|ей|ого)\s+){{0,2}}?(?!берег|мост)(?i:{HOUSES})[а-яё]*(?:[еиуюа]|ой|ом|ем|ка)\s+(?:«[^»\n]{{2,40}}»\s+|[а-яё-]+\s+){{0,5}}?"
    rf"(?P<noun>{SETTLEMENT})?(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё]+)?)"
)
# «стоим посреди Нерюнгри», «недалеко от станицы Вёшенской»
NEAR_TOWN = re.compile(
    r"\b(?:[Пп]осреди|[Пп]осередине|[Вв]близи|[Вв]озле|[Нн]еподал[её]ку\s+от|[Нн]едалеко\s+от)\s+"
    rf"(?P<noun>{SETTLEMENT})?(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё]+)?)"
)
WHICH = re.compile(r",\sкотор[а-я]+\s[^,;]*$")  # «о дороге, которая пройдёт недалеко от Ржева»
# «в крепости Дербента», «на заводе Елабуги»: whatever stands in the town, if the dictionary knows the town
ANYTHING_OF_TOWN = re.compile(
    r"\b(?:[Вв]о?|[Нн]а)\s+(?:[а-яё-]+(?:ом|ой|ем|ей)\s+){0,2}(?P<what>[а-яё]{4,}[еиую])\s+(?:[а-яё-]+(?:ого|ой|его|ей)\s+)?"
    rf"(?P<town>{NAME})"
)
NOTHING_THERE = tuple(
    str.split(
        "рамк ход развити жизн экономик истори польз поддержк адрес район област "
        "улиц проспект переул бульвар шоссе проезд "
        "берег устье долин пойм излучин окрестност отношени сотрудничеств присутстви интерес сторон имен "
        "направлени пригород"
    )
)
MOST_BEFORE = 70


def told_in(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the settlements that a sentence tells of, the surest wording first."""
    yield from _of_capital_word(context, sentence)
    yield from _town_of_building(context, sentence)
    yield from _hosts(context, sentence)
    yield from _of_adjectives(context, sentence)
    yield from _moved_to(context, sentence)


def stated_in(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the places that are called the place: «местом встречи стал Торжок», «в санатории „Солотча“»."""
    shadow = context.text.shadow
    for pattern, confidence, rule in CALLED:
        for found in pattern.finditer(shadow, sentence.start, sentence.end):
            if pattern in (STATED, ESTATE) or context.people.holding(found.start("town")) is None:
                yield Sourced(found["town"], (Span(*found.span("town")),), confidence, rule)
    own = OWN_BEFORE_DAY.match(shadow, sentence.start, sentence.end)
    for found in (*BEFORE_DAY.finditer(shadow, sentence.start, sentence.end), *((own,) if own else ())):
        if found["town"].lower() in NO_TOWN_BEFORE_DAY:
            continue
        is_dateline = sentence.start <= headline_end(context) and not found[0].startswith("(")
        if context.people.holding(found.start("town")) is None and not (is_dateline or _is_published(context, found)):
            yield Sourced(found["town"], (Span(*found.span("town")),), 0.85, "place.before_day")


CALLED = (
    (STATED, 0.95, "place.stated"),
    (MADE_PLACE, 0.9, "place.stated"),
    (BESIDE_DAY, 0.8, "place.beside_day"),
    (ESTATE, 0.85, "place.estate"),
)


NO_TOWN_BEFORE_DAY = frozenset(
    str.split(
        "понедельник вторник среда четверг пятница суббота воскресенье вчера сегодня фото дата пресс-служба "
        "пасха рождество крещение масленица троица радоница покров сабантуй навруз ураза-байрам курбан-байрам"
    )
)


def _is_visited_town(context: Context, found: re.Match[str]) -> bool:
    """Tell whether it is a town that was visited: called so, or known as one: «посетила Минск», «город Ванадзор»."""
    if context.territories.at(found.start("after")) is not None:
        return False
    forms = parses(found["after"].lower())
    is_known = any(one.is_known and "Geox" in one.grammemes and one.case == "accs" for one in forms)
    return bool(found["noun"]) or (is_known and found[0].lower().startswith("посети"))


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


def _is_published(context: Context, found: re.Match[str]) -> bool:
    """Tell whether the day beside a town is that of the page."""
    known = context.published
    return known is not None and any(found.start() < span.end and span.start < found.end() for span in known.spans)


def _of_capital_word(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the capital of «в столице Хакасии», and where somebody went who is told to have visited a capital."""
    for found in CAPITAL_OF.finditer(context.text.shadow, sentence.start, sentence.end):
        item = context.territories.at(found.end())
        if item is not None and item.level == "region" and item.form == "name":
            span = Span(found.start("words"), item.end)
            yield Sourced(capitals()[item.code], (span,), 0.9, "place.capital_of", derived=True)
        elif item is not None and item.code in capitals_of_countries():
            span = Span(found.start("words"), item.end)
            yield Sourced(capitals_of_countries()[item.code], (span,), 0.85, "place.capital_of", derived=True)
    yield from _of_its_region(context, sentence)
    for found in IN_BRACKETS.finditer(context.text.shadow, sentence.start, sentence.end):
        town, span = found["town"], Span(*found.span("town"))
        item = context.territories.at(span.start)
        if item is not None and item.end == span.end and (city := of_territory(item)) is not None:
            yield city
        elif any("Geox" in parse.grammemes and parse.case == "nomn" for parse in parses(town.lower())):
            yield Sourced(town, (span,), 0.75, "place.in_brackets")
    for item in context.territories.within(sentence.start, sentence.end):
        if context.text.shadow[item.start].islower() and context.text.lower.startswith(" в ", item.start - 3):
            value = of_territory(item)  # «в городе на Неве»
            if value is not None:
                yield value
    yield from _visited(context, sentence)


def _visited(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town that somebody went to or came from."""
    for found in VISITED_AFTER.finditer(context.text.shadow, sentence.start, sentence.end):
        place = _capital_at(context, found.start("after"))
        if place is not None:
            yield _sourced(place, 0.75, "place.visited")
        elif _is_visited_town(context, found):
            yield Sourced(found["after"], (Span(*found.span("after")),), 0.75, "place.visited")
    for found in VISITED_BEFORE.finditer(context.text.shadow, sentence.start, sentence.end):
        place = _capital_at(context, found.start("before" if found["before"] else "first"))
        if place is not None:
            yield _sourced(place, 0.75, "place.visited")
        elif found["first"] and _is_town_as_it_stands(context, found):
            yield Sourced(found["first"], (Span(*found.span("first")),), 0.7, "place.visited")
    for found in REACHED.finditer(context.text.shadow, sentence.start, sentence.end):
        if context.territories.at(found.start("town")) is None:
            yield Sourced(
                town_nominative(found["town"], case="gent"), (Span(*found.span("town")),), 0.7, "place.reached"
            )
    yield from came_from(context, sentence)


def came_from(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town that somebody has come back from: «вернулась из Ташкента»."""
    for found in CAME_FROM.finditer(context.text.shadow, sentence.start, sentence.end):
        item = context.territories.at(found.start("town"))
        town = (
            capitals()[item.code]
            if item is not None and item.form == "capital"
            else _capital_in_genitive(found["town"])
        )
        is_there = item is None and context.text.lower.startswith(
            ", где ", found.end()
        )  # «из Уланчаба, где подписал …»
        if found["noun"] or town or is_there or (item.form == "capital" if item is not None else found["which"]):
            town = town or town_nominative(found["town"], case="gent")
            if town == found["town"] and is_there and town.endswith("а") and not town.endswith(("ова", "ева", "ина")):
                town = town[:-1]  # of a name on «-а» it would be «-ы»
            yield Sourced(town, (Span(*found.span("town")),), 0.7, "place.came_from")


def _of_its_region(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the capital of «в чувашской столице», and of «в столице республики» where the text has one republic."""
    for found in OF_ITS_REGION.finditer(context.text.shadow, sentence.start, sentence.end):
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
            if not codes and (made := _center_of_foreign(context, stem)) is not None:
                yield Sourced(made, (Span(*found.span()),), 0.7, "place.capital_of", derived=True)
        capital = (capitals() | capitals_of_countries()).get(codes.pop()) if len(codes) == 1 else None
        if capital is not None:
            yield Sourced(capital, (Span(*found.span()),), 0.8, "place.capital_of", derived=True)


def _center_of_foreign(context: Context, stem: str) -> str | None:
    """Return the town of the only foreign region of a kind, by its adjective: Брест of «Брестская область»."""
    names = {item.name for item in context.territories if item.level == "foreign" and stem in item.name.lower()}
    words = names.pop().split() if len(names) == 1 else []
    return _known_town(context, words[0]) if len(words) == 2 and words[0].endswith("ая") else None


@cache
def capitals_of_countries() -> dict[str, str]:
    """Return the capitals of countries by their codes."""
    return {row["code"]: row["capital"] for row in data_rows("country_capitals")}


def _capital_at(context: Context, place: int) -> Territory | None:
    item = context.territories.at(place)
    return item if item is not None and item.form == "capital" else None


def _sourced(item: Territory, confidence: float, rule: str) -> Sourced[str]:
    return Sourced(capitals()[item.code], (Span(item.start, item.end),), confidence, rule)


def _town_of_building(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town whose house is told of: «в Ипатьевском монастыре Костромы», «в школе посёлка Лев Толстой»."""
    for item in context.territories.within(sentence.start, sentence.end):
        is_city = item.form == "name" and item.code in ("RU-MOW", "RU-SPE", "RF-92") and item.case == "gent"
        if (item.form != "capital" and not is_city) or _names_street(context, item.start):
            continue
        if context.posts.holding(item.start - 1) is not None or _is_of_post(context, item.start):
            continue
        start = max(sentence.start, item.start - MOST_BEFORE)
        if is_city:
            found = HOUSE_OF_TOWN.search(context.text.shadow, start, item.end)
            if found and found.start("town") == item.start:
                yield Sourced(item.name, (Span(item.start, item.end),), 0.75, "place.building")
        elif item.case in ("gent", "") and BUILDING.search(context.text.shadow, start, item.start):
            yield _sourced(item, 0.8, "place.building")
    for found in HOUSE_OF_TOWN.finditer(context.text.shadow, sentence.start, sentence.end):
        town = _town_in_genitive(context, found)
        if town is not None and not _names_street(context, found.start("town")):
            yield Sourced(town, (Span(*found.span("town")),), 0.75, "place.house_of_town")
    for found in NEAR_TOWN.finditer(context.text.shadow, sentence.start, sentence.end):
        town = _town_in_genitive(context, found)
        if town is not None and not WHICH.search(context.text.lower, sentence.start, found.start()):
            yield Sourced(town, (Span(*found.span("town")),), 0.7, "place.near_town")
    for found in ANYTHING_OF_TOWN.finditer(context.text.shadow, sentence.start, sentence.end):
        if not found["what"].startswith(NOTHING_THERE) and (town := _known_in_genitive(context, found)) is not None:
            yield Sourced(town, (Span(*found.span("town")),), 0.7, "place.house_of_town")


STREET = re.compile(r"\b(?:улиц|проспект|переул|бульвар|шоссе|проезд)[а-яё]*\s$|\b(?:ул|пр|пер)\.\s?$")


def _names_street(context: Context, place: int) -> bool:
    """Tell whether a name is a street's: «на улице Кирова»."""
    return STREET.search(context.text.lower, max(0, place - 14), place) is not None


def _moved_to(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town of a house or shore that something was brought to: «стол вынесли на причал посёлка Оля»."""
    shadow = context.text.shadow
    if BROUGHT.search(context.text.lower, sentence.start, sentence.end):
        for found in MOVED_TO.finditer(shadow, sentence.start, sentence.end):
            town = _town_in_genitive(context, found)
            if town is not None:
                yield Sourced(town, (Span(*found.span("town")),), 0.7, "place.house_of_town")
    for found in WRITES_FROM.finditer(shadow, sentence.start, sentence.end):
        item = context.territories.at(found.start("town"))
        if item is not None and item.form != "capital":
            continue
        town = capitals()[item.code] if item is not None else _capital_in_genitive(found["town"])
        town = town or _named_elsewhere(context, found["town"]) or town_nominative(found["town"], case="gent")
        yield Sourced(town, (Span(*found.span("town")),), 0.7, "place.writes_from")


def _capital_in_genitive(words: str) -> str | None:
    """Return the capital of a country by its genitive: «из Ташкента», «на набережной Сухума»."""
    nominative = town_nominative(words, case="gent")
    known = capitals_of_countries().values()
    return next((name for name in (nominative, words[:-1], words[:-1] + "ь") if name in known), None)


def _is_of_post(context: Context, place: int) -> bool:
    return any(person.post_start <= place < person.post_end for person in context.people if person.post)


def _known_in_genitive(context: Context, found: re.Match[str]) -> str | None:
    """Return the town whose something is told of, if the dictionary knows it as one and as nothing else."""
    start, words = found.start("town"), found["town"]
    if any(one.holding(start) is not None for one in (context.people, context.bodies)) or context.territories.at(start):
        return None
    forms = [one for one in parses(words.lower()) if one.is_known]
    is_town = bool(forms) and "Geox" in forms[0].grammemes and forms[0].case == "gent"
    is_there = any(one.case in ("loct", "loc2") for one in parses(found["what"]))
    return town_nominative(words, case="gent") if is_town and is_there else None


def _town_in_genitive(context: Context, found: re.Match[str]) -> str | None:  # noqa: PLR0911  one answer a line
    """Return the town of a house: after its noun as it stands, else a place of the dictionary in the genitive."""
    start, words = found.start("town"), found["town"]
    if context.territories.at(start) is not None or context.people.holding(start) is not None:
        return None
    if found["noun"]:
        forms = parses(words.lower())
        if " " not in words and any("Geox" in one.grammemes and one.case == "gent" for one in forms):
            return town_nominative(words, case="gent")
        return (
            words
            if " " not in words or context.territories.at(start + words.index(" ") + 1) is None
            else words.split()[0]
        )
    first = words.split()[0]
    capital = _capital_in_genitive(first)
    if capital is not None:
        return capital
    if first != words and _is_one_name(words):
        return town_nominative(words, case="gent")
    known = any("Geox" in parse.grammemes and parse.case == "gent" for parse in parses(first.lower()))
    if context.bodies.holding(start):
        return None
    return town_nominative(first, case="gent") if known else _named_elsewhere(context, first)


def _is_one_name(words: str) -> bool:
    """Tell whether two words are an adjective and its place in the genitive: «Великого Устюга»."""
    first, second = (parses(word.lower()) for word in words.split()[:2])
    return any(one.pos == "ADJF" and one.case == "gent" for one in first) and any(
        "Geox" in one.grammemes and one.case == "gent" for one in second
    )


def _named_elsewhere(context: Context, form: str) -> str | None:
    """Return the name of a form that no dictionary knows, as the text has it with another ending: «Чолпон-Аты»."""
    if parses(form.lower())[0].is_known or form[-1] not in "аяыи":
        return None
    stem = form[:-1]
    names = {stem + ending for ending in (("", "ь") if form[-1] in "ая" else ("а", "я", "ь"))} - {form}
    if "capitalised" not in context.memo:
        context.memo["capitalised"] = {context.text.tokens[number].text for number in context.text.capitals}
    found = names.intersection(context.memo["capitalised"])
    return found.pop() if len(found) == 1 else None


def _is_town_at_work(context: Context, acts: re.Match[str]) -> bool:
    """Tell whether a town is the subject; of what sees only one that is called so: «Волга увидела» is a river."""
    item = context.territories.at(acts.start("town"))
    if acts["noun"] or acts["sees"]:
        return bool(acts["noun"]) and (item is None or item.form == "capital")
    if item is not None:
        return item.form == "capital"
    known = any("Geox" in one.grammemes and one.case == "nomn" for one in parses(acts["town"].lower()))
    return known or acts["town"] in capitals_of_countries().values()


def _hosts(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town that received the guests."""
    shadow = context.text.shadow
    acts = TOWN_ACTS.match(shadow, sentence.start, sentence.end)
    if acts is not None and acts["town"].lower() not in NOT_TOWN and _is_town_at_work(context, acts):
        yield Sourced(acts["town"], (Span(*acts.span("town")),), 0.7, "place.host")
    for told in TOWN_ACTED.finditer(shadow, sentence.start, sentence.end):
        town, item = told["town"], context.territories.at(told.start("town"))
        forms = [one for one in parses(town.lower()) if "Geox" in one.grammemes and one.case == "nomn"]
        is_town = (item is not None and item.form == "capital" and item.case in ("nomn", "")) or (
            item is None and bool(told["noun"] or forms) and context.people.holding(told.start("town")) is None
        )
        if is_town and town.lower() not in NOT_TOWN:
            yield Sourced(
                capitals()[item.code] if item is not None else town, (Span(*told.span("town")),), 0.7, "place.host"
            )
    for pattern in (HOST, HOSTED):
        found = (
            pattern.match(shadow, sentence.start, sentence.end)
            if pattern is HOST
            else pattern.search(shadow, sentence.start, sentence.end)
        )
        if found is None or found["town"].lower() in NOT_TOWN:
            continue
        item = context.territories.at(found.start("town"))
        is_person = context.people.holding(found.start("town")) is not None
        if (item is None and not is_person) or (item is not None and item.form == "capital"):
            yield Sourced(found["town"], (Span(*found.span("town")),), 0.75, "place.host")


def _of_adjectives(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town of «в магаданском аэропорту»: a region's adjective means its capital there."""
    for pattern in (OF_ADJECTIVE, PART_OF_HOUSE, HOUSE_OF_ADJECTIVE, HOST_OF_TOWN, IN_WHICH, OF_GATHERING):
        for found in pattern.finditer(context.text.shadow, sentence.start, sentence.end):
            span = Span(found.start("adjective"), found.end("adjective") if pattern is HOST_OF_TOWN else found.end())
            item = context.territories.at(found.start("adjective"))
            if pattern is OF_GATHERING and item is not None and not _is_of_capital(item, found["adjective"]):
                continue  # «омская встреча» is of the region, too
            if item is not None and item.level == "region":
                yield Sourced(capitals()[item.code], (span,), 0.7, "place.adjective", derived=True)
            elif (
                (item is None or (item.level == "foreign" and pattern is OF_ADJECTIVE))
                and _may_be_of_town(pattern, found)
                and (town := _known_town(context, found["adjective"])) is not None
            ):
                yield Sourced(town, (span,), 0.7, "place.adjective", derived=True)


def _is_of_capital(item: Territory, adjective: str) -> bool:
    """Tell whether an adjective is made of the capital's name and not of the region's: «екатеринбургский»."""
    town = capitals().get(item.code, "").lower()
    return bool(town) and adjective.lower()[:5] == town[:5] and not item.name.lower().startswith(adjective.lower()[:5])


def _may_be_of_town(pattern: re.Pattern[str], found: re.Match[str]) -> bool:
    """Tell whether an adjective is of a town and not a hall's name: «в суздальском музее», «в Георгиевском зале»."""
    if pattern is HOST_OF_TOWN or found["adjective"][0].islower():
        return True
    return found["what"].lower().startswith((*CIVIC, *OF_STATE)) or OF_A_TOWN.search(found[0]) is not None


# of these each town has its own: «Касимовского краеведческого музея»
OF_A_TOWN = re.compile(
    r"\s(?:[а-я]*(?:механическ|техническ|технологическ|строительн|металлургическ)|краеведческ|драматическ|академическ|городск|районн|музыкальн|педагогическ|историко|железнодорожн|кукольн|художественн)"
)
CIVIC = ("ратуш", "мэри", "администрац", "дум", "кремл")
OF_STATE = ("университет", "академи", "филармони", "институт", "вокзал", "аэропорт", "вуз", "кампус")


def _known_town(context: Context, adjective: str) -> str | None:
    """Return the town of an adjective if the dictionary or the text knows it: «абаканский», but not «городской»."""
    made = town_of_adjective(context, "-".join(part[:1].upper() + part[1:] for part in adjective.split("-")))
    is_known = any("Geox" in parse.grammemes and parse.is_known for parse in parses(made.lower()))
    return made if is_known and made.lower() not in adjective.lower()[-len(made) :] else None


HALL = Guarded(
    r"\b[Вв]о?\s+(?P<hall>(?:Доме|Дворце|Кремле|Белом доме|Смольном|мэрии|Мэрии|здании|резиденции|ратуше|"
    r"(?:[А-ЯЁ][а-яё]+ом\s)(?:доме|дворце|музее|театре|океанариуме|монастыре|заповеднике|кремле|центре|парке|институте|"
    r"университете))(?:\s+[А-ЯЁа-яё]+(?:ого|его|ой|ства|ции|ии|ов|ти|ния|ура|ева|тра|зея|края|ики|руга|сти)(?![а-яё])){0,4})"
)
TOWN_OF_HALL = re.compile(rf"\s+(?:[а-яё]+\s+){{0,2}}(?P<town>{NAME})")
NAMELESS = ("Доме", "Дворце", "здании", "резиденции")  # of them nobody knows which
TELLS_THERE = re.compile(r"(?:сообщи|рассказа|заяви|пояснил|отмети|говор|считаю)\w*\s*$")


def hall_in(context: Context, sentence: Span) -> Sourced[str] | None:
    """Return a hall where no settlement is named: «в Доме правительства»; not one where somebody said something."""
    hall = HALL.search(context.text.shadow, sentence.start, sentence.end)
    if (
        hall is None
        or hall["hall"] in NAMELESS
        or TELLS_THERE.search(context.text.lower[max(0, hall.start() - 25) : hall.start()])
    ):
        return None
    town = TOWN_OF_HALL.match(context.text.shadow, hall.end())
    town = None if town is not None and _names_street(context, town.start("town")) else town
    item = _capital_at(context, town.start("town")) if town else None
    if item is not None:
        return _sourced(item, 0.8, "place.hall_of_town")
    if town is not None and hall["hall"].lower().startswith(CIVIC) and (name := _town_of_hall(town["town"])):
        return Sourced(name, (Span(*town.span("town")),), 0.7, "place.hall_of_town")  # «в мэрии Новороссийска»
    if hall["hall"].endswith(("ого", "ой", "его")) and GOES_ON.match(context.text.lower, hall.end()):
        return None  # «в мэрии сербского города»
    return Sourced(_hall_nominative(context, hall), (Span(*hall.span("hall")),), 0.6, "place.hall")


GOES_ON = re.compile(r"\s[а-я]{3,}")


def _town_of_hall(words: str) -> str | None:
    """Return the town in the genitive behind a town hall, if the dictionary knows it."""
    found = [parse for parse in parses(words.lower()) if "Geox" in parse.grammemes and parse.case == "gent"]
    name = inflect(words, "nomn", pos="NOUN") if found and " " not in words else None
    return name[:1].upper() + name[1:] if name else None


def _hall_nominative(context: Context, hall: re.Match[str]) -> str:
    words = context.text.clean(*hall.span("hall")).split()
    if words[0] == "Смольном":
        return "Смольный"
    if words[0].endswith("ом") and len(words) > 1 and words[1].islower():
        return " ".join([town_nominative(" ".join(words[:2]), case="loct"), *words[2:]])
    return " ".join([town_nominative(words[0], case="loct"), *words[1:]])
