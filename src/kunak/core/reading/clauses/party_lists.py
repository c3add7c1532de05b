"""Parties named in a row: «между А и Б», «А и Б подписали»."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.free_names import METONYMIES, free_names
from kunak.core.reading.clauses.meant import LONGEST_BEFORE, is_meant, is_of_others, is_place
from kunak.core.reading.clauses.municipalities import is_municipal, municipalities, municipality_in, town_of_adjective
from kunak.core.reading.clauses.party_of_entity import (
    genitive_of,
    of_body,
    of_territory,
    same,
)
from kunak.core.reading.context import Context, found_once
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.bodies import HEADS
from kunak.core.reading.lexicon.inhabitants import inhabitants
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Party


def listed_parties(context: Context, start: int, end: int, rule: str, *, towns: bool = True) -> list[Party]:
    """Return the parties in a stretch of text, in order: bodies, territories, districts, towns."""
    return list(_listed_parties(context, start, end, rule, towns))


@found_once
def _listed_parties(context: Context, start: int, end: int, rule: str, towns: bool) -> Sequence[Party]:  # noqa: FBT001
    out: list[Party] = []
    covered = start
    for item_start, item_end, party in named_in(context, start, end, rule, towns=towns):
        if item_start < covered:
            continue
        if party is not None and out and _is_around(context, party, out[-1], covered, item_start):
            covered = item_end
            continue
        covered = item_end
        if party is not None and not any(same(party, other) for other in out):
            out.append(party)
    out = _without_bare(out)
    return in_harmony(context, _shared_bodies(context, _shared_halls(context, out), start, end, rule))


def _without_bare(parties: list[Party]) -> list[Party]:
    """Return the parties without a bare «Дума» beside the Думы of two regions, who are called so in short."""
    bare = [
        party for party in parties if party.type == "body" and " " not in party.name and party.name.lower() in HEADS
    ]
    if not bare or len(parties) - len(bare) < 2:
        return parties
    heads = {word for party in parties if party not in bare for word in party.name.lower().split()}
    return [party for party in parties if party not in bare or party.name.lower() not in heads]


AND = (" и ", ", ")


def _shared_halls(context: Context, parties: list[Party]) -> list[Party]:
    """Return the parties, capitals that share the word for a town hall as towns: «администрации Пензы и Тамбова»."""
    out: list[Party] = []
    reach = -1  # where the last of those that share a word ends
    for party in parties:
        span = party.spans[0]
        item = context.territories.at(span.start)
        is_next = context.text.flat[reach : span.start] in AND if 0 <= reach < span.start else False
        is_shared = is_next and item is not None and item.case == "gent"
        out.append(_as_town(context, party) if is_shared else party)
        is_hall = party.type == "municipality" and context.bodies.at(span.start) is not None
        reach = span.end if is_hall or is_shared else -1
    return out


def _is_around(context: Context, party: Party, before: Party, end: int, start: int) -> bool:
    """Tell whether a territory only says where the town before it lies: «городом Вэйхай провинции Шаньдун»."""
    if before.type != "municipality" or context.text.shadow[end:start] != " " or party.type in ("body", "company"):
        return False
    if before.spans[-1].end != end:
        return False  # «Волжск и болгарский Свиштов»
    item = context.territories.at(party.spans[0].start)
    return item is None or item.case in ("gent", "")


def in_harmony(context: Context, parties: list[Party]) -> list[Party]:
    """Return the parties, a capital as a town beside a town or a district: «между Гомелем и Брянском».

    As the subject capitals stand for their regions: «Уфа и Ашхабад ведут переговоры».
    """
    if not any(party.type == "municipality" and party.rule not in METONYMIES for party in parties):
        return parties
    return [_as_town(context, of_town_decided(context, party, parties)) for party in parties]


# «Хабаровская городская Дума прекратила договор с Портлендом»: who decides for a town is no side beside a town
DECIDES = re.compile(r"\b(?:дум|совет|горсовет|собрани|комитет|управлени|отдел|департамент)[а-я]*\b", re.IGNORECASE)


OF_COUNCIL = re.compile(
    r"(?P<adjective>[А-ЯЁ][а-яё]+(?:ск|цк)(?:ой|ая|ую|ий|ого|ому|им|ом))\s+"
    r"(?:[Гг]ородск[а-я]+\s+(?:[Дд]ум|[Сс]овет|[Сс]обрани)|гор(?:совет|дум))"
)


def of_town_decided(context: Context, party: Party, parties: Sequence[Party]) -> Party:
    """Return the town for its council or an office of its hall, where the other sides are towns or districts."""
    others = [other for other in parties if other is not party]
    if party.type != "body" or not others or any(other.type != "municipality" for other in others):
        return party
    if DECIDES.search(party.name) is None:
        return party
    span = party.spans[0]
    town = municipality_in(context, span.start, span.end, may_be_bare=False)
    town = None if town is not None and town.lower() in HEADS else town  # «городской Думы»
    body = context.bodies.at(span.start)
    if town is None and body is not None and body.territory >= 0:
        item = context.territories[body.territory]
        town = capitals()[item.code] if item.form == "capital" else None  # «городская Дума Пскова»
    if town is None and (found := OF_COUNCIL.search(context.text.shadow, span.start, span.end)) is not None:
        town = town_of_adjective(context, found["adjective"])
    return replace(party, name=town, type="municipality", code=None) if town else party


def _as_town(context: Context, party: Party) -> Party:
    item = context.territories.at(party.spans[0].start)
    if party.type != "territory" or item is None or item.form != "capital" or item.end != party.spans[0].end:
        return party
    return replace(party, name=capitals()[item.code], type="municipality", code=None)


# «ратифицирован Советом Федерации», «в составе делегации Совета Федерации»: no side of the act
BESIDE_ACT = re.compile(r"(?:ратифицирован[аоы]?|ратифицировал[аи]?|в составе делегации)\s$")
RUBRIC = "Общество"  # of a paper: no society is called only so
PRESS = ("пресс-", "информационн", "медиацентр", "медиа-")


OWNERS = ("party.title", "party.owner")  # where a genitive names those meant: «У Твери и Пскова появился договор»


def named_in(
    context: Context, start: int, end: int, rule: str, *, towns: bool
) -> Iterator[tuple[int, int, Party | None]]:
    """Yield all that a stretch of text names, in order, each with the party that it is; None for what is no party."""
    found: list[tuple[int, int, Party | None]] = []
    for body in context.bodies.within(start, end):
        if (body.number == "plur" and body.territory < 0) or body.name.lower().startswith(PRESS):
            continue
        if (
            body.name == RUBRIC
            or _is_of_menu(context, body)
            or BESIDE_ACT.search(context.text.lower, max(0, body.start - LONGEST_BEFORE), body.start)
        ):
            continue
        if start <= body.start < end and not (body.type == "institution" and not _is_called(context, body)):
            found.append((body.start, body.end, _as_called(context, of_body(context, body, rule))))
    taken = [(body.start, body.end) for body in context.bodies.within(start, end)]
    taken += [(person.start, person.end) for person in context.people.within(start, end)]
    for number in context.territories.numbers(start, end):
        item = context.territories[number]
        if any(left <= item.start < right for left, right in taken):
            continue
        if item.form == "adjective" and context.text.lower.startswith((" коллег", " визави"), item.end):
            found.append((item.start, item.end, of_territory(item, rule, 0.85)))  # «со своим тульским коллегой»
            continue
        if (
            item.form == "adjective"
            or (item.form == "capital" and rule != "party.owner" and is_place(context, item.start))
            or is_of_previous(context, number, start)
            or _is_of_next(context, number)
            or opens_dateline(context, item)
            or (item.form == "capital" and is_of_others(context, item.start))
            or (
                item.form != "capital"
                and rule not in OWNERS
                and not is_meant(context, number, start)
                and not (number and _is_of_next(context, number - 1))
            )
        ):
            found.append((item.start, item.end, None))
            continue
        if item.form == "capital" and is_municipal(context):
            found.append(
                (
                    item.start,
                    item.end,
                    Party(capitals()[item.code], "municipality", None, (Span(item.start, item.end),), 0.9, rule),
                )
            )
            continue
        found.append((item.start, item.end, of_territory(item, rule)))
    for opening, span, name in municipalities(context, start, end):
        if context.text.shadow[max(start, opening - 1) : opening] == "(":
            continue  # where what was named before lies
        if not any(left <= span.start < right for left, right in taken) and not is_place(context, opening):
            found.append((opening, span.end, Party(name, "municipality", None, (span,), 0.9, rule)))
    found += _of_people(context, start, end, rule)
    found += list(
        free_names(context, start, end, [*((left, right) for left, right, _ in found), *taken], rule, towns=towns)
    )
    yield from sorted(found, key=lambda one: (one[0], -one[1]))


def _is_of_next(context: Context, number: int) -> bool:
    """Tell whether a country only says whose envoy is in its part: «представителем Президента КР в Чуйской области»."""
    item = context.territories[number]
    if item.level != "country" or number + 1 >= len(context.territories):
        return False
    part = context.territories[number + 1]
    is_part = part.code == item.code and part.level == "foreign"
    return is_part and context.text.lower[item.end : part.start] in (" в ", " республики в ")


def _is_of_menu(context: Context, body: Body) -> bool:
    """Tell whether a body without a place is a word of a page's menu: «Администрация   Совет депутатов   Контакты»."""
    if body.territory >= 0 or body.type not in ("territory", "body"):
        return False
    shadow = context.text.shadow
    line = shadow.rfind("\n", 0, body.start) + 1
    end = shadow.find("\n", body.end)
    return shadow.count("   ", line, end if end >= 0 else len(shadow)) > 1 and not context.people.within(line, end)


