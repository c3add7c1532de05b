"""The sector of an undertaking: of its own words, or of the heading, sentence or paragraph it stands in."""

from collections import Counter
from typing import NamedTuple

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.commitments.goods import TRADE, is_of_tickets, sector_of_goods
from kunak.core.reading.clauses.commitments.grammar import tense
from kunak.core.reading.clauses.commitments.measure import sector_by_kind
from kunak.core.reading.clauses.commitments.of_deed import sector_of_children, sector_of_deed
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.roles import OF_DOER, doer_end, is_person, share
from kunak.core.reading.clauses.sector_places import sector_words
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.sectors import HEAD, SectorWord, find_sector_words
from kunak.core.reading.record import Party
from kunak.core.reading.text import Text

STRONG = 0.9
SURE_OF_ITSELF = 0.55  # from here on a piece's own words stand before those around it
DECIDES = 1.1  # the weight of a word that is itself what is done
FIRST_WORDS = 3
BUILDING = "construction-housing"  # of «построят» alone, which says nothing of what is built
SCHOOLS = "education"
GAMES = "sport-youth"
RESCUE = "security-emergency"
TRAFFIC = "transport-logistics"
NATURE = "ecology"
# who learns at a works is of schools, who tests there of science, whoever carries tourists of tourism
OUTDONE = {"industry": (("education", HEAD), ("science-innovation", SURE_OF_ITSELF)), TRAFFIC: (("tourism", STRONG),)}
# what serves rescuers and doctors, and what else of nature is the work of rescuers: floods, fires
CRAFT = (
    *("вертол", "авиац", "самол", "экипаж", "борт", "вылет"),
    *("лодк", "лодок", "катер", "понтон", "вездеход", "снегоход", "аэролод", "грузовик", "машин"),
)
FLOODS = ("вод", "сброс", "попуск", "лод", "уровн", "затор", "учени", "тренировк", "кордон", "патрул")
WORK_OF = {(TRAFFIC, RESCUE): CRAFT, (TRAFFIC, "health"): CRAFT, (NATURE, RESCUE): FLOODS}
LAW = ("законопро", "законы", "законах", "законам", "закона", "законов", "поправ")
DRILLS = ("сборы", "сборах", "сборам", "сборов", "трениров", "трениру", "эстафет")
LAWS = "interparliamentary"  # parliaments deal with laws of whatever field
BROAD = frozenset(("social", "trade"))  # of «социально-экономическое сотрудничество»
YIELDS = frozenset((("agriculture", NATURE), ("education", BUILDING)))  # saplings of foresters, schools of builders
TRAINED_WITHIN = 5
NO_FIELD = frozenset(
    ("education", "industry", "transport-logistics", "construction-housing", "energy")
)  # welders, pilots
NO_TRAINING = NO_FIELD | {"", "trade", "interparliamentary", "culture", "social"}  # who trains there is of schools
GOODS = frozenset(("agriculture", "industry", BUILDING, "energy"))
EARLIER_WINS = 0.02
ANOTHER_WORD = 0.1
FARTHEST_HEADING = 20
LONGEST_HEADING = 90


class Weight(NamedTuple):
    """How strongly a sector is told: `said` by its best word alone, `counted` by all of them and their places."""

    counted: float
    said: float


NOTHING = Weight(0.0, 0.0)


class Surroundings(NamedTuple):
    """What an undertaking stands in.

    Args:
        lead: where the first undertaking of its sentence begins; the words before it are a heading for all of them.
        title: the one sector that the agreement's title names, empty where it names none or several.
        sibling: the sector of the undertaking before it in the same sentence, empty where there is none.
        bodies: the one sector that the names of all parties share, as of two ministries of health; else empty.
    """

    lead: int
    title: str
    bodies: str
    sibling: str = ""


def sector_of(context: Context, piece: Piece, span: Span, around: Surroundings) -> tuple[str, float]:
    """Return the sector's code and how sure it is; `other` where no word tells any."""
    own = _weights(context, span)
    if TRADE in own and is_of_tickets(context, span):
        del own[TRADE]
    best = max(own, key=lambda sector: own[sector].counted) if own else ""
    for beside in (around.title, around.sibling):
        if beside in own and _is_of_either(context, span, best, beside):
            best = beside
    second = next((sector for sector in own if sector != best and own[sector].said >= STRONG), "")
    by_deed = _by_deed(context, span, own, around) or sector_of_deed(context, span, best, second)
    if by_deed:
        return by_deed, 1.0
    if own and own[best].said >= SURE_OF_ITSELF:
        return _of_its_words(context, span, own, best, around), 1.0
    before = sector_of_children(context, span) or _before(context, piece, around.lead)
    if before:
        return before, 0.9
    weak = best if own else ""
    for found, sure in (
        (around.bodies if around.bodies == LAWS else "", 0.9),
        (_heading(context, piece), 0.9),
        (around.title, 0.8),
        (around.bodies, 0.8),
        (around.sibling if _goes_with(context, span, weak, around.sibling) else "", 0.8),
        (weak, 0.8),
        (around.sibling, 0.7),
        (_of_document(context), 0.6),
    ):
        if found:
            return found, sure
    return "other", 0.6


