"""Manners in which news tells between whom an agreement is: by its own words, not by who signs."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import partners_of, with_counterpart, with_partner
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.party_lists import in_harmony, listed_parties
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.profiles.evidence import COOPERATION
from kunak.core.reading.profiles.found import MANY, Telling
from kunak.core.reading.profiles.telling import headline_end, tells
from kunak.core.reading.record import Party, PartyType

PARTICIPANTS = agrees(
    r"\b(?:участник|сторон|подписант(?! –)|автор|партнер)\w*"
    r"(?: (?:соглашени|договор|документ|меморандум|протокол|план|бумаг)\w*)?"
    r"(?: ?: ?| (?:–|стали|являются|выступили) ?:? ?)|\bучаству(?:ют|ет)(?: [а-я]+){0,3}? ?: ?"
)


AMONG = re.compile(r"\b(?:среди|в\sчисле)\s$")
OF_ONE_SIDE = re.compile(r"\bсо?\s(?:[а-яё-]+\s)?$")  # «с нашей стороны – министр …»


def listed_or_between(telling: Telling) -> list[Party]:
    """Return the parties of «А – Б: соглашение …» and «между А и Б»."""
    context, place = telling.context, telling.found.mention.span.start
    for span in telling.spans:
        colon = context.text.shadow.find(":", span.start, place)
        if colon > 0 and span.start <= place < span.end:
            listed = listed_parties(context, span.start, colon, "party.listed")
            own = listed_parties(context, colon, place, "party.listed", towns=False)
            others = partners_of(context, telling.found.mention)
            is_finer = _are(listed, "municipality") and bool(others) and _are(others, "territory")
            if len(listed) >= 2 and len(own) < 2 and len(others) < MANY and not is_finer:
                return _towns_behind(context, colon, span.end) or listed[:4]
        if parties := party_rules.between(context, span.start, span.end):
            return parties
    return []


def _towns_behind(context: Context, colon: int, end: int) -> list[Party]:
    """Return the towns or districts that act behind a colon: «Тыва и Хакасия ближе: мэр А и глава Б подписали …»."""
    acting = party_rules.subject(context, colon + 1, end)
    return acting if _are(acting, "municipality") else []


def _are(parties: Sequence[Party], kind: PartyType) -> bool:
    return all(party.type == kind for party in parties)


# «У А и Б появился договор», «меморандум отныне есть у А с Б»
OWNED = agrees(r"(?:^\W*|[,;:–] |\b(?:есть|появил\w+|имеется|что|теперь|отныне) )у (?=\S)")
OWNS = agrees(r"[^.;!?]{0,160}?\b(?:появил\w+|есть|имеется|теперь|отныне|стало|стал|родил\w+)\b")
OWNED_BEFORE = agrees(r"\b(?:есть|появил\w+|имеется) $")


def owners(telling: Telling) -> list[Party]:
    """Return the parties of «У А и Б появился договор»."""
    context = telling.context
    for span in telling.spans:
        for found in OWNED.finditer(context.text.lower[span.start : span.end]):  # «^» is where the span begins
            start = span.start + found.end()
            verb = OWNS.match(context.text.lower, start, span.end)
            is_before = OWNED_BEFORE.search(context.text.lower, span.start, start - len("у ")) is not None
            if verb is None and not is_before:
                continue
            limit = span.end if is_before else verb.end() if verb is not None else span.end
            parties = listed_parties(context, start, party_rules.list_end(context, start, limit), "party.owner")
            if len(parties) >= MANY:
                return parties
    return []


# «Мэрия А уведомила власти Б о выходе из договора»
NOTIFIED = agrees(r"\b(?:уведом|извест|предупред)(?:ил|лял)[аио]? (?P<whom>[^.;:!?–]{3,120}?) (?:о (?!город)|что )")


def notified(telling: Telling) -> list[Party]:
    """Return the parties of an act that one side has ended by telling the other."""
    context = telling.context
    if telling.found.event != "terminated":
        return []
    for span in telling.spans:
        found = NOTIFIED.search(context.text.lower, span.start, span.end)
        if found is not None:
            who = listed_parties(context, span.start, found.start(), "party.subject")[:1]
            whom = listed_parties(context, *found.span("whom"), "party.partner")
            if who and whom:
                return in_harmony(context, [*who, *whom])
    return []


def represented(telling: Telling) -> list[Party]:
    """Return the parties of «Комитет А, представленный …, и Управление Б в лице …», in the sentence of the act."""
    context = telling.context
    span = context.text.sentences[telling.found.mention.sentence]
    return party_rules.represented(context, span.start, span.end)


def participants(telling: Telling) -> list[Party]:
    """Return the parties of «Его участники – А, Б и В», in the sentence of the act or the next."""
    context = telling.context
    first = telling.found.mention.sentence
    for sentence in context.text.sentences[first : first + 2]:
        found = PARTICIPANTS.search(context.text.lower, sentence.start, sentence.end)
        if found is not None and not OF_ONE_SIDE.search(context.text.lower, sentence.start, found.start()):
            if AMONG.search(context.text.lower, sentence.start, found.start()) and not OF_TWO.search(found[0]):
                return []  # who came to a forum
            return listed_parties(context, found.end(), _rows_end(context, sentence), "party.participants")[:6]
    return []


def _rows_end(context: Context, sentence: Span) -> int:
    """Return where what a sentence opens by a colon ends: at the end of its rows, else of the sentence."""
    items, end = items_of(context), sentence.end
    if context.text.shadow[end - 1] != ":":
        return end
    first = context.text.sentence_index(sentence.start) + 1
    rows = (
        row for row in range(first, len(context.text.sentences)) if items.opening.get(items.row.get(row, -1)) == first
    )
    return max((context.text.sentences[row].end for row in rows), default=end)


OF_TWO = re.compile(r"сотруднич|взаимодейств|соглашени|договор|совместн|партн[её]рств")


def in_title(telling: Telling) -> list[Party]:
    """Return the parties that a plan's title names: «план по сотрудничеству Марий Эл и Витебской области»."""
    title = telling.found.mention.title
    if title is None:
        return []
    if telling.found.mention.kind not in ("programme", "roadmap", "protocol"):
        return _whose_title(telling.context, title)
    if not OF_TWO.search(title.value.lower()):
        return []
    span = title.spans[0]
    listed = listed_parties(telling.context, span.start, span.end, "party.title", towns=False)
    return listed[:3] if not any(party.type == "company" for party in listed) else []


