"""Between whom an agreement is: by «между», by who signs, by the subject of the sentence or the headline."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.opening_officials import behind_officials
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import genitive_of, of_territory, same
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.lexicon.territories import region_names, stem_of_kind
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Party

BETWEEN = agrees(r"\bмежду ")


STOPPERS = re.compile(
    r"\s(?:о|об|на|по|в)\s|\s–\s(?=[а-я])|[;:?!]|\.(?=\s|$)|\bподпис\w+|\bзаключ\w+|\bскреп\w+|"
    r"\bзавизир\w+|\bутверд\w+|\bсостоял\w+|\bотложен\w*|\bпродл\w+|\bстал[аои]?\s|"
    r",\s(?:как\s)?(?:сообща|сообщи|переда[ею]т|рассказ|отмети|отмеча|говор|пиш[еу]т|уточн|поясн)\w+"
)


VERB = agrees(
    r"\b(?:подписали|подпишут|заключили|заключат|станут (?:городами-)?побратимами|утвердили|договорились|"
    r"условились|согласовали|приняли|побратались|"
    r"стали побратимами|скрепили|объедин\w+|запланировали|расширя\w+|будут|скрепят|подружил\w+|теперь "
    r"партнеры|связал\w+|отныне|взял\w* шефство|сверили|продлили|намерены|планируют|подтвердили)"
)


FAR_BODY = 160  # letters that the name of a second body may take
GENITIVE = agrees(r"(?:соглашени|договор|меморандум|протокол|план|договоренност)\w* ")


PUBLIC = ("territory", "country", "municipality", "body")


SIDES = agrees(r"(?:со стороны|от имени) (?=\S)|\bот (?=[а-я])|\bс (?=[а-я-]+ой стороны)")


def of_sides(context: Context, sentences: Sequence[int]) -> list[Party]:
    """Return the parties of «со стороны Благовещенска …, со стороны Хэйхэ …» in the sentences of a signing."""
    out: list[Party] = []
    for index in sentences:
        sentence = context.text.sentences[index]
        for found in SIDES.finditer(context.text.lower, sentence.start, sentence.end):
            limit = min(sentence.end, found.end() + 90)
            stop = re.compile(r"\s–\s|[,:;]|\b(?:подпис|документ|постав|завизир|его|ее)\w*").search(
                context.text.lower, found.end(), limit
            )
            listed = listed_parties(context, found.end(), stop.start() if stop else limit, "party.side")
            if listed and not any(same(listed[0], other) for other in out):
                out.append(listed[0])
    return out


def has_public(parties: Sequence[Party]) -> bool:
    """Tell whether a territory, country, municipality or body of power is among the parties."""
    return any(party.type in PUBLIC for party in parties)


NEAR_BETWEEN = 40  # characters
# «распределить ответственность между А и Б»: what lies between them is no act
OTHER_BETWEEN = re.compile(
    r"\b(?:ответственност|полномочи|обязанност|границ|разниц|различи|расстояни|распределени|распределить|матч|войн|"
    r"конфликт|рейс|маршрут|авиасообщени)[а-я]*\s$"
)

# «соглашения между регионами с губернатором А …» names nobody
OF_ANYBODY = agrees(r"(?:двумя |нашими )?(?:регионами|субъектами|областями|городами|сторонами|парламентами) со? ")


def between(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties after a «между» in a stretch of text; empty where none has two."""
    for found in BETWEEN.finditer(context.text.lower, start, end):
        if OTHER_BETWEEN.search(context.text.lower, max(start, found.start() - NEAR_BETWEEN), found.start()):
            continue
        if OF_ANYBODY.match(context.text.lower, found.end(), end):
            continue
        limit = list_end(context, found.end(), end)
        parties = listed_parties(context, found.end(), limit, "party.between")
        if len(parties) == 1:
            parties = _with_bare_region(context, parties[0], found.end(), limit)
        if len(parties) >= 2:
            return parties
    return []


