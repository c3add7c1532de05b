"""Where a signing was, told by a house: «в школе посёлка Лев Толстой», «в магаданском аэропорту», «в мэрии Орла»."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.place.named import NAME, OF_PLACE, SETTLEMENT
from kunak.core.reading.clauses.place.towns import (
    capital_at,
    capital_of,
    known_in_genitive,
    known_town,
    town_in_genitive,
    town_of,
)
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import CITIES, capitals
from kunak.core.reading.morph import inflect, may_name_place
from kunak.core.reading.patterns import Guarded

HOUSES = (
    r"(?:дом|двор|кремл|мэри|здани|резиденци|смольн|ратуш|театр|музе|библиотек|филармони|университет|институт|академи|"
    r"гостиниц|отел|драмтеатр|кинотеатр|планетари|обсерватори|санатори|усадьб|аэропорт|вокзал|порт|технопарк|зал|кабинет|центр|парк|павильон|океанариум|храм|"
    r"академгородк|монастыр|заповедник|курорт|штаб|офис|представительств|посольств|консульств|комплекс|школ|клуб|галере|замк|"
    r"набережн|площад|берег|причал|борт|теплоход|мост|администраци|правительств|палат|стадион|кампус|площадк|стен|баз|"
    r"корпус|дум|собрани|совет|вуз|пансионат|лагер|сел|городк|конгресс|экспо|крепост|вал\b|цирк|консерватори|конгресс-|конференц-|ярмарк|"
    r"колледж|училищ|лице|гимнази|пристан|перрон|палуб|крыльц|больниц|завод|фабрик|стади|арен|манеж|ипподром|рейд|пункт|переправ|сквер|сад(?!ов)|алле|амфитеатр|мечет|собор|медресе|лесничеств|питомник|ресторан|усадеб|вилл|отделени|филиал|земл|(?:обл|гор|рай)?исполком|акимат|хокимият)"
)
CIVIC = ("ратуш", "мэри", "администрац", "дум", "кремл", "замк", "исполком", "горисполком", "райисполком")
OF_STATE = ("университет", "академи", "филармони", "институт", "вокзал", "аэропорт", "вуз", "кампус")
MOST_BEFORE = 70
BUILDING = re.compile(r"\b(?:[Вв]о?|[Нн]а|[Уу]|[Пп]еред)\s+(?!рамках|ходе|полях|ответ|числ)(?:[\w«»-]+\s+){1,6}$")
# «в институт приехала делегация из Махачкалы», «в город съехались гости из Азова и Пензы»
FROM = re.compile(r"\s(?:из|от|до|для|без)\s(?:[А-ЯЁ][\w-]*(?:\s[А-ЯЁ][\w-]*)?(?:,|\sи)\s){0,6}$")
HOUSE_OF_TOWN = re.compile(
    rf"\b(?:[Вв]о?|[Нн]а|[Уу])\s+(?:[А-ЯЁа-яё][а-яё-]+(?:ом|ой|ем|ей|ого)\s+){{0,2}}?(?!берег|мост)(?i:{HOUSES})[а-яё]*(?:[еиуюа]|ой|ом|ем|ка)\s+(?:«[^»\n]{{2,40}}»\s+|[а-яё-]+\s+){{0,5}}?"
    rf"(?P<noun>{SETTLEMENT})?(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё]+)?)"
)
# «стоим посреди Нерюнгри», «недалеко от станицы Вёшенской»
NEAR_TOWN = Guarded(
    r"\b(?:[Пп]осреди|[Пп]осередине|[Нн]а\s+(?:самой\s+)?(?:окраине|краю|околице|въезде\s+в)|[Вв]\s+(?:самом\s+)?центре|[Вв]близи|[Вв]озле|[Нн]еподал[её]ку\s+от|[Нн]едалеко\s+от)\s+"
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


def town_of_building(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town whose house is told of: «в Ипатьевском монастыре Костромы», «в школе посёлка Лев Толстой»."""
    for item in context.territories.within(sentence.start, sentence.end):
        is_city = item.form == "name" and item.code in CITIES and item.case == "gent"
        if (item.form != "capital" and not is_city) or _names_street(context, item.start):
            continue
        if context.posts.holding(item.start - 1) is not None or _is_of_post(context, item.start):
            continue
        start = max(sentence.start, item.start - MOST_BEFORE)
        if is_city:
            found = HOUSE_OF_TOWN.search(context.text.shadow, start, item.end)
            if found and found.start("town") == item.start:
                yield Sourced(item.name, (Span(item.start, item.end),), 0.75, "place.building")
        elif (
            item.case in ("gent", "")
            and BUILDING.search(context.text.shadow, start, item.start)
            and not FROM.search(context.text.shadow, start, item.start)
        ):
            yield capital_of(item, 0.8, "place.building")
    for found in HOUSE_OF_TOWN.finditer(context.text.shadow, sentence.start, sentence.end):
        town = town_in_genitive(context, found)
        if town is not None and not _is_of_else(context, found.start("town")):
            yield town_of(found, town, 0.75, "place.house_of_town")
    for found in context.text.in_shadow(NEAR_TOWN, sentence):
        town = town_in_genitive(context, found)
        if town is not None and not WHICH.search(context.text.lower, sentence.start, found.start()):
            yield town_of(found, town, 0.7, "place.near_town")
    for found in ANYTHING_OF_TOWN.finditer(context.text.shadow, sentence.start, sentence.end):
        is_else = found["what"].startswith(NOTHING_THERE) or _is_of_post(context, found.start("town"))
        if not is_else and (town := known_in_genitive(context, found)) is not None:
            yield town_of(found, town, 0.7, "place.house_of_town")


