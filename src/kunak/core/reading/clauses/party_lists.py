"""Parties named in a row: «между А и Б», «А и Б подписали», and which of them are towns that no table holds."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.meant import is_meant, is_of_others
from kunak.core.reading.clauses.municipalities import is_municipal, municipalities, municipality_in, town_of_adjective
from kunak.core.reading.clauses.party_of_entity import (
    genitive_of,
    of_body,
    of_territory,
    same,
)
from kunak.core.reading.context import Context
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.phrases import is_adjective
from kunak.core.reading.entities.post_extent import head_of
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.inhabitants import inhabitants
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import parses
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.record import Party, PartyType
from kunak.core.reading.text import QuotePair, Token


def listed_parties(context: Context, start: int, end: int, rule: str, *, towns: bool = True) -> list[Party]:
    """Return the parties in a stretch of text, in order: bodies, territories, districts, towns."""
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
    return in_harmony(context, _shared_bodies(context, _shared_halls(context, out), start, end, rule))


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


METONYMIES = ("party.subject", "party.headline")
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
        if body.name == RUBRIC or BESIDE_ACT.search(
            context.text.lower, max(0, body.start - LONGEST_BEFORE), body.start
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
            or opens_dateline(context, item)
            or (item.form == "capital" and is_of_others(context, item.start))
            or (item.form != "capital" and rule not in OWNERS and not is_meant(context, number, start))
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
        _free_names(context, start, end, [*((left, right) for left, right, _ in found), *taken], rule, towns=towns)
    )
    yield from sorted(found, key=lambda one: (one[0], -one[1]))


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
SUBJECTS = ("party.subject", "party.headline")


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
            ("nomn",) if rule in SUBJECTS else ("gent",) if rule == "party.side" else ("nomn", "ablt")
        ):
            continue
        span = Span(token.start, token.end)
        if people.town and is_municipal(context):
            party = Party(people.town, "municipality", None, (span,), 0.75, rule)
        else:
            party = Party(people.name, "territory", people.code, (span,), 0.75, rule)
        out.append((token.start, token.end, party))
    return out


def _free_names(
    context: Context, start: int, end: int, taken: Sequence[tuple[int, int]], rule: str, *, towns: bool
) -> Iterator[tuple[int, int, Party]]:
    """Yield what no table holds: towns by their word, and schools and the like by their letters."""
    if rule == "party.between":
        yield from _acronyms(context, start, end, taken, rule)
    if towns:
        yield from _towns(context, start, end, taken, rule)


def is_place(context: Context, place: int) -> bool:
    """Tell whether a name only says where: «в Железноводске», «из Кызыла»."""
    return PLACE_BEFORE.search(context.text.lower, max(0, place - LONGEST_BEFORE), place) is not None


LONGEST_BEFORE = 30  # letters of «в подмосковном », «в городе »
PLACE_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:во?|из|на|под|у)\s(?:[а-я-]+(?:ском|цком|ской|цкой|нем|ном|ной|ней)\s)?|"
    r"из\s[а-я-]+(?:ского|цкого|него|ного)\s)"
    r"(?:(?:города|городе|поселк[ае]|сел[ае]|станиц[еы]|деревн[еи]|хутор[ае]|аул[ае])\s)?$"
)


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
    return (
        bool(words)
        and words[-1].lower().startswith(("район", "округ", "райисполком"))
        and (item.case in ("gent", "") or context.text.shadow[item.start : item.end].isupper())
        and before.endswith(" ")
    )


def _towns(
    context: Context, start: int, end: int, taken: Sequence[tuple[int, int]], rule: str
) -> Iterator[tuple[int, int, Party]]:
    """Yield capitalised words that stand between «между», commas and «и», and that no table knows: towns."""
    tokens, within = context.text.tokens, context.text.numbers_in(start, end)
    reach, row = within.start, ""
    for place in context.text.capitals_in(within):
        token = tokens[place]
        if place < reach or not _may_be_town(context, token, taken):
            continue
        if rule in METONYMIES and _is_no_subject(token, tokens[place - 1].lower if place else ""):
            continue
        if place > within.start and tokens[place - 1].text == "(":
            continue
        last, opening = place, place - (place > reach and _opens_town(context, tokens[place - 1], token, taken))
        token = tokens[opening]
        while (
            last + 1 < within.stop
            and tokens[last + 1].is_capital
            and tokens[last + 1].is_word
            and context.text.shadow[tokens[last].end : tokens[last + 1].start] == " "
            and not any(left <= tokens[last + 1].start < right for left, right in taken)
            and context.people.holding(tokens[last + 1].start) is None
        ):
            last += 1
        before = tokens[opening - 1].lower if opening else ""
        case = "ablt" if before in ("с", "со", "между") else row if before in ("и", ",") else ""
        row = case
        case = case or (
            "ablt"
            if context.text.lower[max(0, start - 8) : start].rstrip().endswith("между")
            or "между" in context.text.lower[max(0, start - 30) : start]
            else ""
        )
        words = context.text.clean(token.start, tokens[last].end)
        is_as_written = not case and before == "и" and _is_paired(context, token, case="nomn")
        name = words if is_as_written else _town_name(words, case)
        yield (
            token.start,
            tokens[last].end,
            Party(name, "municipality", None, (Span(token.start, tokens[last].end),), 0.8, rule),
        )
        reach = last + 1


def _acronyms(
    context: Context, start: int, end: int, taken: Sequence[tuple[int, int]], rule: str
) -> Iterator[tuple[int, int, Party]]:
    """Yield schools and the like by their letters alone, in a row: «между Республикой Татарстан и МГУ»."""
    tokens, within = context.text.tokens, context.text.numbers_in(start, end)
    for place in context.text.capitals_in(within):
        token = tokens[place]
        if (
            ACRONYM.fullmatch(token.text) is None
            or any(left <= token.start < right for left, right in taken)
            or f"({token.text})" in context.text.shadow  # written out elsewhere
            or not place
            or (place > within.start and tokens[place - 1].lower not in ("и", ",", "с"))
        ):
            continue
        kind: PartyType = "institution" if token.text.endswith(("У", "ВШЭ", "РАН")) else "other"
        span = Span(token.start, token.end)
        yield token.start, token.end, Party(token.text, kind, None, (span,), 0.7, rule)


ACRONYM = re.compile(r"(?!США|КНР|КНДР|ОАЭ|ФРГ|ЮАР|СНГ|ЕАЭС|ОДКБ|ШОС|ЕС|НАТО|ООН|МИД|СССР|СМИ)[А-ЯЁ]{3,6}")


def _is_no_subject(token: Token, before: str) -> bool:
    """Tell whether a word stands in a case that no subject has, and not in a row: «разделённые Волгой», «за Амуром»."""
    if before in ("и", ",", "с", "со"):
        return False
    if before in ABOUT:
        return True  # «Мост через Ветлугу»
    return all(parse.is_known and parse.case == "ablt" for parse in parses(token.lower))


ABOUT = frozenset(
    ("через", "над", "о", "об", "про", "против", "до", "после", "вокруг", "вдоль", "мимо", "вместо", "ради")
)


def _opens_town(context: Context, before: Token, token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a capitalised adjective before a town's word is of its name: «Нижний Тагил», not «Японский Оцу»."""
    if not before.is_capital or not before.is_word or token.start - before.end != 1:
        return False
    if any(left <= before.start < right for left, right in taken) or context.territories.at(before.start) is not None:
        return False
    is_demonym = before.lower.endswith(("ский", "ская", "ским", "ской", "ского", "цкий", "цкая", "цким", "цкой"))
    return (is_adjective(before.lower) or token.lower.startswith("посад")) and not is_demonym  # «Сергиев Посад»


