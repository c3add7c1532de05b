"""Where an agreement was signed: a settlement; a hall only where no settlement is named with it."""

from collections.abc import Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import town_of_adjective
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded

SETTLEMENT = r"(?:(?<!\d)(?<!\d )г(?:ород\w{0,3}|\.)|сел[еао]|пос[её]лк\w|пос\.|деревн\w|аул\w|станиц\w|пгт) {0,3}"
IN_TOWN = re.compile(
    rf"\b(?:[Вв]о?|[Уу]|[Бб]лиз|[Оо]коло|[Пп]од)\s+(?:столице\s+(?:[А-ЯЁ][а-яё-]+\s+){{1,3}}|{SETTLEMENT}|"
    rf"[а-яё]+(?:ом|ой|ем)\s+"
    rf"(?:{SETTLEMENT})?)?(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё]+)?)"
)
HALL = re.compile(
    r"\b[Вв]о?\s+(?P<hall>(?:Доме|Дворце|Кремле|Белом доме|Смольном|мэрии|Мэрии|здании|"
    r"резиденции)(?:\s+[А-ЯЁа-яё]+(?:ого|его|ой|ства|ции|ии|ов|ти|ния|ура|ева)){0,3})"
)
ADJECTIVE_PLACE = re.compile(
    r"\b(?:в|на площадке|в стенах|на базе)\s+(?P<adjective>[А-ЯЁа-яё][а-яё]+(?:ск|цк)(?:ом|ого|"
    r"ой))\s+(?P<what>[Кк]ремл\w+|кампус\w*|[Дд]ом\w*|мэри\w+|администраци\w+|ратуш\w+)"
)
ESTATE = re.compile(r"\bв\s+(?:усадьбе|санатории|отеле|пансионате)\s+«?(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)")
STATED = re.compile(
    r"\b(?:[Мм]есто(?:м)?(?:\s+(?:подписания|встречи|церемонии))?|[Гг]де)\s*(?:–|:|стал[аи]?|выбрали|"
    r"избрали)\s*(?:г\.\s*|город\s+|пос[её]лок\s+|село\s+)?"
    r"(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)"
)
NOT_TOWN = frozenset(
    [
        "арктике",
        "сибири",
        "поволжье",
        "европе",
        "азии",
        "кавказе",
        "урале",
        "приволжье",
        "заполярье",
        "черноземье",
        "смольном",
        "правительстве",
        "администрации",
        "министерстве",
        "доме",
        "дворце",
        "кремле",
        "москве-сити",
        "совете",
        "рамках",
        "россии",
        "госдуме",
        "думе",
        "федерации",
        "ходе",
        "день",
        "республике",
    ]
)
SIGNING = re.compile(r"подпис|церемони|встреч|заключ|произошло|состоял|скреп|побывал|утверд|завизир")


# each side at home: «по видеосвязи», «заочно, путём обмена экземплярами»
AFAR = Guarded(
    r"\bвидео-?\s?(?:конференц|связ|мост|формат)|\bзаочно\b|\bдистанционн|\bонлайн\b|\bонлайн-|\bудал[её]нно\b|"
    r"\bв\s+zoom\b"
)
AFAR_NEAR = 3  # sentences


def find_place(context: Context, sentences: Sequence[int]) -> Sourced[str] | None:
    """Return the settlement named in the sentences of the signing, the deciding one first; none of a signing afar."""
    if any(AFAR.search(context.sentence_words(index)) for index in sentences[:AFAR_NEAR]):
        return None
    for index in sentences:
        found = _in(context, context.text.sentences[index])
        if found is not None:
            return found
    return _hall(context, sentences)


