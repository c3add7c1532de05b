"""For whom a signer acts: by the territory, body or town of the post."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import municipalities, municipality_in
from kunak.core.reading.clauses.party_lists import is_of_previous
from kunak.core.reading.clauses.party_of_entity import genitive_of, of_territory, same, written_out
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context
from kunak.core.reading.entities.phrases import is_adjective
from kunak.core.reading.entities.post_extent import head_of
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.bodies import HEADS, SHORT_MINISTRY
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import capitals, stem_of_kind
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Party
from kunak.core.reading.text import Token
from kunak.core.reference import rows


def of_signers(context: Context, signers: Sequence[Signer]) -> list[Party]:
    """Return the parties that the signers' posts name, in their order."""
    out: list[Party] = []
    with_institution = any(_institution(context, signer) is not None for signer in signers) or bool(
        signers and of_free_posts(context, context.text.sentence_at(signers[0].mention.start))
    )
    of_ministries = (
        with_institution
        or (_are_of_one_field(context, signers) and tells_of_ministries(context))
        or (bool(context.text.held(FOR_OWN_BODY)) and all(_leads_body(context, signer) for signer in signers))
    )
    for signer in signers:
        party = parliament_of(context, signer) or side_of(context, signer, with_institution=of_ministries)
        if party is not None and not any(same(party, other) for other in out):
            out.append(party)
    return out


PARLIAMENTS = (
    "собрание",
    "дума",
    "парламент",
    "хурал",
    "курултай",
    "меджлис",
    "маслихат",
    "госсовет",
    "госсобрание",
    "заксобрание",
    "облдума",
    "облсовет",
)


OF_CHAIR = (
    *("председатель", "первый заместитель председателя", "заместитель председателя", "вице-спикер"),
    *("спикер", "глава", "первый вице-спикер", "руководитель"),
    *("исполняющий обязанности председателя", "исполняющая обязанности председателя", "врио председателя"),
)


def parliament_of(context: Context, signer: Signer) -> Party | None:
    """Return the parliament that its chair signs for; a council counts where it is of a state or of deputies."""
    if signer.body < 0 or signer.is_listed or not (signer.post or "").lower().startswith(OF_CHAIR):
        return None
    body = context.bodies[signer.body]
    words = body.name.lower()
    if body.head in PARLIAMENTS or (body.head == "совет" and ("государственн" in words or "депутат" in words)):
        item = context.territories[signer.territory] if signer.territory >= 0 else None
        name = written_out(context, body)
        if item is not None and body.territory < 0:
            name = f"{name} {genitive_of(context, item)}"
        return Party(name, "body", item.code if item else None, (Span(body.start, body.end),), 0.85, "party.parliament")
    return None


# «министр …», «первый заместитель министра …»: the field of the ministry is what follows
IN_PLACE_OF = r"(?:(?:[а-яё]+\s){0,3}?заместитель\s|(?:врио|и\.\s?о\.)\s|исполняющ[а-я]+\sобязанности\s)?"
MINISTER = re.compile(rf"{IN_PLACE_OF}министра?\s")
HEADS_OF_BODIES = ("министр ", "председатель ", "руководитель ", "директор ", "начальник ", "заведующий ")
# what posts of all fields share; ministers of the economy sign what is of no one field
OF_NO_FIELD = frozenset(
    (
        *("минис", "предс", "комит", "руков", "дирек", "депар", "начал", "управ", "агент", "госуд", "разви"),
        *("делам", "служб", "завед", "испол", "отдел", "эконо"),
    )
)


def _leads_body(context: Context, signer: Signer) -> bool:
    """Tell whether a signer is a minister or heads another body of power, not a government and not a parliament."""
    post = (signer.post or "").lower()
    if MINISTER.match(post):
        return True
    body = context.bodies[signer.body] if signer.body >= 0 else None
    return body is not None and body.type == "body" and post.startswith(HEADS_OF_BODIES)


def _are_of_one_field(context: Context, signers: Sequence[Signer]) -> bool:
    """Tell whether all signers lead bodies of one field: two ministers of culture sign for their ministries."""
    if len(signers) < 2 or not all(_leads_body(context, signer) for signer in signers):
        return False
    fields = [
        {word[:5] for word in re.findall(r"[а-яё]{4,}", (signer.post or "").lower())} - OF_NO_FIELD
        for signer in signers
    ]
    return all(field & fields[0] for field in fields)