def _town_name(words: str, case: str) -> str:
    if not case or (
        " " in words and not any(parse.case == case for parse in parses(words.split(maxsplit=1)[0].lower()))
    ):
        first = parses(words.split("-", maxsplit=1)[0].split(maxsplit=1)[0].lower())[0]
        return words if first.case in ("nomn", "accs", "") or not first.is_known else town_nominative(words)
    return town_nominative(words, case=case)


def _may_be_town(context: Context, token: Token, taken: Sequence[tuple[int, int]]) -> bool:  # noqa: PLR0911  one answer a line
    if not token.is_word or not token.is_capital or len(token.text) < 3 or token.text.isupper() or token.text.isascii():
        return False
    if any(left <= token.start < right for left, right in taken):
        return False
    if _in_short_quotes(context, token.start):
        return False
    if context.people.holding(token.start) is not None or is_place(context, token.start):
        return False
    if head_of(token.lower) is not None or LAND.search(token.lower) or AGENCY.search(token.lower):
        return False
    found = parses(token.lower)
    if found[0].pos == "VERB" and not found[0].is_known and _is_in_row(context, token):
        return True  # «между Тверью и Вэйхаем»: unknown, and no verb
    if found[0].pos in ("VERB", "ADVB", "PREP", "CONJ", "PRCL", "NPRO", "INFN", "PRTS", "GRND", "NUMR"):
        return False
    if found[0].lemma in WIDER:
        return False
    if any("Geox" in parse.grammemes for parse in found[:3]):
        return not is_of_others(context, token.start)
    if not found[0].is_known or (found[0].pos == "NOUN" and "-" in token.text):
        return True
    return found[0].pos == "NOUN" and _is_paired(context, token)


