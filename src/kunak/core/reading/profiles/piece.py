"""A piece of an agreement's text without its title: a preamble, an article, the last lines with the signatures."""

from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.meant import is_place
from kunak.core.reading.clauses.mentions import Mention, find_mentions
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import same
from kunak.core.reading.clauses.place.named import towns_in
from kunak.core.reading.clauses.place.of_text import beside_day, place_of_text
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day
from kunak.core.reading.profiles.act_parties import parties_of_mention
from kunak.core.reading.profiles.signature_block import signatories_of_text
from kunak.core.reading.profiles.signature_columns import parties_of_block
from kunak.core.reading.profiles.text_head import parties_of_signatures, parties_of_text, preamble_end_of
from kunak.core.reading.record import Event, Kind, Party

# where the sides of a preamble end: «А и Б, именуемые в дальнейшем „Стороны“, …»
CALLED_SIDES = agrees(r"(?:далее|в дальнейшем|совместно)?,? ?именуем\w*[ («\"-][^.;]{0,60}?\bсторон(?:ы|ами)\b")
# «Совершено в городе Твери 5 мая 2020 года в двух экземплярах»
MADE = agrees(
    r"\b(?:совершенн?о|заключен[оа]?|подписан[оа]?|составлен[оа]?|учинено)\b[^;]{0,160}?\b(?:экземпляр|подлинник|подлинных)"
)
PAIR = 2


def scope_of_piece(context: Context) -> Scope:
    """Return the agreement that a piece is of: signed where it names both sides and tells its day, or is a preamble."""
    everything = tuple(range(len(context.text.sentences)))
    kind = _kind_of_piece(context)
    called = CALLED_SIDES.search(context.text.lower, 0, FAR)
    if called is not None:
        sides = parties_of_text(context, 0, 0, called.start())
        if len(sides) >= PAIR:
            signers = signatories_of_text(context, sides, 0, preamble_end_of(context, 0))
            return Scope(kind, "signed", everything, parties=tuple(sides), signatories=signers, anchor=0)
    sides = parties_of_signatures(context)
    by_block = parties_of_block(context)
    sides = by_block if len(by_block) > len(sides) else sides
    if len(sides) < PAIR and _names_below(context) >= PAIR and day_of_piece(context) is not None:
        below = _sides_below(context)
        sides = below if len(below) >= PAIR else _sides_of_article(context)
    if len(sides) < PAIR:
        page = _named_by_page(context)
        title = page.title if page is not None else None
        sides = _sides_of_article(context)
        if page is not None and len(sides) < PAIR:
            sides = parties_of_mention(context, page)
        return Scope(kind, "mentioned", everything, title=title, parties=tuple(sides), anchor=0)
    end = len(context.text.shadow)
    signers = signatories_of_text(context, sides, end, end)
    is_signed = len(signers) == len(sides) or day_of_piece(context) is not None
    event: Event = "signed" if is_signed else "mentioned"
    return Scope(kind, event, everything, parties=tuple(sides), signatories=signers, anchor=0)


FAR = 2500  # letters
# the line of a page that tells where the piece is from: «Главная / Договоры / Договор А с Б о … / Раздел V»
OF_PAGE = re.compile(r"\s[/>»|]\s|^\s*(?:содержание:|(?:глава|раздел|статья|часть)\s+(?:\d+|[ivx]+)\s+[а-я])")


def _named_by_page(context: Context) -> Mention | None:
    """Return the mention by which the page round an article names its act with a title."""
    for mention in find_mentions(context):
        if mention.title is not None and not (mention.is_document or mention.is_past):
            start = context.text.shadow.rfind("\n", 0, mention.span.start) + 1
            end = context.text.shadow.find("\n", start)
            if OF_PAGE.search(context.text.lower, start, end if end > 0 else len(context.text.lower)):
                return mention
    return None


def _sides_of_article(context: Context) -> list[Party]:
    """Return the only two territories that an article names as those who act, or whose bodies do; else none."""
    out: list[Party] = []
    for sentence in context.text.sentences:
        for party in listed_parties(context, sentence.start, sentence.end, "party.of_article", towns=False):
            is_side = party.type in ("territory", "municipality") or (party.type == "country" and party.code != "RU")
            if is_side and not is_place(context, party.spans[0].start) and not any(same(party, other) for other in out):
                out.append(replace(party, confidence=0.7))
            if len(out) > PAIR:
                return []
    return out if len(out) == PAIR else []