MINISTRIES = re.compile(
    r"\b(?:министерств(?:а|ами|о|ом)\b|ведомств|минздрав|минкульт|минсельхоз|минспорт|минтранс|минобр|минтруд)"
)
# «Архивные службы Костромы и Ярославля объединят книги»: who opens a sentence acts itself
BODIES_OPEN = re.compile(r"(?:[а-я]+[ыи]е )?(?:службы|агентства|департаменты|комитеты|управления|инспекции|комиссии)\b")
OPENING = 3  # sentences
# «Министерства договорились», «если ни одно из ведомств …», «между двумя министерствами»: the sides, wherever said
BODIES_AGREE = agrees(
    r"\b(?:министерства|ведомства|департаменты|комитеты) (?:также )?"
    r"(?:договорились|условились|обязались|обязуются|подписали|заключили|будут|намерены)\b|"
    r"\b(?:одно|одного|одним|каждое|каждого|любое|любого) из (?:министерств|ведомств)\b|"
    r"\bмежду (?:двумя |обоими )?(?:министерствами|ведомствами|департаментами)\b"
)


# «министр А и министр Б, каждый за своё министерство», «представляя названные Управление и Департамент»
FOR_OWN_BODY = agrees(
    r"\bкажд(?:ый|ая) (?:за|от(?: имени| лица)?) (?:сво[а-я]+ )(?:министерств|ведомств|комитет|департамент|управлени|"
    r"агентств|служб)|\b(?:представляя|от имени|от лица|за) "
    r"(?:названн|указанн|возглавляем|руководим|вверенн|сво)[а-я]+ "
    r"(?:(?:им|ими|ею|ей) )?(?:министерств|ведомств|комитет|департамент|управлени|агентств|служб)"
)


def tells_of_ministries(context: Context) -> bool:
    """Tell whether the first sentences name the ministries themselves, not who heads them, or any says they agree."""
    opening = [context.sentence_words(index) for index in range(min(OPENING, len(context.text.sentences)))]
    if any(MINISTRIES.search(words) or BODIES_OPEN.match(words) for words in opening):
        return True
    return bool(context.text.held(BODIES_AGREE))


def of_free_posts(context: Context, sentence: Span) -> list[Party]:
    """Return the institutions and firms whose heads a sentence leaves unnamed: «и ректор Белорусского института»."""
    out = []
    for post in context.posts.within(sentence.start, sentence.end):
        if post.body >= 0 and post.case in ("nomn", ""):
            body = context.bodies[post.body]
            if body.type in ("institution", "company") and " " in body.name:
                out.append(
                    Party(written_out(context, body), body.type, None, (Span(body.start, body.end),), 0.8, "party.post")
                )
    return out


def _institution(context: Context, signer: Signer) -> Party | None:
    if signer.body < 0 or signer.post_span is None:
        return None
    body = context.bodies[signer.body]
    if body.type not in ("institution", "company", "other"):
        return None
    return Party(written_out(context, body), body.type, None, (Span(body.start, body.end),), 0.9, "party.signer")


LATIN = re.compile(r"[A-Za-z]")
# «руководитель машиностроительного кластера Чувашии»: who leads what is no power
PRIVATE_POST = re.compile(
    r"(?:[а-яё]+\s)?(?:руководител|глав|директор|председател|президент)[а-я]*\s(?:[а-яё-]+(?:ого|его|ой|ей|[иы]х)\s){0,2}"
    r"(?:кластера|холдинга|концерна|корпорации|компании|союза|ассоциации|фонда|клуба|лиги|банка|завода|фирмы|"
    r"предприятия|объединения|общества|гильдии|палаты?|союзов|обкома\sпрофсоюз[а-я]+|федерации\sпрофсоюзов|профсоюз[а-я]*|"
    r"тпп|р?спп|опоры)\b"
)


def leads_private(context: Context, signer: Signer) -> bool:
    """Tell whether a signer's post is one of a firm, a union or a chamber, by all its words."""
    span = signer.post_span
    return span is not None and PRIVATE_POST.match(context.text.lower, span.start, span.end) is not None


