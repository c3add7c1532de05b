"""The agreement that an act is about: as the act names it, from all the places where it does."""

from collections.abc import Iterable, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.mentions import Mention, find_mentions
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.foreign_codes import with_subdivision
from kunak.core.reading.record import Agreement, Party
from kunak.core.reading.record.acts import AboutAgreement

OF_SIGNING = re.compile(r"(?:\bот|(?:подписан|заключен|совершен)н?\w*)(?:\s+во?\s+(?:г\.\s*|городе\s+)?[а-я-]+)?\s*$")
NUMBER = re.compile(r"\s*№\s*(?P<number>[\w./-]{1,20}\w)")
NUMBER_AFTER = re.compile(r"[^\n.;]{0,20}№\s*(?P<number>[\w./-]{1,20}\w)")
DATED_WORD = re.compile(r"(?:соглашени|договор|меморандум)[а-я]*\sот\s")
REACH = 60


def about(context: Context, agreements: Sequence[Agreement], start: int = 0) -> AboutAgreement | None:
    """Return what the document's act is about; None where it names no agreement.

    Args:
        agreements: what was read of the agreements that the document tells of; they fill what the act leaves out.
        start: where to look from: of an agreement that changes another one, after its own word.
    """
    mentions = [one for one in find_mentions(context) if not one.is_document and one.kind != "amendment"]
    mentions = [one for one in mentions if one.span.start >= start]
    mentions = [one for one in mentions if one.kind in ("agreement", "treaty", "memorandum")] or mentions
    if not mentions:
        return None
    named = [_named(context, one) for one in mentions]
    best = max(named, key=_weight)
    rest = [one for one in named if one is not best and one.kind == best.kind and _agrees(one, best)]
    known = next((one for one in agreements if one.kind == best.kind and _is_of(one, best)), None)
    parties = best.parties or next((one.parties for one in rest if one.parties), ()) or (known.parties if known else ())
    return AboutAgreement(
        best.kind,
        best.spans,
        best.title or _first(one.title for one in rest) or (known.title if known else None),
        best.number or _first(one.number for one in rest),
        best.signed_on
        or _first(one.signed_on for one in rest)
        or (known.signed_on if known else _dated_word(context, start)),
        tuple(with_subdivision(party) for party in parties),
    )


def _weight(one: AboutAgreement) -> int:
    return 4 * bool(one.parties) + 2 * bool(one.title) + 2 * bool(one.signed_on) + bool(one.number)


def _agrees(one: AboutAgreement, other: AboutAgreement) -> bool:
    """Tell whether two mentions may be of one agreement: nothing that both tell differs."""
    if one.signed_on and other.signed_on and one.signed_on.value != other.signed_on.value:
        return False
    if one.title and other.title and one.title.value.lower()[:24] != other.title.value.lower()[:24]:
        return False
    names = {party.name for party in one.parties}, {party.name for party in other.parties}
    return not (names[0] and names[1]) or bool(names[0] & names[1])


def _is_of(agreement: Agreement, one: AboutAgreement) -> bool:
    if agreement.title is not None and one.title is not None:
        return agreement.title.value.lower()[:24] == one.title.value.lower()[:24]
    return not one.parties or {party.name for party in one.parties} == {party.name for party in agreement.parties}


def _first(found: Iterable[Sourced[str] | None]) -> Sourced[str] | None:
    return next((one for one in found if one is not None), None)


def _named(context: Context, mention: Mention) -> AboutAgreement:
    sentence = context.text.sentences[mention.sentence]
    end = max(sentence.end, mention.span.end)
    parties = party_rules.between(context, mention.span.end, end) or _with(context, mention, end)
    start = mention.span.end
    if not parties and (before := party_rules.between(context, sentence.start, mention.span.start)):
        parties, start = (
            before,
            sentence.start,
        )  # «пунктом 5 Соглашения между …, уведомляем о намерении продлить Соглашение»
    return AboutAgreement(
        mention.kind,
        (mention.span,),
        mention.title,
        _number(context, mention.span.end, end),
        _signed_on(context, start, end),
        tuple(parties),
    )


def _with(context: Context, mention: Mention, end: int) -> list[Party]:
    """Return the only parties that follow an agreement's words, where two are named without «между»."""
    limit = min(end, mention.span.end + 220)
    found = listed_parties(context, mention.span.end, limit, "act.about", towns=False)
    return found if len(found) == 2 else []


def _dated_word(context: Context, start: int) -> Sourced[str] | None:
    """Return the day of «в пункте 3 Соглашения от 17 июня 2022 г.», whose word stands after a number."""
    for found in DATED_WORD.finditer(context.text.lower, start):
        day = context.days.at(found.end())
        if day is not None and day.exactness == "day":
            return Sourced(day.iso, (Span(day.start, day.end),), 0.85, "about.dated_word")
    return None


def _number(context: Context, start: int, end: int) -> Sourced[str] | None:
    found = NUMBER.match(context.text.lower, start, end)
    if found is None:
        for day in context.days.within(start, end):
            found = NUMBER_AFTER.match(context.text.lower, day.end, end)
            break
    if found is None:
        return None
    span = Span(*found.span("number"))
    return Sourced(context.text.raw[span.start : span.end], (span,), 0.9, "about.number")


def _signed_on(context: Context, start: int, end: int) -> Sourced[str] | None:
    for day in context.days.within(start, end):
        before = context.text.lower[max(start, day.start - REACH) : day.start]
        if day.iso and day.exactness in ("day", "month", "year") and OF_SIGNING.search(before):
            return Sourced(day.iso, (Span(day.start, day.end),), 0.95, "about.signed_on")
    return None