def _kind_of_piece(context: Context) -> Kind:
    """Return what a piece that stands alone calls the act that it is of."""
    own = OWN_NAME.search(context.text.lower)
    if own is not None:
        return OWN_KINDS[own["kind"]]
    called = CALLED_SIDES.search(context.text.lower, 0, FAR)
    body = preamble_end_of(context, called.end()) if called is not None else 0  # a preamble names what it rests on
    named = (
        mention
        for mention in find_mentions(context)
        if not (mention.is_document or mention.is_past or mention.span.start < body)
    )
    return next((mention.kind for mention in named), "agreement")


OWN_NAME = agrees(r"\bнастоящ\w+ (?P<kind>соглашени|договор|меморандум|протокол)")
OWN_KINDS: dict[str, Kind] = {
    "соглашени": "agreement", "договор": "treaty", "меморандум": "memorandum", "протокол": "protocol"
}  # fmt: skip


LAST_LINES = 700  # letters
SHORT_LINE = 90  # letters
# «Совершено в городе ____ «___» августа 2020 года», «Подписано в Светлогорске …»
SIGNED_ON = agrees(r"\b(?:совершен[оа]?|заключен[оа]?|подписан[оа]?|составлен[оа]?|учинен[оа]?)\b[^;]{0,90}$")
OF_OTHER_ACT = agrees(r"(?:\bот|\bдо|\bпо|\bс|№ ?\S+ от) $|\([^)]*$")


def _day_below(context: Context) -> Day | None:
    """Return the last day of the last lines that stands alone with its town, or behind «Совершено»."""
    lower = context.text.lower
    for day in reversed(context.days.within(max(0, len(lower) - LAST_LINES), len(lower))):
        line = lower.rfind("\n", 0, day.start) + 1
        end = lower.find("\n", day.end)
        is_short = (end if end >= 0 else len(lower)) - line < SHORT_LINE
        before = lower[max(line, day.start - LAST_LINES) : day.start]
        if day.exactness not in ("day", "month") or OF_OTHER_ACT.search(before):
            continue
        if SIGNED_ON.search(before) or (is_short and day.exactness == "day"):
            return day
    return None


def _names_below(context: Context) -> int:
    """Return how many people with initials the lines behind the day name."""
    day = _day_below(context)
    if day is None:
        return 0
    return sum("." in person.name for person in context.people.within(day.end, len(context.text.lower)))


def _sides_below(context: Context) -> list[Party]:
    """Return those that the lines behind the day name, each over or beside a signature: «Правительство А: / И. Б.»."""
    day = _day_below(context)
    out: list[Party] = []
    if day is None:
        return out
    start = context.text.shadow.find("\n", day.end)
    while 0 <= start < len(context.text.shadow):
        end = context.text.shadow.find("\n", start + 1)
        end = end if end >= 0 else len(context.text.shadow)
        for party in listed_parties(context, start + 1, end, "party.signature", towns=False):
            if not any(same(party, other) for other in out):
                out.append(party)
        start = end
    return out


def day_of_piece(context: Context) -> Sourced[str] | None:
    """Return the day of «Совершено … в двух экземплярах», or that stands over the signatures."""
    for found in MADE.finditer(context.text.lower):
        for day in context.days.within(found.start(), found.end()):
            if day.exactness == "day":
                return Sourced(day.iso, (Span(day.start, day.end),), 0.95, "date.of_text")
    below = _day_below(context)
    if below is not None and _names_below(context) >= PAIR:
        return Sourced(below.iso, (Span(below.start, below.end),), 0.9, "date.of_text")
    called = CALLED_SIDES.search(context.text.lower, 0, FAR)
    if called is None:
        return None
    above = [
        day
        for day in context.days.within(0, context.text.sentence_at(called.start()).start)
        if day.exactness == "day"
        and AT_END_OF_LINE.match(context.text.shadow, day.end)
        and not OF_OTHER_ACT.search(context.text.lower, max(0, day.start - 40), day.start)
    ]
    latest = max(above, key=lambda day: day.iso, default=None)
    return Sourced(latest.iso, (Span(latest.start, latest.end),), 0.9, "date.of_text") if latest is not None else None


AT_END_OF_LINE = re.compile(r"\s?(?:года|г\.|г)?[,.]?[^\S\n]*(?:\n|$)")  # «Принято Правительством 31 марта 2004 года,»


def place_of_piece(context: Context) -> Sourced[str] | None:
    """Return the town of «Совершено в …»."""
    for found in MADE.finditer(context.text.lower):
        place = place_of_text(context, found.start(), found.end())
        if place is not None:
            return place
    below = _day_below(context)
    if below is None or _names_below(context) < PAIR:
        return None
    opens = context.text.shadow.rfind("\n", 0, below.start) + 1
    if opens >= below.start:
        return None  # the day opens its line
    line = Span(opens, below.start)
    return (
        place_of_text(context, line.start, line.end, named=True)
        or next(towns_in(context, line), None)
        or beside_day(context, below.start, below.end)
    )
