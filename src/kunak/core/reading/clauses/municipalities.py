"""Municipalities by the words that name them: districts, towns after «город», town halls."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context, found_once
from kunak.core.reading.lexicon.bodies import HEADS
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.morph import may_name_place, parses
from kunak.core.reading.text import Token

ADJECTIVE = (
    r"(?!Городск|Сельск|Областн|Муниципальн)"
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?:ск|цк|вод|ёр)(?:[ио]й|ого|ому|[иы]м|ом|ое)"
)
DISTRICT = re.compile(
    rf"(?P<adjective>{ADJECTIVE})\s+(?P<noun>(?:муниципальн\w+\s+)?(?:район|округ)(?:а|у|ом|е)?\b|сельсовет\w*|"
    r"(?:сельск|городск)\w+\s+поселени\w+|"
    r"райисполком\w*|горисполком\w*|городск\w+\s+округ\w*|"
    r"(?:район|городск)н?\w+\s+(?:исполнительн\w+\s+комитет\w*|исполком\w*)|(?:М[ОР]|ГО)\b)"
    r"|(?P<kind>(?:муниципальн\w+\s+|городск\w+\s+)?(?:район|округ)(?:а|у|ом|е)?)\s+"
    r"(?P<name>«[^»]+»|[А-ЯЁ][а-яё]+(?=\s+города?\s)|(?<=района\s)[А-ЯЁ][а-яё]+|(?<=районом\s)[А-ЯЁ][а-яё]+)"
    r"|(?P<called>муниципальн\w+\s+(?:район|округ)(?:а|у|ом|е)?)\s+(?P<own>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*)"
)
# «Северным административным округом Москвы», «Западный внутригородской округ»
PART_OF_CITY = re.compile(
    r"(?P<adjective>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)(?:ый|ий|ого|ому|ым|им|ом)\s+"
    r"(?P<kind>административн|внутригородск)[а-яё]+\s+округ(?:а|у|ом|е)?\b"
)
# «Псковский и Могилёвский районы», «Кашинский (Россия) и Оршанский (Беларусь) районы»: one noun for several
OF_WHERE = r"(?: \([А-ЯЁ][а-яё -]{2,30}\))?"
DISTRICTS = re.compile(
    rf"(?P<list>{ADJECTIVE}{OF_WHERE}(?:(?:,\s+|\s+и\s+){ADJECTIVE}{OF_WHERE})+)\s+"
    r"(?P<noun>(?:муниципальн\w+\s+|городск\w+\s+)?(?:район|округ)(?:ы|а|ов|ам|ами|ах)\b)"
)
# «два района, Мышкинский и Кашинский»
DISTRICTS_BEFORE = re.compile(
    r"(?P<noun>(?:муниципальн\w+\s+|городск\w+\s+)?(?:район|округ)(?:ы|а|ов|ам|ами|ах))\s?(?:,|–|:)\s"
    rf"(?P<list>{ADJECTIVE}(?:(?:,\s+|\s+и\s+){ADJECTIVE})+)(?!\s+(?:район|округ|муниц))"
)
OF_TOWN = re.compile(r"\s+(?:г\.\s?|города\s+)?(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*)\b")


# the edge is asked for after the letter: so `re` leaps from letter to letter
TOWN = re.compile(
    r"(?P<city>г(?<!\w.)(?:\.\s?|ород(?:а|у|ом|е|ской|ского)?(?:\s+округ\w*)?\s+)|"
    r"м(?<!\w.)униципалитет\w*\s+)(?P<name>[А-ЯЁ][а-яё]+(?:(?:[- ]|-на-)[А-ЯЁ][а-яё]+)*)"
)


CITY_BODY = re.compile(
    r"(?P<adjective>[А-ЯЁ][а-яё]+(?:ск|цк|овск|инск)(?:ой|ая|ую|ий|ого|ому|им|"
    r"ом))\s+(?:городск\w+\s+)?(?P<noun>администраци\w+|мэри\w+|горисполком\w*|дум\w+|"
    r"городск\w+\s+(?:совет\w*|исполком\w*|исполнительн\w+\s+комитет\w*))"
)


# letters one of which stands in any match: most stretches have none, and are told so at once
OF_DISTRICTS = ("район", "округ", "сельсовет", "исполком", "поселени", "МО", "ГО", "МР")
OF_PARTS = ("административн", "внутригородск")
OF_TOWNS = ("г.", "город", "муниципалитет")
OF_CITY_BODIES = ("администраци", "мэри", "горисполком", "дум", "городск")


def _holds(shadow: str, start: int, end: int, letters: tuple[str, ...]) -> bool:
    for some in letters:  # noqa: SIM110  a plain loop: this is asked at every turn
        if shadow.find(some, start, end) >= 0:
            return True
    return False


def municipality_in(context: Context, start: int, end: int, *, may_be_bare: bool = True) -> str | None:
    """Return the municipality that words name: a district, a town after «город», a town hall; None where none.

    Args:
        may_be_bare: True where a town may stand without a word for it: «администрация Горловки».
    """
    for _, _, name in municipalities(context, start, end):
        return name
    shadow = context.text.mixed
    found = CITY_BODY.search(shadow, start, end) if _holds(shadow, start, end, OF_CITY_BODIES) else None
    if found:
        return town_of_adjective(context, found["adjective"])
    return _town_after_body(context, start, end) if may_be_bare else None


@found_once
def municipalities(context: Context, start: int, end: int) -> Sequence[tuple[int, Span, str]]:
    """Return the districts and the towns that a stretch of text calls so: where the words begin, the span, the name."""
    return (
        *_districts(context, start, end),
        *_towns_named(context, start, end),
        *_towns_in_a_row(context, start, end),
    )


def _districts(context: Context, start: int, end: int) -> Iterator[tuple[int, Span, str]]:
    shadow = context.text.mixed
    if not _holds(shadow, start, end, OF_DISTRICTS):
        return
    reach = start
    for found in (*DISTRICTS.finditer(shadow, start, end), *DISTRICTS_BEFORE.finditer(shadow, start, end)):
        for adjective in re.finditer(ADJECTIVE, found["list"]):
            place = found.start("list") + adjective.start()
            yield place, Span(place, place + len(adjective[0])), _district(adjective[0], found["noun"])
        reach = max(reach, found.end())
    for found in PART_OF_CITY.finditer(shadow, start, end) if _holds(shadow, start, end, OF_PARTS) else ():
        kind = "внутригородской" if found["kind"].startswith("внутри") else "административный"
        ending = "ый" if found["adjective"][-1] not in "кгхжшщ" else "ий"
        yield found.start(), Span(*found.span()), f"{found['adjective']}{ending} {kind} округ"
    for found in DISTRICT.finditer(shadow, reach, end):
        if not found["adjective"] and _is_person(context, found.start("own" if found["called"] else "name")):
            continue  # «глава района Анна Мологина»
        if found["called"]:
            noun = "район" if "район" in found["called"] else "округ"
            yield found.start(), Span(*found.span()), f"муниципальный {noun} {found['own']}"
            continue
        if not found["adjective"]:
            item = context.territories.at(found.start("name"))
            if item is not None and (item.level in ("foreign", "country") or item.form == "name"):
                continue  # «автономный район Внутренняя Монголия», «с районом Молдовы»
            inner = found["name"].strip("«»")
            is_whole = inner.endswith((" район", " округ"))  # «муниципальный район «Кимрский район»»
            noun = _noun_before_name(found["kind"])
            yield found.start(), Span(*found.span()), inner if is_whole else f"{noun} {found['name']}"
            continue
        town = _town_around(context, found.end(), end)
        name = _district(found["adjective"], found["noun"])
        span = Span(found.start(), town[1] if town else found.end())
        yield found.start(), span, f"{name} {town[0]}" if town else name


def _noun_before_name(kind: str) -> str:
    """Return the noun of a district in the nominative: «муниципальным округом Ясенево города Москвы»."""
    if "округ" not in kind.lower():
        return "район"
    return f"{'городской' if kind.lower().startswith('городск') else 'муниципальный'} округ" if " " in kind else "округ"


def _is_person(context: Context, place: int) -> bool:
    return context.people.holding(place) is not None


def _town_around(context: Context, place: int, end: int) -> tuple[str, int] | None:
    """Return the town that a district is a part of, as it is written, and where it ends: «района г. Минска»."""
    found = OF_TOWN.match(context.text.mixed, place, end)
    if found is None:
        return None
    item = context.territories.at(found.start("town"))
    is_called = "г" in context.text.shadow[place : found.start("town")]
    if (item is None and not is_called) or (item is not None and item.form != "capital"):
        return None
    return context.text.clean(place, found.end()), found.end()


def _towns_named(context: Context, start: int, end: int) -> Iterator[tuple[int, Span, str]]:
    shadow = context.text.mixed
    for found in TOWN.finditer(shadow, start, end) if _holds(shadow, start, end, OF_TOWNS) else ():
        place = found.start("name")
        if is_city_region(context, place) or "\n\n" in shadow[found.start() : place]:
            continue  # «… с белорусским городом», and below the headline «Под самый Новый год»
        if "ск" in found["city"] and parses(found["name"].split()[0].lower())[0].lemma in HEADS:
            continue  # «городской Думы», «городского Совета»
        item = context.territories.at(place)
        known = capitals()[item.code] if item is not None and item.form == "capital" else None
        stop = before_other(context, place, found.end("name"))
        if stop > place:
            yield found.start(), Span(place, stop), known or _town_in_case(found["city"], shadow[place:stop])


def before_other(context: Context, start: int, end: int) -> int:
    """Return where a town's name ends before its head's or its region's: «мэром города Турку Анной Лаппи»."""
    people = context.people.within(start, end)
    end = people[0].start - 1 if people else end
    regions = context.territories.within(start + 1, end)
    return regions[0].start - 1 if regions else end  # «город Елец Липецкой области»