def _is_of_either(context: Context, span: Span, best: str, beside: str) -> bool:
    """Tell whether one word tells both sectors, as «здравница»: then what stands beside decides."""
    told: dict[str, set[int]] = {best: set(), beside: set()}
    for word in sector_words(context).within(span.start, span.end):
        if word.sector in told:
            told[word.sector].add(word.start)
    return best != beside and told[best] <= told[beside]


def _of_its_words(context: Context, span: Span, own: dict[str, Weight], best: str, around: Surroundings) -> str:
    """Return the sector that the words of an undertaking tell, or the field of the paper where they tell it, too."""
    for winner, least in OUTDONE.get(best, ()):
        if own.get(winner, NOTHING).said >= least:
            return winner
    field = around.title or around.bodies  # «вакцина от оспы овец» in a paper of vets is of theirs
    is_of_rescue = field == RESCUE or own.get(RESCUE, NOTHING).said >= STRONG
    if is_of_rescue and best == GAMES and _has(context, span, DRILLS):
        return RESCUE  # «сборы», «тренировки» of rescuers
    is_told = field not in BROAD and own.get(field, NOTHING).said >= STRONG
    is_told = is_told or (field == GAMES and own[best].said < STRONG)  # «трасса» of skiers
    if (best, field) in YIELDS or _has(context, span, WORK_OF.get((best, field), ())):
        return field
    return field if is_told and own[best].counted < DECIDES and best != SCHOOLS else best


def _of_law(around: Surroundings, context: Context, span: Span) -> bool:
    """Tell whether parliaments deal with a law: «согласовать поправки к законам о пастбищах»."""
    tokens = context.text.tokens_in(span.start, span.end) if around.title == LAWS else ()
    return any(token.lower.startswith(LAW) for token in tokens)


def _has(context: Context, span: Span, beginnings: tuple[str, ...]) -> bool:
    """Tell whether a word of an undertaking begins so."""
    return any(token.lower.startswith(beginnings) for token in context.text.tokens_in(span.start, span.end))


def _by_deed(context: Context, span: Span, own: dict[str, Weight], around: Surroundings) -> str:
    """Return the sector that the kind of a deed decides: goods are sold, people taught, laws compared; else empty."""
    if around.sibling == TRADE and own.keys() <= GOODS - {around.title} and _lacks_verb(context, span):
        return TRADE  # «рязанские заводы поставят краны, крымские – вино»
    if (
        around.sibling == SCHOOLS
        and own
        and own.keys() <= NO_FIELD
        and _lacks_verb(context, span)
        and _is_of_people(context, span)
    ):
        return SCHOOLS  # «сварщиков учат в Пензе, машинистов кранов – в Бобруйске»
    of_kind = sector_by_kind(context, span)
    if of_kind and not (of_kind == "digital" and "procurement" in own):
        return of_kind
    named = sector_of_goods(context, span, own) or _of_trade_learnt(context, span, own)
    of_laws = LAWS if LAWS in own and (around.bodies == LAWS or _of_law(around, context, span)) else ""
    return named or _of_training(context, span, own, around) or of_laws