def _hall(context: Context, sentences: Sequence[int]) -> Sourced[str] | None:
    """Return the town of a hall, or the hall itself: «в Доме правительства», where no settlement is named."""
    for index in sentences:
        sentence = context.text.sentences[index]
        hall = HALL.search(context.text.shadow, sentence.start, sentence.end)
        town = TOWN_OF_HALL.match(context.text.shadow, hall.end()) if hall else None
        if town:
            item = context.territories.at(town.start("town"))
            if item is not None and item.form == "capital":
                return Sourced(capitals()[item.code], (Span(item.start, item.end),), 0.8, "place.hall_of_town")
    for index in sentences:
        sentence = context.text.sentences[index]
        hall = HALL.search(context.text.shadow, sentence.start, sentence.end)
        if hall and not re.search(
            r"(?:сообщи|рассказа|заяви|пояснил|отмети|говор|считаю)\w*\s*$",
            context.text.lower[max(0, hall.start() - 25) : hall.start()],
        ):
            return Sourced(_hall_nominative(context, hall), (Span(*hall.span("hall")),), 0.6, "place.hall")
    return None


def _in(context: Context, sentence: Span) -> Sourced[str] | None:  # noqa: PLR0911  one answer a line
    shadow = context.text.shadow
    for found in STATED.finditer(shadow, sentence.start, sentence.end):
        return Sourced(found["town"], (Span(*found.span("town")),), 0.95, "place.stated")
    for found in ESTATE.finditer(shadow, sentence.start, sentence.end):
        return Sourced(found["town"], (Span(*found.span("town")),), 0.85, "place.estate")
    moves = MOTION.search(context.text.lower, sentence.start, sentence.end) is not None
    for found in IN_TOWN.finditer(shadow, sentence.start, sentence.end):
        value = _town(context, found, moves=moves)
        if value is not None:
            return value
    value = _of_capital_word(context, sentence) or _town_of_building(context, sentence)
    if value is not None:
        return value
    found_host = HOST.match(shadow, sentence.start, sentence.end)
    if found_host and not _is_named(context, sentence.start):
        return Sourced(found_host["town"], (Span(*found_host.span("town")),), 0.75, "place.host")
    for found in ADJECTIVE_PLACE.finditer(shadow, sentence.start, sentence.end):
        item = context.territories.at(found.start("adjective"))
        if item is not None and item.level == "region":
            return Sourced(
                capitals()[item.code],
                (Span(found.start("adjective"), found.end()),),
                0.7,
                "place.adjective",
                derived=True,
            )
    return None


# where one goes is where one signs, if nothing else is told: «прибыли в Димитровград», «Читу посетил …»
MOTION = Guarded(r"\b(?:прибы|приеха|приезж|съеха|прилет|заеха|отправи|посети|посещ|побыва)(?:л|ла|ли|в|вш)[а-я]*\b")
VISITED = re.compile(
    r"\b(?:посети|посещ|приня|встреча)[а-яё]*\s+(?P<after>[А-ЯЁ][а-яё-]+)|(?P<before>[А-ЯЁ][а-яё-]+)\s+посети[а-яё]*"
)
CAPITAL_OF = re.compile(r"\bв\s+(?P<words>столице\s+)(?=[А-ЯЁ])")
BUILDING = re.compile(r"\b(?:[Вв]о?|[Нн]а)\s+(?!рамках|ходе|полях|ответ|числ)(?:[\w«»-]+\s+){1,6}$")
MOST_BEFORE = 70


def _of_capital_word(context: Context, sentence: Span) -> Sourced[str] | None:
    """Return the capital of «в столице Хакасии», or where somebody went who is told to have visited a capital."""
    for found in CAPITAL_OF.finditer(context.text.shadow, sentence.start, sentence.end):
        item = context.territories.at(found.end())
        if item is not None and item.level == "region" and item.form == "name":
            span = Span(found.start("words"), item.end)
            return Sourced(capitals()[item.code], (span,), 0.9, "place.capital_of", derived=True)
    for found in VISITED.finditer(context.text.shadow, sentence.start, sentence.end):
        item = context.territories.at(found.start("after") if found["after"] else found.start("before"))
        if item is not None and item.form == "capital":
            return Sourced(capitals()[item.code], (Span(item.start, item.end),), 0.75, "place.visited")
    return None