def side_of(context: Context, signer: Signer, *, with_institution: bool) -> Party | None:  # noqa: PLR0911, PLR0912  one answer a line
    """Return whom a signer's post names.

    Args:
        with_institution: True where a minister signs for the ministry, because a school or a firm is beside it.
    """
    own = _institution(context, signer)
    if own is not None:
        return own
    if signer.post_span is None:
        told = context.territories[signer.territory] if signer.territory >= 0 else None
        is_whole = told is not None and (  # or «… представлял А, Смоленскую – Б»
            told.form in ("name", "abbreviation") or context.text.shadow.startswith(" – ", told.end)
        )
        return of_territory(told, "party.signer", 0.8) if told is not None and is_whole else None
    start, end = signer.post_span.start, signer.post_span.end
    post = (signer.post or "").lower()
    if PRIVATE_POST.match(post) or leads_private(context, signer):
        return None
    item = _territory_of_post(context, signer, start, end)
    district = municipality_by_order(context, signer) if signer.is_listed else None
    district = district or municipality_in(context, start, end, may_be_bare=item is None or item.form == "adjective")
    if district is not None:
        return Party(district, "municipality", None, (Span(start, end),), 0.9, "party.signer")
    if item is None and with_institution and MINISTER.match(post):
        home = home_region(context, start)
        return _ministry(signer, _genitive_name(home), home.code, Span(start, end)) if home else None
    if item is None and (ministry := _only_ministry(context, signer, post)) is not None:
        return ministry
    if item is None and (unnamed := _unit_told(context, start, end) or _region_of_all(context, start, end)) is not None:
        return unnamed
    if item is None and (federal := _federal(context, signer)) is not None:
        return federal
    if item is None:
        town = _town_of_post(context, start, end, post) if not signer.is_listed else _town_by_order(context, signer)
        is_town = town is not None and not LATIN.match(town)  # «глава CNPC» leads a firm
        return Party(town, "municipality", None, (Span(start, end),), 0.8, "party.signer") if town and is_town else None
    if with_institution and signer.body >= 0 and _leads_body(context, signer):
        body = context.bodies[signer.body]
        name = written_out(context, body)
        if body.territory < 0:
            name = f"{name} {genitive_of(context, item)}"
        return Party(name, "body", item.code, (Span(body.start, body.end),), 0.75, "party.body_of_post")
    if item.form == "capital":
        return Party(capitals()[item.code], "municipality", None, (Span(item.start, item.end),), 0.9, "party.signer")
    if (with_institution or item.code == "RU") and MINISTER.match(post):
        territory = "Российской Федерации" if item.code == "RU" else genitive_of(context, item)
        return _ministry(signer, territory, item.code, Span(start, end))
    return replace(of_territory(item, "party.signer", 0.9))


def _territory_of_post(context: Context, signer: Signer, start: int, end: int) -> Territory | None:
    """Return the territory of a post; none where it only tells where the town lies: «мэр греческой Кавалы»."""
    item = context.territories[signer.territory] if signer.territory >= 0 else None
    post = (signer.post or "").lower()
    if item is not None and item.form == "adjective" and item.end < end and _town_of_post(context, start, end, post):
        return None
    return item


# a minister without his field: «исполняющая обязанности министра А», «первый замминистра Б»
BARE_MINISTER = re.compile(r"(?:[а-яё]+ ){0,3}?(?:зам)?министра?")


def _only_ministry(context: Context, signer: Signer, post: str) -> Party | None:
    """Return the only ministry that the text names before a minister whose post does not say of what."""
    if signer.body >= 0 or BARE_MINISTER.fullmatch(post) is None:
        return None
    named = {
        written_out(context, body): body
        for body in context.bodies
        if body.head == "министерство" and body.start < signer.mention.start and body.territory >= 0
    }
    if len(named) != 1:
        return None
    [(name, body)] = named.items()
    code = context.territories[body.territory].code
    return Party(name, "body", code, (Span(body.start, body.end),), 0.75, "party.body_of_post")


# «глава района», «с его главой»: of the district that the text names
OF_DISTRICT = re.compile(
    r"\b(?:района|муниципалитета|округа|(?:муниципального|городского)\sобразования|(?:районн|окружн)ой\sадминистрации)$"
)
ITS = re.compile(r"\b(?:его|ее|чь[яей]м?)\s(?:[а-я]+\s)?$")
HEADS_ALONE = ("глава", "главы", "главе", "главу", "главой")


