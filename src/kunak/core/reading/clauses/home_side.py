"""Whose news it is: the side that stands unnamed beside a partner after «с», by where and how the text names it."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.reading import later as re
from kunak.core.reading.clauses.items import list_start
from kunak.core.reading.clauses.meant import is_meant, is_place
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_lists import in_harmony, listed_parties, opens_dateline
from kunak.core.reading.clauses.party_of_entity import of_body, of_territory, same
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.territories import CITIES
from kunak.core.reading.record import Party

WITH_BEFORE = re.compile(r"(?:^|(?<=\s))со?\s[^,;:–]*$")


MANY_END = re.compile(r"\b(?:подпис|заключ|скреп|постав|завизир|состоял|утверд)\w+|;")


MANY = 2


def town_told(context: Context, mention: Mention, partners: Sequence[Party]) -> Party | None:
    """Return the first town that a text names before acts with several towns."""
    if len(partners) < MANY or any(party.type != "municipality" for party in partners):
        return None
    told = listed_parties(context, 0, context.text.sentences[mention.sentence].start, "party.home")
    towns = [party for party in in_harmony(context, [*told, *partners])[: len(told)] if party.type == "municipality"]
    return next(
        (replace(one, confidence=0.7) for one in towns if not any(same(one, party) for party in partners)), None
    )


BEHIND = agrees(r"[^.;:]{0,60}?\b(?:подписал|заключил)[аио]? (?=\S)")


def _opens_for_itself(context: Context, party: Party, partner: Party, start: int) -> bool:
    """Tell whether a town acts: «Клинский округ Подмосковья заключил …», «…, Оренбург подписал договор с Уральском»."""
    place = party.spans[0].start
    if party.type == "municipality":
        return place == start
    item = context.territories.at(place)
    is_capital = item is not None and item.form == "capital" and item.case == "nomn"
    return is_capital and partner.type == "municipality" and not same(party, partner)


def subject_behind(context: Context, partner: Party) -> Party | None:
    """Return who signs behind the partner: «соглашение с А подписала администрация Тюмени»."""
    place = partner.spans[0].end
    sentence = context.text.sentence_at(place)
    found = BEHIND.match(context.text.lower, place, sentence.end)
    listed = listed_parties(context, found.end(), sentence.end, "party.home") if found is not None else []
    is_next = bool(listed) and found is not None and listed[0].spans[0].start == found.end()
    return listed[0] if is_next and not same(listed[0], partner) else None


def only_other(context: Context, partners: Sequence[Party]) -> Party | None:
    """Return the only region beside the partners that a text names, in whatever case: «Итоги дня Ставрополья: …»."""
    known: dict[frozenset[str | None], Party | None] = context.memo.setdefault("only other", {})
    codes = frozenset(party.code for party in partners)
    if codes not in known:
        known[codes] = _only_beside(context, codes)
    return known[codes]


def _only_beside(context: Context, codes: frozenset[str | None]) -> Party | None:
    others = [item for item in context.territories if item.level == "region" and item.code not in codes]
    named = [item for item in others if item.form in ("name", "abbreviation") and not _is_partner(context, item)]
    if not named:
        others = [item for item in others if item.form in ("capital", "adjective")]
        ours = OURS.search(context.text.lower) is not None or any(
            person.territory < 0 and (person.post or "").endswith(HEADS_OF_OURS) for person in context.people
        )
        return of_territory(others[0], "party.home", 0.6) if ours and len({item.code for item in others}) == 1 else None
    is_one = len({item.code for item in named}) == 1 and not is_place(context, named[0].start)
    return of_territory(named[0], "party.home", 0.65) if is_one else None


HOSTED = agrees(r"\b(?:подписан|заключен|подписание|подписания)[а-я]*\b")


def host(context: Context, mention: Mention) -> Party | None:
    """Return the region whose capital alone is named as the place: «В Пскове подписано соглашение с А»."""
    sentence = context.text.sentences[mention.sentence]
    capitals = [item for item in context.territories if item.form == "capital"]
    here = [item for item in capitals if sentence.start <= item.start < sentence.end and is_place(context, item.start)]
    if (
        len({item.code for item in capitals}) != 1
        or not here
        or not HOSTED.search(context.sentence_words(mention.sentence))
    ):
        return None
    return of_territory(here[0], "party.host", 0.6)


HEADS_OF_OURS = ("губернатор", "губернатора", "глава", "глава региона", "губернатор региона")


# «Вторым партнёром стала А», «третьим, уже под вечер, – Б»
BECAME_PARTNER = agrees(
    r"\b(?:партнер[а-я]*|перв(?:ым|ой)|втор(?:ым|ой)|трет(?:ьим|ьей)|последн(?:им|ей)|следующ(?:им|"
    r"ей))\b[^.;:!?–]{0,40}? ?"
    r"(?:стал[аи]?|оказал[а-я]+|–) $"
)


def _is_partner(context: Context, item: Territory) -> bool:
    """Tell whether a territory stands behind «с», as whom somebody signed with, or is called a partner."""
    known: dict[int, bool] = context.memo.setdefault("partners by place", {})
    if item.start not in known:
        known[item.start] = _called_partner(context, item)
    return known[item.start]


def _called_partner(context: Context, item: Territory) -> bool:
    if BECAME_PARTNER.search(context.text.lower, max(0, item.start - 80), item.start):
        return True
    found = WITH_BEFORE.search(context.text.lower, context.text.sentence_at(item.start).start, item.start)
    return found is not None and MANY_END.search(found[0]) is None  # «соглашение с А подписал губернатор Б»


OURS = agrees(r"\bнаш(?:а|у|ей|его|ему|им|ем)? (?:край|края|краем|област|республик|регион|округ|город)")


# who acts for a region that only an adjective names: «крымская делегация подписала …»
ACTORS = (" делегаци", " сторона", " власти", " правительство", " администраци", " кабмин")


def _may_be_home(context: Context, item: Territory) -> bool:
    """Tell whether a territory may be whose news it is: named itself, or by its head («самарский губернатор»)."""
    if item.form == "adjective":
        return context.posts.holding(item.end + 1) is not None or context.text.lower.startswith(ACTORS, item.end)
    return item.form == "name" and is_meant(context, context.territories.index(item), 0)


def _is_of_private(context: Context, item: Territory) -> bool:
    """Tell whether a territory only stands in the name of a firm, a school or a chamber."""
    body = context.bodies.holding(item.start)
    return body is not None and body.type in ("company", "institution", "other")


def _acting(context: Context, item: Territory, partner: Party) -> Party:
    """Return the territory as a party, or its ministry where the partner is one, too, or it opens the sentence."""
    body = context.bodies.holding(item.start)
    if body is not None and partner.type != "body":
        opens = context.text.sentence_at(body.start).start == body.start
        body = body if opens and body.case == "nomn" and body.head == "министерство" else None
    acting = of_body(context, body, "party.home") if body is not None and body.type == "body" else None
    return acting or of_territory(item, "party.home", 0.7)


def _of_governor(context: Context, partner: Party, start: int, end: int) -> Party | None:
    """Return the only region of the text, where its governor signs without it: «губернатор Иван Ильин подписал …»."""
    if not any(
        person.territory < 0 and (person.post or "").startswith(GOVERNORS)
        for person in context.people.within(start, end)
    ):
        return None
    regions = {
        item.code: item
        for item in context.territories
        if item.level == "region" and item.form == "name" and not _is_partner(context, item)
    }
    for code in (partner.code or "", *CITIES):  # cities only say where
        regions.pop(code, None)
    return of_territory(next(iter(regions.values())), "party.home", 0.7) if len(regions) == 1 else None


GOVERNORS = ("губернатор", "врио губернатора", "исполняющий обязанности губернатора")


# a firm acts for itself: «воткинский завод подписал также договор с …»
FIRM_SIGNS = agrees(
    r"\b(?:завод|комбинат|холдинг|банк|концерн|агрохолдинг|застройщик|инвестор|компания|фирма|агрофирма|фабрика|"
    r"птицефабрика|корпорация|предприятие) (?:«[^»]{1,60}» )?(?:также |тоже |уже |тогда же )?"
    r"(?:подписал|заключил|подписывает|заключает|оформил)[ао]?\b"
)


def home_of(context: Context, partner: Party, place: int) -> Party | None:
    """Return the side that the news speaks for: the sentence's, else the text's first, else who opens the sentence."""
    start = context.text.sentence_at(place - 1).start
    before = list_start(context, place)
    opening = listed_parties(context, start, place, "party.home") if start < place else []
    are_towns = partner.type == "territory" and len(opening) > 1 and opening[0].type == "municipality"
    is_other = bool(opening) and not same(opening[0], partner)
    if is_other and not are_towns and _opens_for_itself(context, opening[0], partner, start):
        return opening[0]  # not the towns of «А и Б стали ближе: …» beside a region
    if FIRM_SIGNS.search(context.text.lower, start, place):
        return next((party for party in opening if not same(party, partner)), None)
    own = context.territories.within(start, before)
    for item in (*reversed(own), *context.territories.before(min(start, before))):
        if _is_partner(context, item):
            continue  # whom another act is with
        if item.level != "region" or not _may_be_home(context, item) or opens_dateline(context, item):
            continue
        if opening and not is_other and item.start == opening[0].spans[-1].end + 1:
            continue  # «Ржевский район Тверской области …: с ним подписан договор»
        if _is_of_private(context, item):
            continue  # «Общественная палата Калужской области заключила …»
        party = _acting(context, item, partner)
        if not same(party, partner) and party.code != partner.code:
            return party
    if (region := _of_governor(context, partner, start, place)) is not None:
        return region
    others = [party for party in opening if not same(party, partner)]
    return next((party for party in others if party.type == partner.type), others[0] if others else None)