TOWN_NAME = r"[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)*"
# «городами Псков и Витебск», «мэры городов Минеральные Воды и Набережные Челны»
TOWNS = re.compile(
    rf"(?<!\w)город(?P<ending>ов|ам|ами|а)(?:-побратим\w+)?\s+(?P<list>{TOWN_NAME}(?:(?:,\s|\sи\s){TOWN_NAME})+)"
)
CASE_OF_CITIES = {"ов": "gent", "ами": "ablt", "ам": "datv", "а": ""}


def _towns_in_a_row(context: Context, start: int, end: int) -> Iterator[tuple[int, Span, str]]:
    """Yield the towns that one «городов», «городами» names, in that case or, as usual, in the nominative."""
    shadow = context.text.mixed
    for found in TOWNS.finditer(shadow, start, end) if shadow.find("город", start, end) >= 0 else ():
        for town in re.finditer(TOWN_NAME, found["list"]):
            place = found.start("list") + town.start()
            if is_city_region(context, place) or _is_person(context, place):
                continue  # «главы городов Рогнеда Камешковская и Клим Решминский»
            item = context.territories.at(place)
            known = capitals()[item.code] if item is not None and item.form == "capital" else None
            last = parses(town[0].split()[-1].lower())[0]
            case = "" if last.case == "nomn" else CASE_OF_CITIES[found["ending"]]
            name = known or (town[0] if not case else town_nominative(town[0], case=case))
            yield place, Span(place, place + len(town[0])), name