def _is_paired(context: Context, token: Token, case: str = "") -> bool:
    """Tell whether a word that has a meaning of its own stands in a pair with a town: «Орёл и Ниш».

    Args:
        case: in which the town has to stand, empty for any.
    """
    tokens = context.text.tokens
    number = context.text.token_index(token.start)
    if number < 2 or tokens[number - 1].lower != "и" or (len(tokens) > number + 1 and tokens[number + 1].is_capital):
        return False
    before = tokens[number - 2]
    item = context.territories.at(before.start)
    if item is not None:
        return item.form == "capital" and case in ("", item.case)
    return before.is_capital and any(
        "Geox" in parse.grammemes and parse.is_known and case in ("", parse.case) for parse in parses(before.lower)[:3]
    )


# lands of several regions: no towns
WIDER = frozenset(
    (
        *("донбасс", "новороссия", "сибирь", "урал", "поволжье", "кавказ", "северо-запад", "юг", "север", "восток"),
        *("закавказье", "приволжье", "приуралье", "полесье", "прибалтика", "балтика", "арктика", "заполярье", "азия"),
        *("европа", "африка", "америка", "евразия", "нечерноземье", "черноземье", "каспий", "причерноморье", "балканы"),
    )
)


def _is_in_row(context: Context, token: Token) -> bool:
    """Tell whether a word stands behind «с», «между» or «и», where no verb with a capital does."""
    number = context.text.token_index(token.start)
    return number > 0 and context.text.tokens[number - 1].lower in ("с", "со", "между", "и")


LONGEST_NAME = 60  # letters of what stands in quotation marks as a name, with the marks


def _in_short_quotes(context: Context, place: int) -> bool:
    """Tell whether a place lies between quotation marks that are too near each other to hold speech."""
    if "short quotes" not in context.memo:
        short = (pair for pair in context.text.quotes if pair.end < pair.start + LONGEST_NAME)
        context.memo["short quotes"] = placed(short)
    pairs: Placed[QuotePair] = context.memo["short quotes"]
    return any(place < pair.end for pair in pairs.within(place - LONGEST_NAME, place + 1))


# «Беломорье», «Зауральем»: lands by a sea, a river, mountains
LAND = re.compile(r"^(?:за|по|при|под|над|пред|бело|черно|среди|меж)[а-я]{3,}ь(?:е|ем|я|ю)$")
AGENCY = re.compile(r"-(?:информ|инфо|пресс|ньюс|медиа|тасс|тв)$")  # who reports: «Север-Информ – …»


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
    stem = plural.name[: -len(context.text.clean(item.start, item.end))].strip()
    out = [parties[0]]
    for party in parties[1:]:
        span = party.spans[0]
        if party.type not in ("territory", "municipality", "country"):
            out.append(party)
            continue
        own = context.territories.at(span.start)
        name = f"{stem} {genitive_of(context, own) if own else context.text.clean(span.start, span.end)}"
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