STREET = re.compile(r"\b(?:улиц|проспект|переул|бульвар|шоссе|проезд)[а-яё]*\s$|\b(?:ул|пр|пер)\.\s?$")


def _names_street(context: Context, place: int) -> bool:
    """Tell whether a name is a street's: «на улице Кирова»."""
    return STREET.search(context.text.lower, max(0, place - 14), place) is not None


def _is_of_else(context: Context, place: int) -> bool:
    """Tell whether a name is a street's or of a post: «в рыбинском Доме культуры глава Кузнецка …»."""
    return _names_street(context, place) or _is_of_post(context, place)


def _is_of_post(context: Context, place: int) -> bool:
    return any(person.post_start <= place < person.post_end for person in context.people if person.post)


# «На причал посёлка Оля вынесли стол», «на набережную Пинска»: where something was brought to
MOVED_TO = Guarded(
    rf"\b(?:[Вв]о?|[Нн]а)\s+(?:[а-яё-]+(?:ый|ий|ой|ую|юю|ое)\s+)?(?P<what>(?!берег|мост)(?i:{HOUSES})[а-яё]*)\s+(?P<noun>{SETTLEMENT})?(?P<town>{NAME})"
)
BROUGHT = Guarded(
    r"\b(?:вы|в|пере|при|за|под)(?:нес|вез|вел|тащи|кати)[а-я]*\b|\b(?:постави|установи|накры|пригласи|собра|позва|вышл|пришл|сошл|приеха|прибы|прилете|съеха|зашл|вошл|уместил)[а-я]*\b"
)


# «гостя привели в томский кадровый центр», «на уржумскую пристань вынесли стол»
MOVED_TO_ITS = Guarded(
    r"\b(?:[Вв]о?|[Нн]а)\s+(?:один\s+|одну\s+)?(?P<adjective>[а-яё]+(?:ск|цк)(?:ий|ую|ое))\s+(?:[А-ЯЁа-яё-]+(?:ый|ий|ой|ую|юю|ое)\s+){0,2}"
    rf"(?P<what>(?!берег|мост)(?i:{HOUSES})[а-яё]*)"
)