CASE_OF_CITY = (("ом", "ablt"), ("ой", "ablt"), ("а", "gent"), ("у", "datv"), ("е", "loct"))


def _town_in_case(city: str, name: str) -> str:
    """Return a town in the nominative after «города», «городом», which tell its case."""
    case = next((case for ending, case in CASE_OF_CITY if city.rstrip().lower().endswith("город" + ending)), "")
    return town_nominative(name, case=case)


def is_city_region(context: Context, place: int) -> bool:
    """Tell whether Moscow, Saint Petersburg or Sevastopol is named at a place: «городом Севастополем»."""
    item = context.territories.at(place)
    return item is not None and item.form == "name"


def _town_after_body(context: Context, start: int, end: int) -> str | None:
    """Return the town of «администрация Горловки»."""
    tokens = list(context.text.tokens_in(start, end))
    if len(tokens) < 2 or not tokens[-1].is_capital or parses(tokens[0].lower)[0].lemma not in TOWN_HALLS:
        return None
    first = tokens[-2] if tokens[-2].is_capital and len(tokens) > 2 else tokens[-1]
    return town_nominative(context.text.clean(first.start, tokens[-1].end), case="gent")


TOWN_HALLS = ("администрация", "мэрия", "горисполком", "исполком", "хокимият", "акимат")