def _town_of_building(context: Context, sentence: Span) -> Sourced[str] | None:
    """Return the town whose house is told of: «в Ипатьевском монастыре Костромы», «на набережной Ярославля»."""
    for item in context.territories.within(sentence.start, sentence.end):
        if item.form != "capital" or context.posts.holding(item.start - 1) is not None:
            continue
        if any(person.post_start <= item.start < person.post_end for person in context.people if person.post):
            continue
        start = max(sentence.start, item.start - MOST_BEFORE)
        if BUILDING.search(context.text.shadow, start, item.start):
            return Sourced(capitals()[item.code], (Span(item.start, item.end),), 0.8, "place.building")
    return None


TOWN_OF_HALL = re.compile(r"\s+(?:[а-яё]+\s+){0,2}(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)")
HOST = re.compile(
    r"(?:Город\s+|Посёлок\s+|Поселок\s+|Село\s+)?(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)\s+(?:принял[аои]?|"
    r"принимал[аои]?|встречал[аои]?|"
    r"встретил[аои]?)\s+(?:[а-яё]+\s+){0,3}(?:гост|делегаци|партн|коллег)"
)


def _is_named(context: Context, place: int) -> bool:
    item = context.territories.at(place)
    return item is not None and item.form == "name"


KREMLIN = re.compile(r"^[А-ЯЁ][а-яё-]+(?:ск|цк)ом\s[Кк]ремле$")  # «в Казанском Кремле» names the town


def _town(context: Context, found: re.Match[str], *, moves: bool = False) -> Sourced[str] | None:
    start, end = found.span("town")
    words = found["town"]
    first = words.split()[0]
    before = context.text.lower[max(0, start - 12) : start].rstrip()
    is_fixed = before.endswith(("селе", "поселке", "деревне", "ауле", "станице", "городе", "г."))
    if (
        first.lower() in NOT_TOWN
        or (not is_fixed and is_of(first.lower(), "event", "house"))
        or (not is_fixed and _is_something_else(context, start))
    ):
        return None
    if KREMLIN.search(words):
        town = town_of_adjective(context, first)
        return Sourced(town, (Span(start, end),), 0.75, "place.kremlin", derived=True)
    item = context.territories.at(start)
    if item is not None:
        return _of_territory(item)
    if " " in words and not _is_two_words(words) and not (is_fixed and _is_whole_name(context, found)):
        words, end = first, start + len(first)
    if before.endswith(("станице", "деревне", "слободе")) and first.lower().endswith(("ской", "ной", "цкой")):
        return Sourced(first[:-2] + "ая", (Span(start, start + len(first)),), 0.85, "place.adjective_town")
    loct = any(parse.case == "loct" for parse in parses(words.split()[-1].lower())) or _never_declines(words)
    if not is_fixed and not loct:
        return _town_gone_to(context, words, Span(start, end)) if moves else None
    value = (
        words
        if is_fixed and not (loct and parses(words.lower())[0].case == "loct")
        else town_nominative(words, case="loct")
    )
    return Sourced(value, (Span(start, end),), 0.85, "place.town")


def _is_whole_name(context: Context, found: re.Match[str]) -> bool:
    """Tell whether both words after «посёлок» are its name: «посёлке Красный Яр», but «селе Икряное Икрянинского …»."""
    second = found["town"].split()[-1].lower()
    return context.people.holding(found.start("town")) is None and not second.endswith(("ого", "его", "ской", "цкой"))


def _never_declines(words: str) -> bool:
    """Tell whether an unknown name ends as those that are never declined: «в Мумбаи», «в Оренсе» is not one."""
    return words.endswith(("и", "о", "у", "э", "ы")) and not parses(words.lower())[0].is_known