def _as_called(context: Context, party: Party | None) -> Party | None:
    """Return an institution by its own name, without the small word of where it lies: «петербургский Музей»."""
    if party is None or party.type != "institution" or context.text.shadow[party.spans[0].start].isupper():
        return party
    return replace(party, name=party.name.partition(" ")[2])


def _is_called(context: Context, body: Body) -> bool:
    """Tell whether an institution stands with its own name: «Музей», «петербургский Музей», not «музей Пскова»."""
    if context.text.shadow[body.start].isupper():
        return True
    item = context.territories.at(body.start)
    if item is None or item.form != "adjective":
        return False
    return context.text.shadow[item.end + 1 : item.end + 2].isupper()


PEOPLE = Mark(lambda word: word in inhabitants())


# «МОСКВА, 29 ноября. /ТАСС/.», «Тверь, 3 мая – РИА Новости»
DATELINE = re.compile(
    r",?\s\d{1,2}\s(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?(?:,?\s20\d\d)?(?=[\s.,]*[/(–-])"
)


def opens_dateline(context: Context, item: Territory) -> bool:
    """Tell whether a town opens the line of an agency and only says where it is told: «МОСКВА, 29 ноября. /ТАСС/.»."""
    lower = context.text.lower
    if DATELINE.match(lower, item.end) is None:
        return False
    return (
        not lower[max(0, item.start - 2) : item.start].strip(" \n.")
        or "\n" in lower[max(0, item.start - 4) : item.start]
    )