# kinds of districts in short: «Зеленоградский МО»
SHORT_KINDS = {"МО": "муниципальный округ", "ГО": "городской округ", "МР": "муниципальный район"}


COMMITTEE = re.compile(r"комитет|исполком")


def _district(adjective: str, noun: str) -> str:
    lower = SHORT_KINDS.get(noun, noun).lower()
    if "поселени" in lower:
        kind = "сельское" if lower.startswith("сельск") else "городское"
        return f"{re.sub(r'(?:ий|ого|ому|им|ом|ой)$', '', adjective)}ое {kind} поселение"
    stem = re.sub(r"(?:ий|ого|ому|им|ом)$", "", adjective)
    if lower.startswith("горисполком") or (lower.startswith("городск") and COMMITTEE.search(lower)):
        return town_by_stem(stem)
    if lower.startswith("райисполком") or COMMITTEE.search(lower):
        return f"{stem}ий район"
    tail = "район" if "район" in lower else "сельсовет" if "сельсовет" in lower else "округ"
    prefix = (
        "муниципальный " if lower.startswith("муниципальн") else "городской " if lower.startswith("городск") else ""
    )
    return f"{stem}ий {prefix}{tail}"


def town_by_stem(stem: str) -> str:
    """Return a town by the stem of its adjective: `Минск` of «Минский», otherwise the bare stem."""
    if may_name_place(stem, known=True):
        return stem
    for suffix in SUFFIXES:
        short = stem.removesuffix(suffix)
        for ending in ("", "а", "ь", "о", "ы", "и", "ый") if short != stem else ():
            if may_name_place(short + ending, "nomn", known=True):
                return short + ending
    return stem


SUFFIXES = ("ск", "цк", "енск", "имск", "инск", "анск", "янск", "овск", "евск")  # гродненский, уфимский, оршанский


def town_of_adjective(context: Context, adjective: str) -> str:
    """Return the town of an adjective; a town of that stem that the text names is the best witness."""
    stem = re.sub(r"(?:ий|ого|ому|ими|им|ом|ой|ая|ую|ое|ие|их)$", "", adjective)
    base = re.sub(r"(?<=...)(?:овск|инск|ск|цк)$", "", stem)  # «П» of «Пинский» would begin any word
    bases = (base, base[:-1] + SOFTENED[base[-1]]) if base[-1:] in SOFTENED else (base,)
    if base[-2:-1] in ("е", "о"):
        without = base[:-2]  # «вяземский»: Вязьма, «коломенский»: Коломна
        bases = (*bases, without + base[-1], without + "ь" + base[-1])
    if base.endswith("ий"):
        bases = (base, base[:-1])  # «феодосийский»: Феодосия
    for token in context.text.tokens:
        is_kin = token.is_capital and token.text.startswith(bases) and not token.text.startswith(stem)
        if is_kin and token.is_word and len(token.text) <= len(base) + 3:
            return token.text if _is_as_called(token) else town_nominative(token.text)
    return town_by_stem(stem)


def _is_as_called(token: Token) -> bool:
    """Tell whether a name stands in the nominative: «Муром» does, though it is the instrumental of a surname, too."""
    forms = parses(token.lower)
    return forms[0].case == "nomn" or any(
        one.is_known and one.case == "nomn" and one.number == "sing" and "Geox" in one.grammemes for one in forms
    )


SOFTENED = {"ж": "г", "ч": "к", "ш": "х"}  # «елабужский»: Елабуга


MUNICIPAL_WORDS = re.compile(
    r"\bмэр\w*|городск\w+\s+(?:дум|совет|округ|администрац)\w*|горисполком\w*|побратим\w*|глав\w\s+города|"
    r"города-|городов-|город(?:ов|ами|ам)\b|муниципалитет\w*"
)


def is_municipal(context: Context) -> bool:
    """Tell whether a text is about towns: capitals in it are meant as towns."""
    if "municipal" not in context.memo:
        context.memo["municipal"] = MUNICIPAL_WORDS.search(context.text.lower) is not None
    return bool(context.memo["municipal"])
