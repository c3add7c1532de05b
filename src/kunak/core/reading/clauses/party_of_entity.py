"""A territory or a body that a text names, as a party: its name in full, what it stands for, whether two are one."""

from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import municipality_in
from kunak.core.reading.context import Context
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.territories import capitals, country_names, region_names, stem_of_kind
from kunak.core.reading.morph import inflect
from kunak.core.reading.record import Party, PartyType
from kunak.core.reference import rows


def full_name(item: Territory) -> tuple[str, PartyType, str | None]:
    """Return name, type and code of a territory as a party."""
    if item.level == "country":
        return country_names()[item.code], "country", item.code
    if item.level == "foreign":
        return item.name, "territory", item.code
    return region_names()[item.code], "territory", item.code


def of_territory(item: Territory, rule: str, confidence: float = 1.0) -> Party:
    """Return a territory as a party."""
    name, kind, code = full_name(item)
    return Party(name, kind, code, (Span(item.start, item.end),), confidence, rule)


def of_body(context: Context, body: Body, rule: str) -> Party | None:  # noqa: PLR0911  one answer a line
    """Return a body as a party: a government stands for its territory, a ministry for itself; a joint one for none."""
    span = Span(body.start, body.end)
    if JOINT.match(body.name.lower()):
        return None
    item = context.territories[body.territory] if body.territory >= 0 else None
    if body.type == "territory" and item is None and (unit := unit_meant(context, body)) is not None:
        return replace(of_territory(unit, rule, 0.8), spans=(span,))
    if body.type == "territory" and item is None and (home := _home_meant(context, body)) is not None:
        return replace(of_territory(home, rule, 0.7), spans=(span,))
    if body.type == "territory":
        is_bare = item is None or item.level == "country" or item.form != "name"
        district = municipality_in(context, body.start, body.end, may_be_bare=is_bare)
        if district is not None:
            return Party(district, "municipality", None, (span,), 1.0, rule)
        if item is not None and item.form == "capital":
            return Party(capitals()[item.code], "municipality", None, (span,), 1.0, rule)
        if item is not None:
            name, kind, code = full_name(item)
            return Party(name, kind, code, (_tight(context, body),), 1.0, rule)
        return Party(body.name, "body", None, (span,), 0.6, rule) if " " in body.name else None
    if item is None and body.type == "body" and (home := region_of_all(context, body)) is not None:
        return Party(_of_region(body.name, home), "body", home.code, (span,), 0.8, rule)
    code = item.code if item is not None and body.type == "body" else None
    if body.type == "company" and span:
        name = body.name
        first, _, rest = name.partition(" ")
        if first[:1].islower():
            name = f"{inflect(first, 'nomn', 'sing', pos='NOUN') or first} {rest}"
        return Party(name, "company", None, (span,), 1.0, rule)
    return Party(written_out(context, body), body.type, code, (span,), 1.0, rule)


# where both sides sit: «российско-польский совет», «смешанная комиссия»
JOINT = re.compile(
    r"(?:(?:российско|советско|русско)-[а-я]+|[а-я]+-российск[а-я]+|межправительственн[а-я]+|смешанн[а-я]+|двусторонн[а-я]+)"
    r"\s(?:[а-я-]+\s)?(?:комисси|комитет|совет|групп|подкомисси|штаб)"
)
# «департамент культуры региона», «краевое министерство спорта»: of the only region that it can be
OF_REGION = re.compile(r"(?P<name>.+)\s(?P<noun>области|края|республики|округа|региона)$", re.IGNORECASE)
REGIONAL = re.compile(
    r"(?P<noun>област|краев|республиканск|окружн|региональн)[а-я]+\s(?P<name>(?!(?:дум|совет|собрани)).+)",
    re.IGNORECASE,
)


def region_of_all(context: Context, body: Body) -> Territory | None:
    """Return the region of a body that only says «региона», «областной»; None where several may be meant.

    Whose other bodies are named is no home.
    """
    found = OF_REGION.fullmatch(body.name) or REGIONAL.fullmatch(body.name)
    if found is None:
        return None
    stem = stem_of_kind(found["noun"].lower())
    known: dict[str, Territory | None] = context.memo.setdefault("homes by kind", {})
    if stem not in known:
        known[stem] = _home_of_kind(context, stem)
    return known[stem]


def _home_of_kind(context: Context, stem: str) -> Territory | None:
    """Return the only region of a kind (край, область) that no other body of the text is of."""
    taken = {
        context.territories[one.territory].code for one in context.bodies if one.territory >= 0 and one.type == "body"
    }
    fitting = [
        item
        for item in context.territories
        if item.level == "region" and item.code not in taken and stem in region_names()[item.code].lower()
    ]
    return fitting[0] if len({item.code for item in fitting}) == 1 else None