# «между областью и АО «Верфь»», «между фондом «Парус» и краем»
BARE_REGION = re.compile(
    r"(?P<opens>(?:самой\s|нашей\s|самим\s|нашим\s)?(?P<noun>областью|краем|республикой|округом))\sи\s|"
    r".*\sи\s(?P<last>областью|краем|республикой|округом)\W*$",
    re.DOTALL,
)


def _with_bare_region(context: Context, other: Party, start: int, end: int) -> list[Party]:
    """Return the region that a bare noun means beside a firm or a school in a row of two, in the order of the text."""
    found = BARE_REGION.match(context.text.lower, start, end) if other.type not in PUBLIC else None
    if found is None:
        return [other]
    noun = found["noun"] or found["last"]
    stem = stem_of_kind(noun)
    fitting = [
        item
        for item in context.territories
        if item.level == "region"
        and item.form in ("name", "abbreviation")
        and stem in region_names()[item.code].lower()
    ]
    if not fitting:
        return [other]
    before = [item for item in fitting if item.start < start]
    group = "noun" if found["noun"] else "last"
    place = Span(*found.span(group))
    region = replace(of_territory(before[-1] if before else fitting[0], "party.between", 0.8), spans=(place,))
    return [region, other] if group == "noun" else [other, region]


# «аппаратом полномочного представителя Президента КР в Чуйской области»
ENVOY = re.compile(r"(?:представител|полпред)[а-я]* (?:[а-яё-]+ ){1,4}$")
FAR_ENVOY = 90  # characters


def _is_of_envoy(context: Context, start: int, found: re.Match[str]) -> bool:
    """Tell whether «в» only says where an envoy of a president or a government is."""
    if found[0] != " в " or context.territories.at(found.end()) is None:
        return False
    return ENVOY.search(context.text.lower, max(start, found.start() - FAR_ENVOY), found.start() + 1) is not None


def list_end(context: Context, start: int, end: int) -> int:
    """Return where the list of parties ends: at «о», a mark or a verb that stands in no party's name."""
    place = start
    while True:
        found = STOPPERS.search(context.text.lower, place, end)
        if found is None:
            return end
        inside = context.bodies.holding(found.start() + 1)
        within = context.territories.holding(found.start() + 1)
        is_inner = _is_initial(context, found.start()) or _is_of_envoy(context, start, found)
        if inside is None and within is None and not is_inner:
            return found.start()
        place = max(found.end(), inside.end if inside else 0, within.end if within else 0)


def _is_initial(context: Context, place: int) -> bool:
    shadow = context.text.shadow
    return shadow[place] == "." and (
        shadow[max(0, place - 2) : place].strip().lower() in ("г", "им") or (shadow[place - 1].isupper())
    )