def partners(telling: Telling) -> list[Party]:
    """Return whose news it is and the partners of «соглашение с А», unless the signers name a part of that country."""
    parties = with_counterpart(telling.context, telling.found.mention, telling.by_signers)
    countries = {party.code for party in parties if party.type == "country"}
    if any(party.type != "country" and party.code in countries for party in telling.by_signers):
        return []  # «Соглашение с Белоруссией: …», and the signers say with which part of it
    return parties


def subject(telling: Telling) -> list[Party]:
    """Return the parties of «А и Б подписали», of the sentence of the act first."""
    for span in telling.spans:
        if span is not telling.spans[0] and len(telling.by_signers) >= MANY and not _tells(telling, span):
            continue
        for finder in (party_rules.subject, party_rules.subject_after):
            parties = finder(telling.context, span.start, span.end)
            if len(parties) >= 2:
                return _finer(parties, list(telling.by_signers))
    return []


def _tells(telling: Telling, span: Span) -> bool:
    """Tell whether a sentence is the headline or tells of a signing, not of what the paper holds."""
    index = telling.context.text.sentence_index(span.start)
    return span.start < headline_end(telling.context) or tells(telling.context, index)


def bound(telling: Telling) -> list[Party]:
    """Return the parties of «Протокол обязывает А и Б …», in the sentence of the act."""
    context, mention = telling.context, telling.found.mention
    return party_rules.bound(context, mention.span.start, context.text.sentences[mention.sentence].end)


def sides(telling: Telling) -> list[Party]:
    """Return the parties of «со стороны А …, со стороны Б …», where the signers do not name two."""
    return party_rules.of_sides(telling.context, telling.signing) if len(telling.by_signers) < 2 else []


def between_of_lead(telling: Telling) -> list[Party]:
    """Return the parties of a lead: «Между А и Б установлены отношения. Соответствующий протокол подписали …»."""
    if len(telling.by_signers) >= 2:
        return []
    found = (party_rules.between(telling.context, span.start, span.end) for span in telling.heads)
    return next((parties for parties in found if parties), [])


def headline(telling: Telling) -> list[Party]:
    """Return the parties that the first sentences tell of."""
    for span in telling.heads:
        for finder in (party_rules.between, party_rules.subject, party_rules.subject_after):
            parties = finder(telling.context, span.start, span.end)
            if len(parties) >= 2:
                return parties
    return _pair_before_colon(telling.context, telling.heads[0]) if telling.heads else []