def _of_people(context: Context, start: int, end: int, rule: str) -> list[tuple[int, int, Party | None]]:
    """Return the regions, or towns, whose people are told of as those who act: «туляки и калужане», «с псковичами»."""
    out: list[tuple[int, int, Party | None]] = []
    within, places = context.text.numbers_in(start, end), context.text.places(PEOPLE)
    for number in places[bisect_left(places, within.start) : bisect_left(places, within.stop)]:
        token = context.text.tokens[number]
        people = inhabitants()[token.lower]
        if people.case not in (
            ("nomn",) if rule in METONYMIES else ("gent",) if rule == "party.side" else ("nomn", "ablt")
        ):
            continue
        span = Span(token.start, token.end)
        if people.town and is_municipal(context):
            party = Party(people.town, "municipality", None, (span,), 0.75, rule)
        else:
            party = Party(people.name, "territory", people.code, (span,), 0.75, rule)
        out.append((token.start, token.end, party))
    return out


def is_of_previous(context: Context, number: int, start: int) -> bool:
    """Tell whether a territory only says where the one before lies: «Биньзыонг (Вьетнам)»."""
    item = context.territories[number]
    before = context.text.shadow[max(start, item.start - 60) : item.start]
    if before.endswith("("):
        return True
    if item.level == "country" and before.rfind("(") > before.rfind(")"):
        return True  # «город Нальчик (Кабардино-Балкарская Республика, Российская Федерация)»
    if number and item.level == "country":
        previous = context.territories[number - 1]
        gap = context.text.shadow[previous.end : item.start].strip()
        if previous.start >= start and previous.form != "adjective" and gap in ("", ","):
            return gap == "" or (previous.level == "foreign" and previous.code == item.code)  # «провинция Болу, Турция»
    words = before.split()
    if number and context.territories[number - 1].end == item.start - len(", "):
        return False  # «Ненецкого автономного округа, Коми и Карелии»: the word is of a region's own name
    return (
        bool(words)
        and words[-1].lower().startswith(("район", "округ", "райисполком"))
        and (item.case in ("gent", "") or context.text.shadow[item.start : item.end].isupper())
        and before.endswith(" ")
    )