def subject(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties that open a sentence as its subject: «А и Б подписали»; empty where there are not two."""
    found = VERB.search(context.text.lower, start, end)
    dash = context.text.shadow.find(" – ", start, end)
    is_heading = context.text.shadow[end - 1] not in ".!?…"
    limit = found.start() if found else end if is_heading else _first_verb(context, start, end)
    if limit > start:
        opening = _last_clause(context, start, limit)
        for place in sorted({behind_officials(context, opening, limit), opening}, reverse=True):
            parties = _subjects(context, listed_parties(context, place, limit, "party.subject"), place)
            if len(parties) >= 2 and not _has_person(context, place, limit):
                return parties
    if (
        dash > 0 and dash - start < 60 and context.text.shadow[dash - 1] not in ",!"
    ):  # behind speech: «…, – рассказала А»
        parties = listed_parties(context, start, min(end, start + 140), "party.headline")
        if len(parties) >= 2 and (parties[0].spans[0].start < dash or COUNTED.search(context.text.lower, start, dash)):
            return parties[:3]
    return []


COUNTED = re.compile(r"\b(?:дв[ае]|три|четыре|оба|обе)\s[а-яё]+\s?$")  # «два мэра – Твери и Велико-Тырново»


def _subjects(context: Context, parties: list[Party], opening: int) -> list[Party]:
    """Return the parties without bodies in another case, where two or more are left: «При поддержке министерства …»."""
    present = [party for party in parties if not _attends(context, party, opening)]
    own = []
    for party in present:
        body = context.bodies.at(party.spans[0].start)
        if body is None or body.number == "plur" or body.case in ("nomn", "accs", ""):
            own.append(party)
    return _as_ministries(context, own if len(own) > 1 else present)


FAR_PRESENT = 150  # letters
# «В присутствии губернаторов А и Б завод и вуз подписали …»
PRESENT = re.compile(r"\b(?:в\sприсутствии|при\s(?:участии|поддержке|содействии|посредничестве))\s[^,.;:–]{0,120}$")


def _attends(context: Context, party: Party, opening: int) -> bool:
    """Tell whether a territory is only whose officials were present."""
    item = context.territories.at(party.spans[0].start)
    if item is None or item.case not in ("gent", "") or party.type != "territory":
        return False
    start = max(opening, item.start - FAR_PRESENT)
    return PRESENT.search(context.text.lower, start, item.start) is not None


def _as_ministries(context: Context, parties: list[Party]) -> list[Party]:
    """Return the parties, beside a body the ministry of a minister without a name: «министр спорта А и глава …»."""
    if not any(party.type == "body" for party in parties):
        return parties
    return [_ministry_of(context, party) or party for party in parties]


def _ministry_of(context: Context, party: Party) -> Party | None:
    item = context.territories.at(party.spans[0].start)
    post = context.posts.holding(party.spans[0].start) if party.type == "territory" and item is not None else None
    if item is None or post is None or post.number != "sing" or not post.value.startswith("министр "):
        return None
    name = f"Министерство {post.value.removeprefix('министр ').partition(',')[0]} {genitive_of(context, item)}"
    return Party(name, "body", item.code, (Span(post.start, post.end),), 0.75, party.rule)


def _first_verb(context: Context, start: int, end: int) -> int:
    """Return where the first finite verb of a stretch begins, -1 where there is none."""
    for token in context.text.tokens_in(start, end):
        if token.is_word and not token.is_capital:
            parse = parses(token.lower)[0]
            if parse.pos in ("VERB", "PRTS") and parse.is_known:
                return token.start
    return -1


AFTER_VERB = agrees(
    r"\b(?:подписали|заключили|утвердили|скрепили|подпишут|заключат|скрепят|договорились|условились|"
    r"(?:побратимами|партнерами) стали|"
    r"связал[аои]|объединил[аои])"
    r"(?: между собой)? "
    r"(?:(?:сразу )?(?:(?:дв[ае]|три|четыре|пять|шесть|семь|\d+) )?[а-я]+ ?[:–] )?(?:власти )?(?=[а-я«])"
)


def subject_after(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties that follow their verb: «договор о дружбе заключили Железноводск и Зеленогорск»."""
    for found in AFTER_VERB.finditer(context.text.lower, start, end):
        limit = list_end(context, found.end(), min(end, found.end() + 320))
        if _has_person(context, found.end(), limit) or not _opens_with_party(context, found.end()):
            continue
        parties = listed_parties(context, found.end(), limit, "party.subject")
        if len(parties) >= 2:
            return parties
    return []


# «Комитет А, представленный Иваном Ильиным, и Управление Б (подписант – его начальник Пётр Лосев)»
BY_WHOM = (
    r"(?:,? в лице|, (?:представленн|представляем)[а-я]+|"
    r", (?:от имени |за |от )?котор[а-я]+ [^,;:–]{0,40}?(?:представ|подпис)[а-я]+|"
    r" \((?:подписант|представитель|за н[ие]|от н[ие]|в лице)[а-я]*(?: –)?)"
)
REPRESENTED = agrees(rf"{BY_WHOM} ")
ACTS_FOR = agrees(r"\bв лице\b|представл|подписант|\bкотор[а-я]+ [^,;:–]{0,40}?(?:представ|подпис)|\((?:за|от) н")


def represented(context: Context, start: int, end: int) -> list[Party]:
    """Return the sides of a sentence each of which has somebody who acts for it right behind its name."""
    if ACTS_FOR.search(context.text.lower, start, end) is None:
        return []
    listed = listed_parties(context, start, end, "party.subject")
    own = [party for party in listed if REPRESENTED.match(context.text.lower, party.spans[-1].end, end)]
    is_told = len(own) >= PAIR and has_public(own) and all(party.type != "country" for party in own)
    return own if is_told else []  # a country is only where the region of a signer lies


# «Протокол обязывает А и Б посеять …», «договор связал А с Б»: whom an act binds
BINDS = agrees(
    r"\b(?:обязыва[ею]т|обязал[аои]?|обяжет|обязует|связыва[ею]т|связал[аои]?|свяжет|объединя[ею]т|объединил[аои]?|объединит|"
    r"сближа[ею]т|сблизит|предписыва[ею]т|поруча[ею]т|возлага[ею]т на|накладыва[ею]т на) (?=\S)"
)
OPENS_CLAUSE = re.compile(r"[;:]|,\s(?:что|котор|чтобы|если|а|но)\b")


def bound(context: Context, start: int, end: int) -> list[Party]:
    """Return the two whom an act binds by its own sentence: «Протокол о … обязывает А и Б посеять …».

    Args:
        start: where the word of the act begins.
    """
    found = BINDS.search(context.text.lower, start, end)
    if found is None or OPENS_CLAUSE.search(context.text.lower, start, found.start()):
        return []
    if context.territories.at(found.end()) is None and context.bodies.at(found.end()) is None:
        return []
    limit = list_end(context, found.end(), end)
    verb = _first_infinitive(context, found.end(), limit)
    listed = listed_parties(context, found.end(), verb, "party.bound", towns=False)
    return listed if len(listed) == PAIR and has_public(listed) else []


PAIR = 2


def _first_infinitive(context: Context, start: int, end: int) -> int:
    """Return where the first infinitive of a stretch begins, its end where there is none."""
    infinitives = (
        token.start
        for token in context.text.tokens_in(start, end)
        if token.is_word and not token.is_capital and parses(token.lower)[0].pos == "INFN"
    )
    return next(infinitives, end)


def _opens_with_party(context: Context, place: int) -> bool:
    if context.bodies.at(place) is not None or context.territories.at(place) is not None:
        return True
    return context.text.shadow[place].isupper()


def _last_clause(context: Context, start: int, limit: int) -> int:
    """Return where the clause before a verb begins: after the last colon or «когда», or the sentence's start."""
    place = max(context.text.shadow.rfind(": ", start, limit), context.text.shadow.rfind("; ", start, limit))
    return place + 2 if place >= start else start


def _has_person(context: Context, start: int, end: int) -> bool:
    return bool(context.people.within(start, end))


OF_TOWNS = re.compile(r"(?:двух\s)?(?:городов|районов|округов|муниципалитетов)\s")  # «Меморандум городов Ржева и Орши»


def of_mention(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties right after a word that names the act: «Соглашение Новгородской и Псковской областей»."""
    found = GENITIVE.match(context.text.lower, start, end)
    if not found:
        return []
    first = context.territories.at(found.end()) or context.bodies.at(found.end())
    if first is None and OF_TOWNS.match(context.text.lower, found.end()):
        listed = listed_parties(context, found.end(), list_end(context, found.end(), end), "party.genitive")
        return listed if len(listed) == PAIR and all(party.type == "municipality" for party in listed) else []
    if first is None:
        return []
    limit = min(end, first.end + (FAR_BODY if isinstance(first, Body) else 90))
    parties = listed_parties(context, first.start, list_end(context, first.end, limit), "party.genitive")
    return parties if len(parties) >= 2 else []