def _town_gone_to(context: Context, words: str, span: Span) -> Sourced[str] | None:
    """Return the town of «прибыли в Димитровград»: a name that the dictionary knows as a place, in the accusative."""
    found = [parse for parse in parses(words.lower()) if "Geox" in parse.grammemes and parse.case == "accs"]
    if not found or context.people.holding(span.start) is not None:
        return None
    return Sourced(town_nominative(words, case="accs"), (span,), 0.75, "place.gone_to")


def _of_territory(item: Territory) -> Sourced[str] | None:
    """Return a capital, or a city that is a region itself; no other territory is a place of signing."""
    if item.form == "capital":
        return Sourced(capitals()[item.code], (Span(item.start, item.end),), 0.95, "place.capital")
    is_city = item.level == "region" and item.code in ("RU-MOW", "RU-SPE", "RF-92")
    return Sourced(item.name, (Span(item.start, item.end),), 0.9, "place.capital") if is_city else None


def _is_two_words(words: str) -> bool:
    left, right = words.split()[:2]
    return any(parse.pos == "ADJF" and parse.case == "loct" for parse in parses(left.lower())) and any(
        parse.case == "loct" for parse in parses(right.lower())
    )


def _is_something_else(context: Context, place: int) -> bool:
    """Tell whether a body, a person or a quotation stands there, or an adjective of a building."""
    if context.bodies.holding(place) is not None:
        return True
    person = context.people.holding(place)
    if person is not None and person.post is not None:
        return True  # without a post it is no person: nobody signs «в Ясной Поляне» as in a name
    index = context.text.token_index(place)
    tokens = context.text.tokens
    token = tokens[index]
    if token.lower.endswith(("ском", "цком")) and index + 1 < len(tokens) and tokens[index + 1].is_word:
        following = tokens[index + 1]
        found = parses(following.lower)
        if not following.is_capital and any(parse.pos == "NOUN" and parse.case == "loct" for parse in found):
            return True
    return any(parse.pos in ("PREP", "NPRO", "VERB") for parse in parses(token.lower)[:1])


def _hall_nominative(context: Context, hall: re.Match[str]) -> str:
    words = context.text.clean(*hall.span("hall")).split()
    if words[0] == "Смольном":
        return "Смольный"
    return " ".join([town_nominative(words[0], case="loct"), *words[1:]])


def place_of_text(context: Context, start: int, end: int, *, named: bool = False) -> Sourced[str] | None:
    """Return the settlement of an agreement's head or last lines: «г. Тула», «город Кемь», «Тверь   23 февраля».

    Args:
        named: True where only a name after «г.», «город» or «село» counts.
    """
    shadow = context.text.shadow
    found = re.compile(
        rf"(?:^|[\s,(]){SETTLEMENT}(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:[ ][А-ЯЁ][а-яё]+)?)", re.MULTILINE
    ).search(shadow, start, end)
    if found:
        words = found["town"]
        before = shadow[max(0, found.start() - 3) : found.start("town")].lower()
        is_in = (
            " в г" in before
            or re.search(r"\bв\s*$", shadow[max(0, found.start() - 3) : found.start() + 1].lower()) is not None
        )
        item = context.territories.at(found.start("town"))
        if item is not None and item.form == "capital":
            return Sourced(capitals()[item.code], (Span(found.start("town"), item.end),), 1.0, "place.town_of_text")
        value = (
            town_nominative(words, case="loct")
            if is_in
            and any(parse.case == "loct" for parse in parses(words.split()[-1].lower()))
            and parses(words.split()[-1].lower())[0].case != "nomn"
            else words
        )
        return Sourced(value, (Span(*found.span("town")),), 0.95, "place.town_of_text")
    for item in () if named else context.territories:
        if start <= item.start < end and item.form == "capital":
            return Sourced(capitals()[item.code], (Span(item.start, item.end),), 0.9, "place.capital")
    return None