def _of_region(name: str, item: Territory) -> str:
    """Return a body's name with its region in full: «департамент культуры Вологодской области»."""
    found = OF_REGION.fullmatch(name) or REGIONAL.fullmatch(name)
    row = next(row for row in rows("regions") if row["id"] == item.code)
    return f"{found['name'] if found else name} {row['full_gen']}"


UNITS = (
    "штат",
    "провинц",
    "земл",
    "вилайет",
    "велаят",
    "остан",
    "аймак",
    "воеводств",
    "префектур",
    "кантон",
    "губерни",
)


def unit_meant(context: Context, body: Body) -> Territory | None:
    """Return the part of a foreign country that «правительство штата» is of, where the text names only one such."""
    last = body.name.lower().split()[-1]
    stem = next((stem for stem in UNITS if last.startswith(stem)), None)
    if stem is None:
        return None
    named = [item for item in context.territories if item.level == "foreign" and item.name.lower().startswith(stem)]
    return named[0] if named and len({item.name for item in named}) == 1 else None


def _home_meant(context: Context, body: Body) -> Territory | None:
    """Return the region of an «облисполком» alone, and Moscow of «правительство столицы», where the text names it."""
    if body.head == "облисполком" and body.name.lower() == body.head:
        named = [one for one in context.territories if one.level == "foreign" and one.name.endswith(" область")]
        return named[0] if len({one.name for one in named}) == 1 else None
    if body.name.lower() in OF_CAPITAL:
        return next((one for one in context.territories if one.code == "RU-MOW" and one.form == "name"), None)
    return None


OF_CAPITAL = ("правительство столицы", "власти столицы", "мэрия столицы")


def _tight(context: Context, body: Body) -> Span:
    """Return the body's words without the country that follows its region."""
    inside = list(context.territories.within(body.start, body.end))
    if len(inside) > 1 and inside[-1].level == "country":
        return Span(body.start, inside[-2].end)
    return Span(body.start, body.end)


def written_out(context: Context, body: Body) -> str:
    """Return a body's name; a bare one takes the fuller name that the text gives elsewhere, its territory in full."""
    name = body.name
    item = context.territories[body.territory] if body.territory >= 0 else None
    if item is None or item.level != "region":
        known: dict[tuple[str, str], str] = context.memo.setdefault("fuller names", {})
        if (name, body.head) not in known:
            known[name, body.head] = _fuller(context, body)
        return known[name, body.head]
    if body.head == "министерство" and "," not in name and (longer := _longer_of_ministry(context, body, item)):
        return longer
    words = context.text.clean(item.start, item.end)
    is_told = item.form == "abbreviation" and any(
        other.form == "name" and other.code == item.code for other in context.territories
    )
    if (is_told or (item.form == "name" and item.case in ("gent", ""))) and words in name:
        return name.replace(words, genitive_of(context, item), 1)
    return name


def _fuller(context: Context, body: Body) -> str:
    """Return the first name of a body of the same kind that goes on where this one ends, else this one's."""
    opening = body.name.lower()
    of_places = (other for other in context.bodies if other.territory >= 0 and other.head == body.head)
    return next((other.name for other in of_places if other.name.lower().startswith(opening)), body.name)


def _longer_of_ministry(context: Context, body: Body, item: Territory) -> str | None:
    """Return the name in full that the text gives to a ministry of two words: «Минтруд Коми» is «… и занятости …»."""
    opening = " ".join(body.name.lower().split()[:2])
    goes_on = (f"{opening},", f"{opening} и ")
    for other in context.bodies:
        is_longer = other.head == "министерство" and other.name.lower().startswith(goes_on)
        if is_longer and other.territory >= 0 and context.territories[other.territory].code == item.code:
            return other.name
    return None


def genitive_of(context: Context, item: Territory) -> str:
    """Return a territory in the genitive as a body's name has it: of a republic its full name."""
    words = context.text.clean(item.start, item.end)
    if item.level != "region":
        return words
    row = next(row for row in rows("regions") if row["id"] == item.code)
    is_whole = (
        "еспублик" in words and not words.endswith("еспублик")
        if row["type"] == "республика"
        else not words.endswith(OF_SEVERAL)
    )
    return words if item.form == "name" and item.case == "gent" and is_whole else row["full_gen"]


OF_SEVERAL = ("ской", "цкой", "ского", "цкого", "областей", "краёв", "краев", "округов")  # «Омской и Томской областей»


def same(left: Party, right: Party) -> bool:
    """Tell whether two parties are one."""
    if left.code and left.code == right.code and left.type == right.type and left.type in ("territory", "country"):
        return left.type == "country" or left.name == right.name
    if left.type == right.type == "municipality":
        return left.name == right.name or _district_told(left.name) == _district_told(right.name)
    return left.name.lower() == right.name.lower()


KIND_OF_DISTRICT = re.compile(r"(?<=\s)(?:муниципальный|городской)\s(?=район|округ)")


def _district_told(name: str) -> str:
    """Return a district's name without its kind, which is told or not: «Лысьвенский городской округ»."""
    return KIND_OF_DISTRICT.sub("", name).lower()