def _of_training(context: Context, span: Span, own: dict[str, Weight], around: Surroundings) -> str:
    """Return the field of the paper, where people are trained who have no field: «учат добровольцев»; else empty."""
    field = around.bodies if around.title in NO_TRAINING else around.title
    if not field or field in NO_FIELD:
        return ""
    if any(own[sector].said >= SURE_OF_ITSELF for sector in own.keys() - {"education"}):
        return ""
    words = [token.lower for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    is_training = any(is_of(word, "training") for word in words[:TRAINED_WITHIN])
    return field if is_training and not any(is_of(word, "place_of_learning") for word in words) else ""


def _of_trade_learnt(context: Context, span: Span, own: dict[str, Weight]) -> str:
    """Return the sector of the people who are trained, «стажировка кардиологов»; empty where a school is named, too."""
    told = [sector for sector in own if sector not in NO_FIELD and own[sector].said >= STRONG]
    if "education" not in own or len(told) != 1:
        return ""
    words = [token.lower for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    is_training = any(is_of(word, "training") for word in words[:TRAINED_WITHIN])
    return told[0] if is_training and not any(is_of(word, "place_of_learning") for word in words) else ""


def sector_of_title(context: Context, title: Sourced[str] | None) -> str:
    """Return the one sector that a title names, empty where it names none or several."""
    if title is None:
        return ""
    named = {word.sector for span in title.spans for word in _strong(context, span)}
    return named.pop() if len(named) == 1 else ""


def sector_of_parties(parties: tuple[Party, ...]) -> str:
    """Return the one sector that the names of all parties share, empty where one names none or they differ."""
    named = [
        {word.sector for word in find_sector_words(Text(party.name)) if word.weight >= STRONG or word.sector == LAWS}
        for party in parties
        if party.type == "body"
    ]
    shared = set.intersection(*named) - {""} if len(named) > 1 else set()
    return shared.pop() if len(shared) == 1 else ""


def _weights(context: Context, span: Span) -> dict[str, Weight]:
    """Return how strongly words tell each sector: the strongest word counts, others of its sector a little.

    Among several sectors the one of what is done decides: «слёт юных пограничников» is of youth.
    """
    out: dict[str, Weight] = {}
    tokens, done = context.text.tokens_in(span.start, span.end), ""
    head_end = tokens[min(FIRST_WORDS, len(tokens)) - 1].end if tokens else span.start
    doer = doer_end(tokens)
    for place, word in enumerate(sector_words(context).within(span.start, span.end)):
        if word.sector:
            number = next(number for number, token in enumerate(tokens) if token.end > word.start)
            by_role = min(share(tokens, number), OF_DOER if number < doer else 1.0)
            counted = word.weight * by_role * (1 - EARLIER_WINS * place)
            known = out.get(word.sector, NOTHING)
            best, other = max(known.counted, counted), min(known.counted, counted)
            out[word.sector] = Weight(best + ANOTHER_WORD * other, max(known.said, word.weight))
            done = done or (word.sector if word.weight == HEAD and word.start < head_end else "")
    if done and any(told.said >= SURE_OF_ITSELF for sector, told in out.items() if sector != done):
        out[done] = Weight(max(out[done].counted, DECIDES), SURE_OF_ITSELF)
    return out


def _before(context: Context, piece: Piece, lead: int) -> str:
    """Return the sector that the words before the first undertaking of its sentence name."""
    sentence = context.text.sentences[piece.sentence]
    if lead <= sentence.start:
        return ""
    found = _strong(context, Span(sentence.start, lead))
    return found[0].sector if found else ""


def _goes_with(context: Context, span: Span, weak: str, sibling: str) -> bool:
    """Tell whether an undertaking of weak words is of the sector of the one before it.

    So is building, a show among what is sold, and what is sold by others without a verb: «…, Омск – рис».
    """
    if sibling != TRADE:
        return weak == BUILDING
    return weak in (BUILDING, "culture") or _lacks_verb(context, span)


def _lacks_verb(context: Context, span: Span) -> bool:
    tokens = context.text.tokens_in(span.start, span.end)
    return any(token.text == "–" for token in tokens) and not any(tense(token.lower) for token in tokens)


def _is_of_people(context: Context, span: Span) -> bool:
    first = context.text.tokens_in(span.start, span.end)[0]
    return is_person(first.lower)


def _heading(context: Context, piece: Piece) -> str:
    """Return the sector of the heading above a row or an article: a short line without a full stop."""
    if context.genre == "release":
        return ""
    for index in range(piece.sentence - 1, max(-1, piece.sentence - FARTHEST_HEADING), -1):
        line = context.text.sentences[index]
        if line.end - line.start <= LONGEST_HEADING and context.text.shadow[line.end - 1] not in ".;":
            found = _strong(context, line)
            if found:
                return found[0].sector
    return ""


def _of_document(context: Context) -> str:
    """Return the sector that most of the strong words of the whole text tell, where one is told more than others."""
    if "sector of document" not in context.memo:
        told = Counter(word.sector for word in sector_words(context) if word.sector and word.weight >= STRONG)
        first, second = (*told.most_common(2), ("", 0), ("", 0))[:2]
        context.memo["sector of document"] = first[0] if first[1] > second[1] else ""
    found: str = context.memo["sector of document"]
    return found


def _strong(context: Context, span: Span) -> list[SectorWord]:
    words = sector_words(context).within(span.start, span.end)
    return [word for word in words if word.sector and word.weight >= STRONG]