def _pair_before_colon(context: Context, head: Span) -> list[Party]:
    """Return the two whom a headline names and nothing else before its colon: «А и Б: осталось расписаться»."""
    colon = context.text.shadow.find(":", head.start, head.end)
    if head.start or colon < 0:
        return []
    listed = listed_parties(context, head.start, colon, "party.headline")
    if len(listed) != MANY or any(party.type not in ("territory", "municipality") for party in listed):
        return []
    first, last = (party.spans[-1] for party in listed)
    opens = not context.text.shadow[head.start : first.start].strip(" «")
    is_row = ROW_OF_TWO.fullmatch(context.text.lower, first.end, last.start) is not None
    return [replace(party, confidence=0.75) for party in listed] if opens and is_row and last.end == colon else []


ROW_OF_TWO = re.compile(r"\s(?:и|–)\s(?:[а-я]+\s)?")


def subject_before(telling: Telling) -> list[Party]:
    """Return the parties of the sentence before one that opens with the act: «Договорились А и Б. Соглашение …»."""
    context, mention = telling.context, telling.found.mention
    opens = mention.span.start - context.text.sentences[mention.sentence].start
    if not mention.sentence or opens > LONGEST_OPENING:
        return []
    span = context.text.sentences[mention.sentence - 1]
    for finder in (party_rules.subject_after, party_rules.subject, party_rules.between):
        parties = finder(context, span.start, span.end)
        if len(parties) >= MANY:
            return parties
    return []


def subject_next(telling: Telling) -> list[Party]:
    """Return the parties of the sentence after a short one: «Соглашение подписано. А и Б будут сотрудничать»."""
    context, index = telling.context, telling.found.mention.sentence
    if not telling.is_alone or index + 1 >= len(context.text.sentences):
        return []
    span, own = context.text.sentences[index + 1], context.text.sentences[index]
    if context.territories.within(own.start, own.end) or not WILL_WORK.search(context.sentence_words(index + 1)):
        return []
    return [replace(party, confidence=0.75) for party in party_rules.subject(context, span.start, span.end)]


def _whose_title(context: Context, title: Sourced[str]) -> list[Party]:
    """Return the parties in the genitive that a title of something mutual ends in: «о взаимной выручке А и Б»."""
    if not COOPERATION.search(title.value.lower()):
        return []
    span = title.spans[0]
    listed = listed_parties(context, span.start, span.end, "party.title")
    if len(listed) != MANY or any(party.type not in ("territory", "municipality", "body") for party in listed):
        return []
    first, last = (party.spans[-1] for party in listed)
    joined = context.text.lower[first.end : last.start]
    behind = context.text.lower[last.end : span.end]
    is_row = " и " in joined and len(joined) < LONGEST_JOINT and len(behind) < LONGEST_JOINT
    before = context.text.lower[span.start : first.start].split()
    return listed if is_row and before and parses(before[-1])[0].pos != "PREP" else []


LONGEST_JOINT = 34  # letters
WILL_WORK = agrees(r"\bбудут (?:[а-я]+ ){0,2}?(?:сотруднича|взаимодейств|развива|работа|обменива)[а-я]+")
LONGEST_OPENING = 20  # letters of «Соответствующее »


def of_word(telling: Telling) -> list[Party]:
    """Return the parties of «Соглашение А и Б» and «о сотрудничестве А с Б»."""
    for mention in telling.found.mentions:
        sentence = telling.context.text.sentences[mention.sentence]
        parties = party_rules.of_mention(telling.context, mention.span.start, sentence.end)
        if len(parties) < 2:
            parties = with_partner(telling.context, sentence.start, sentence.end)
        if len(parties) >= 2:
            return parties
    for span in telling.heads:
        parties = with_partner(telling.context, span.start, span.end)
        if len(parties) >= 2:
            return parties
    return []


def _finer(parties: list[Party], by_signers: list[Party]) -> list[Party]:
    """Return the parties of a subject, or those of the signers where the subject has towns that stand for regions."""
    if (
        len(by_signers) >= 2
        and all(party.type == "municipality" for party in parties)
        and all(party.type != "municipality" for party in by_signers)
    ):
        return by_signers
    if all(party.type == "body" for party in by_signers) and [party.code for party in by_signers] == [
        party.code for party in parties
    ]:
        return by_signers  # «А и Б объединят онкологов»: the regions of the ministries that sign
    return parties