def moved_to(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town of a house or shore that something was brought to: «стол вынесли на причал посёлка Оля»."""
    if not BROUGHT.search(context.text.lower, sentence.start, sentence.end):
        return
    for found in context.text.in_shadow(MOVED_TO, sentence):
        town = town_in_genitive(context, found)
        if town is not None:
            yield town_of(found, town, 0.7, "place.house_of_town")
    for found in context.text.in_shadow(MOVED_TO_ITS, sentence):
        item = context.territories.at(found.start("adjective"))
        if item is not None and item.level == "region":
            yield Sourced(capitals()[item.code], (Span(*found.span()),), 0.7, "place.adjective", derived=True)
        elif (item is None or item.level == "foreign") and (its := known_town(context, found["adjective"])) is not None:
            yield Sourced(its, (Span(*found.span()),), 0.7, "place.adjective", derived=True)


# letters of which any match of an adjective of a place in the genitive or the prepositional holds some
# «в магаданском аэропорту», «на казанской площадке», «Абаканский градоначальник принял …»
OF_ADJECTIVE = Guarded(
    # the first adjective that may be a town's: «в муромском Окском парке», but «в городском суздальском музее»
    r"\b(?:[Вв]о?|[Уу]|[Нн]а)\s+(?:(?:[а-яё]*(?:городск|сельск|морск|детск|ческ)|[а-яё]+(?<!ск)(?<!цк))(?:ом|ой)\s+)?"
    r"(?:[а-яё]+[еиху]\s+)?"
    r"(?P<adjective>[А-ЯЁа-яё][а-яё]+(?:-[а-яё]+)?(?:ск|цк)(?:ом|ого|ой))\s+(?:[А-ЯЁа-яё-]+(?:ом|ой|ем|ей|ого|его)\s+){0,2}"
    rf"(?P<what>(?i:{HOUSES})[а-яё]*)",
    OF_PLACE,
)
# «на сцене алуштинского Дворца культуры», «в зале ухтинской ратуши»: a part of the house
PART_OF_HOUSE = Guarded(
    r"\b(?:[Вв]о?|[Нн]а|[Пп]од|[Уу]|[Ии]з)\s+(?:[а-яё]+(?:ом|ой|ого)\s+)?[а-яё]{3,}(?:[еиуюа]|ах|ями|ом)\s+"
    r"(?P<adjective>[А-ЯЁа-яё][а-яё]+(?:ск|цк)(?:ого|ой))\s+(?:[А-ЯЁа-яё-]+(?:ой|ей|ого|его)\s+){0,2}"
    rf"(?P<what>(?i:{HOUSES})[а-яё]*)",
    OF_PLACE,
)
# «сарапульский Дом речника мирил …», «церемонию приютил первомайский Дом культуры»
HOUSE_OF_ADJECTIVE = Guarded(
    r"\b(?P<adjective>[а-яё]+(?:ск|цк)ий)\s+(?P<what>(?:[Дд]ом|[Дд]ворец|[Тт]еатр|[Мм]узей|[Кк]луб|[Вв]окзал|[Кк]ремль|[Зз]амок|[Зз]ал|"
    r"[Сс]анаторий|[Уу]ниверситет|[Тт]ехнопарк|[Пп]арк)(?![а-яё]))"
)
HOST_OF_TOWN = Guarded(
    r"\b(?P<adjective>[А-ЯЁ][а-яё]+(?:ск|цк)(?:ий|ая))\s+(?:мэр|градоначальник|глава|администрация|мэрия|университет|вуз)\w*"
    r"\s[^.;]{0,60}?\b(?:принял|принимал|встретил|встречал)"
)
# «учителя колледжа, в чьём зале всё и происходило»: the house that a clause tells of
IN_WHICH = Guarded(
    r"\b(?P<adjective>[а-яё]+(?:ск|цк)(?:ого|ой))\s+(?:[а-яё-]+(?:ой|ей|ого|его)\s+){0,2}"
    rf"(?P<what>(?i:{HOUSES})[а-яё]*)(?:\s[^,.;]{{1,40}})?,\s(?:где|(?:в|на)\s(?:чь[а-яё]+|котор[а-я]+))\s[^.;]{{0,60}}?"
    r"(?:происход|произош|проход|прош|состоял|подпис|скреп|собрал|встретил)"
)
# «итог вчерашних биробиджанских переговоров»: the town by what was held there
OF_GATHERING = Guarded(
    r"\b(?P<adjective>[а-яё]+(?:ск|цк)(?:ий|ая|ое|ие|ого|ой|их|ом|ую|им|ими))\s+(?P<what>(?:переговор|встреч|церемони|подписани|"
    r"слушани|совещани|заседани|саммит)[а-яё]*)"
)


# «на стенде якутского павильона»: a region shows itself at a fair in any town
STANDS_ANYWHERE = re.compile(r"\b(?:павильон|стенд|экспозици)")


def of_adjectives(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the town of «в магаданском аэропорту»: a region's adjective means its capital there."""
    for pattern in (OF_ADJECTIVE, PART_OF_HOUSE, HOUSE_OF_ADJECTIVE, HOST_OF_TOWN, IN_WHICH, OF_GATHERING):
        for found in context.text.in_shadow(pattern, sentence):
            span = Span(found.start("adjective"), found.end("adjective") if pattern is HOST_OF_TOWN else found.end())
            item = context.territories.at(found.start("adjective"))
            if pattern is OF_GATHERING and item is not None and not _is_of_capital(item, found["adjective"]):
                continue  # «омская встреча» is of the region, too
            if item is not None and pattern is not OF_GATHERING and STANDS_ANYWHERE.search(found[0]) is not None:
                continue
            if item is not None and item.level == "region":
                yield Sourced(capitals()[item.code], (span,), 0.7, "place.adjective", derived=True)
            elif (
                (item is None or (item.level == "foreign" and pattern is OF_ADJECTIVE))
                and _may_be_of_town(pattern, found)
                and (town := known_town(context, found["adjective"])) is not None
            ):
                yield Sourced(town, (span,), 0.7, "place.adjective", derived=True)


def _is_of_capital(item: Territory, adjective: str) -> bool:
    """Tell whether an adjective is made of the capital's name and not of the region's: «екатеринбургский»."""
    town = capitals().get(item.code, "").lower()
    return bool(town) and adjective.lower()[:5] == town[:5] and not item.name.lower().startswith(adjective.lower()[:5])


def _may_be_of_town(pattern: Guarded, found: re.Match[str]) -> bool:
    """Tell whether an adjective is of a town and not a hall's name: «в суздальском музее», «в Георгиевском зале»."""
    if pattern is HOST_OF_TOWN or found["adjective"][0].islower():
        return True
    return found["what"].lower().startswith((*CIVIC, *OF_STATE)) or OF_A_TOWN.search(found[0]) is not None


# of these each town has its own: «Касимовского краеведческого музея»
OF_A_TOWN = re.compile(
    r"\s(?:[а-я]*(?:механическ|техническ|технологическ|строительн|металлургическ)|краеведческ|драматическ|академическ|городск|районн|музыкальн|педагогическ|историко|железнодорожн|кукольн|художественн)"
)
HALL = Guarded(
    r"\b[Вв]о?\s+(?P<hall>(?:Доме|Дворце|Кремле|Белом доме|Смольном|мэрии|Мэрии|здании|резиденции|ратуше|"
    r"(?:[А-ЯЁ][а-яё]+ом\s)(?:доме|дворце|музее|театре|океанариуме|монастыре|заповеднике|кремле|центре|парке|институте|"
    r"университете))(?:\s+[А-ЯЁа-яё]+(?:ого|его|ой|ства|ции|ии|ов|ти|ния|ура|ева|тра|зея|края|ики|руга|сти|еля|ника|еров|ургов|иста|истов|ёных|ых|жбы)(?![а-яё])){0,4})"
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
    item = capital_at(context, town.start("town")) if town else None
    if item is not None:
        return capital_of(item, 0.8, "place.hall_of_town")
    if town is not None and hall["hall"].lower().startswith(CIVIC) and (name := _town_of_hall(town["town"])):
        return town_of(town, name, 0.7, "place.hall_of_town")  # «в мэрии Новороссийска»
    if hall["hall"].endswith(("ого", "ой", "его")) and GOES_ON.match(context.text.lower, hall.end()):
        return None  # «в мэрии сербского города»
    return Sourced(_hall_nominative(context, hall), (Span(*hall.span("hall")),), 0.6, "place.hall")


GOES_ON = re.compile(r"\s[а-я]{3,}")


def _town_of_hall(words: str) -> str | None:
    """Return the town in the genitive behind a town hall, if the dictionary knows it."""
    is_town = " " not in words and may_name_place(words, "gent")
    name = inflect(words, "nomn", pos="NOUN") if is_town else None
    return name[:1].upper() + name[1:] if name else None


def _hall_nominative(context: Context, hall: re.Match[str]) -> str:
    words = context.text.clean(*hall.span("hall")).split()
    if words[0] == "Смольном":
        return "Смольный"
    if words[0].endswith("ом") and len(words) > 1 and words[1].islower():
        return " ".join([town_nominative(" ".join(words[:2]), case="loct"), *words[2:]])
    return " ".join([town_nominative(words[0], case="loct"), *words[1:]])