def _unit_told(context: Context, start: int, end: int) -> Party | None:
    """Return the district of a head whose post does not name it: the only one of the text, or the one just told."""
    lower = context.text.lower
    is_its = lower[start:end] in HEADS_ALONE and ITS.search(lower, max(0, start - 20), start) is not None
    if not is_its and (OF_DISTRICT.search(lower, start, end) is None or "губернатор" in lower[start:end]):
        return None
    if lower.endswith("округа", start, end) and any("автономный округ" in item.name for item in context.territories):
        return None
    first = context.text.sentence_at(start).start if is_its else 0
    named = list(municipalities(context, first, start if is_its else len(lower)))
    names = list(dict.fromkeys(name for _, _, name in named if " " in name))
    noun = "район" if lower.endswith(("района", "районной администрации"), start, end) else ""
    names = [name for name in names if is_its or noun in name.lower()]
    if not names or (len(names) > 1 and not is_its):
        return None
    return Party(names[-1], "municipality", None, (Span(start, end),), 0.8, "party.signer")


OF_REGION = re.compile(r"\b(?P<noun>края|области|республики|округа|региона)$")


def _region_of_all(context: Context, start: int, end: int) -> Party | None:
    """Return the region of «губернатор края», where the text speaks of only one such, by whatever name."""
    found = OF_REGION.search(context.text.lower, start, end)
    if found is None:
        return _unit_of_all(context, start, end)
    stem = stem_of_kind(found["noun"])
    regions = [
        party
        for item in context.territories
        if item.level == "region" and stem in (party := of_territory(item, "party.signer", 0.7)).name.lower()
    ]
    return replace(regions[0], spans=(Span(start, end),)) if len({party.code for party in regions}) == 1 else None


UNIT = re.compile(r"\b(?:провинци|штат|аймак|воевод|префектур|кантон|вилай|велая|земельн|остан|губерн)[а-я]*")


def _unit_of_all(context: Context, start: int, end: int) -> Party | None:
    """Return the part of a foreign country of «начальник провинциального управления», the only one of that kind."""
    found = UNIT.search(context.text.lower, start, end)
    if found is None:
        return None
    stem = found[0][:SHORTEST_UNIT]
    named = [item for item in context.territories if item.level == "foreign" and stem in item.name.lower()]
    return of_territory(named[0], "party.signer", 0.8) if len({item.name for item in named}) == 1 else None


SHORTEST_UNIT = 4
FEDERAL = re.compile(r"^(?:федеральн|рос[а-я]{3,})")


def _federal(context: Context, signer: Signer) -> Party | None:
    """Return the organ of the Federation whose name says so: «руководитель Федерального агентства …»."""
    body = context.bodies[signer.body] if signer.body >= 0 else None
    if body is None or body.type != "body" or not FEDERAL.search(body.name.lower()):
        return None
    return Party(written_out(context, body), "body", "RU", (Span(body.start, body.end),), 0.85, "party.federal")


# «министр сельского хозяйства, торговли и …» goes on, «министр труда, член правительства» does not
ANOTHER_POST = re.compile(
    r",\s(?=(?:перв|зам|вице|член|председател|премьер|руковод|глав|министр|секретар|доктор|кандидат))"
)


def _ministry(signer: Signer, territory: str, code: str | None, span: Span) -> Party:
    """Return the ministry that a minister stands for."""
    post = signer.post or ""
    leads = MINISTER.match(post.lower())
    field = ANOTHER_POST.split(post[leads.end() if leads is not None else 0 :], maxsplit=1)[0]
    return Party(f"Министерство {field} {territory}", "body", code, (span,), 0.75, "party.minister")


def _genitive_name(home: Party) -> str:
    return next((row["full_gen"] for row in rows("regions") if row["id"] == home.code), home.name)


def home_region(context: Context, place: int, *, but: str | None = None) -> Party | None:
    """Return the region that the news speaks for: the last one named before a place, else the first of the text.

    Args:
        but: code of a region that it cannot be.
    """
    regions = [item for item in context.territories if item.level == "region" and item.code != but]
    named = [
        item
        for item in regions
        if item.form in ("name", "abbreviation") and not is_of_previous(context, context.territories.index(item), 0)
    ]
    before = [item for item in named if item.start < place]
    loose = [item for item in regions if item.form in ("capital", "adjective")]
    found = before[-1] if before else named[0] if named else loose[0] if loose else None
    return of_territory(found, "party.home", 0.7 if before else 0.55) if found else None