OF_TOWNS = "городов"  # «думами городов Пенза и Тула»


def _shared_bodies(context: Context, parties: list[Party], start: int, end: int, rule: str) -> list[Party]:
    """Return the parties with «Минздравы А и Б», «музеи А и Б» shared out over their territories."""
    plural = next(
        (
            body
            for body in context.bodies.within(start, end)
            if body.territory >= 0 and (body.number == "plur" or (rule in METONYMIES and _may_be_many(context, body)))
        ),
        None,
    )
    if plural is None or plural.type == "territory" or len(parties) < 2 or parties[0].type != plural.type:
        return parties
    item = context.territories[plural.territory]
    if not plural.name.endswith(context.text.clean(item.start, item.end)):
        return parties  # «Музеи Московского Кремля»
    of_first = context.text.clean(item.start, item.end)
    stem = plural.name[: -len(of_first)].strip()
    out = [parties[0]]
    if stem.endswith(OF_TOWNS):
        stem = f"{stem.removesuffix(OF_TOWNS)}города"
        out = [replace(parties[0], name=f"{stem} {of_first}")]
    for party in parties[1:]:
        span = party.spans[0]
        if party.type not in ("territory", "municipality", "country"):
            out.append(party)
            continue
        own = context.territories.at(span.start)
        is_town = own is not None and own.form == "capital" and plural.head != "министерство"
        told = context.text.clean(span.start, span.end) if own is None or is_town else genitive_of(context, own)
        name = f"{stem} {told}"
        code = party.code if plural.type == "body" else None
        out.append(Party(name, plural.type, code, party.spans, 0.9, rule))
    return out


def _may_be_many(context: Context, body: Body) -> bool:
    """Tell whether what is read as one in the genitive may be several that act: «Библиотеки Орла и Тулы подписали»."""
    item = context.territories[body.territory]
    if (
        body.type == "body"
        or body.case != "gent"
        or body.end != item.end
        or not context.text.lower.startswith((" и ", ", "), body.end)
    ):
        return False
    before = context.text.tokens[context.text.token_index(body.start) - 1] if body.start else None
    if before is not None and before.is_word and before.end == body.start - 1 and not before.is_capital:
        found = parses(before.lower)[0]
        if found.pos not in ("ADJF", "CONJ") or (found.pos == "ADJF" and found.number != "plur"):
            return False  # «директор библиотеки Орла»
    head = context.text.tokens[context.text.token_index(body.start)].lower
    return any(parse.pos == "NOUN" and parse.case == "nomn" and parse.number == "plur" for parse in parses(head))