def municipality_by_order(context: Context, signer: Signer) -> str | None:
    """Return the district or town of «главы Нанайского района и города Амурска А и Б» by the holder's place."""
    if signer.post_span is None:
        return None
    found = municipalities(context, signer.post_span.start, signer.post_span.end)
    named = sorted(((place, name) for place, _, name in found))
    holders = [one for one in context.people if one.post_start == signer.post_span.start and one.is_listed]
    place = next((number for number, one in enumerate(holders) if one.start == signer.mention.start), -1)
    return named[place][1] if place >= 0 and len(named) == len(holders) else None


def _town_by_order(context: Context, signer: Signer) -> str | None:
    """Return the town of «главы Белогорска и Суньу А и Б» by the holder's place in the list."""
    if signer.post_span is None:
        return None
    start, end = signer.post_span.start, signer.post_span.end
    towns: list[Span] = []
    for token in context.text.tokens_in(start, end):
        if not (token.is_capital and token.is_word and token.start > start):
            continue
        if towns and token.start - towns[-1].end == 1:
            towns[-1] = Span(towns[-1].start, token.end)  # «мэры Набережных Челнов и Нижнего Тагила»
        else:
            towns.append(Span(token.start, token.end))
    place = place_in_row(context, signer, start, len(towns))
    return None if place < 0 else town_nominative(context.text.clean(towns[place].start, towns[place].end), case="gent")


def place_in_row(context: Context, signer: Signer, post_start: int, many: int) -> int:
    """Return which of those who share a post a signer is, -1 where they are not so many: «главы А и Б В и Г»."""
    holders = [person.start for person in context.people if person.post_start == post_start and person.is_listed]
    is_one = len(holders) == many and signer.mention.start in holders
    return holders.index(signer.mention.start) if is_one else -1


HEADS_OF_TOWNS = (
    *("мэр", "глава", "аким", "хоким", "председатель", "первый", "заместитель", "градоначальник", "бургомистр"),
    *("вице-мэр", "кмет", "сити-менеджер", "староста", "префект", "замглавы"),
)


def _town_of_post(context: Context, start: int, end: int, post: str) -> str | None:
    if not post.startswith(HEADS_OF_TOWNS):
        return None
    tokens = [token for token in context.text.tokens_in(start, end) if token.is_capital and token.is_word]
    if tokens and (parses(tokens[-1].lower)[0].lemma in HEADS or SHORT_MINISTRY.match(tokens[-1].text)):
        return None  # «глава Минспорта», «первый заместитель Председателя Правительства»
    if tokens and re.search(r"\sв\s+$", context.text.lower[max(0, tokens[-1].start - 4) : tokens[-1].start]):
        return None
    if tokens and tokens[-1].start > start and tokens[-1].end == end and head_of(tokens[-1].lower) is None:
        first = tokens[-2] if len(tokens) > 1 and _is_of_town_name(tokens[-2], tokens[-1], start) else tokens[-1]
        if first is tokens[-1] and _stands_as_it_is(context, first):
            return first.text
        return town_nominative(context.text.clean(first.start, end), case="gent")
    return None


OF_UNIT = re.compile(r"\b(?:округа|района|города|муниципалитета|поселения)\s$")


def _stands_as_it_is(context: Context, token: Token) -> bool:
    """Tell whether a town stands in the nominative behind its unit's word: «глава округа Муром»."""
    own = [parse for parse in parses(token.lower) if "Geox" in parse.grammemes]
    return (
        any(parse.case == "nomn" for parse in own)
        and all(parse.case != "gent" for parse in own)
        and OF_UNIT.search(context.text.lower, max(0, token.start - 16), token.start) is not None
    )


def _is_of_town_name(token: Token, last: Token, start: int) -> bool:
    """Tell whether a capitalised adjective right before the last word is of the town's name: «Великих Лук»."""
    return token.start > start and last.start - token.end == 1 and is_adjective(token.lower)
