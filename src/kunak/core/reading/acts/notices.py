"""Notices and letters: who gives notice, takes it back, suspends or resumes, to whom, about what, with which end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.acts.about import about
from kunak.core.reading.acts.days import effective_in, until_in
from kunak.core.reading.acts.paper import find_paper, side_of
from kunak.core.reading.clauses.party_of_entity import of_body, of_territory
from kunak.core.reading.context import Context
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.foreign_codes import with_subdivision
from kunak.core.reading.part_forms import NOTICE_HEAD, NOTICE_WORD, has_in_head
from kunak.core.reading.record import Agreement, Party
from kunak.core.reading.record.acts import AboutAgreement, Act, ActKind, Paper, PaperType

_SAYS = (
    r"(?:уведомля\w+|извеща\w+|сообща\w+|информиру\w+|заявля\w+|настоящим|"
    r"направля\w+\s(?:настоящее\s)?уведомлени\w+)"
)
_WHAT = r"(?:действи|применени|соглашени|договор|меморандум)"
_GIVEN = (
    r"(?:намерени\w+|решени\w+|желани\w+)\s(?:[а-я]+\s){0,3}?"
    r"(?:не\s(?:продл\w+|пролонгир\w+)|прекратить|расторгнуть|выйти|отказаться)"
    r"|об?\s(?:отказе|выходе|прекращени|расторжени|денонсаци)|отказыва\w+"
    r"|не\s(?:намерен\w*|заинтересован\w*|планирует)\s(?:[а-я]+\s){0,3}?(?:продл|пролонг)\w+"
    r"|(?:о\sтом,?\s)?что\s[^\n]{0,420}?"
    r"(?:не\sбудет\s(?:продл\w+|пролонгир\w+)|(?:продл|пролонгир)\w*\sне\sбудет|расторга\w+|прекраща\w+)"
)
_AGREES = r"(?:соглас(?:ен|на|но|ны)|(?:подтвержда\w+|выража\w+)\s(?:свое\s)?согласие|намерен\w*)"
_TAKES_BACK = r"(?:отзыва\w+|отозвать|об?\sотзыве|считать\s(?:отозванным|недействительным|утратившим\sсилу))"
_RULES: tuple[tuple[ActKind, str, str], ...] = (
    (
        "notice_withdrawn",
        "notice.withdrawn",
        _TAKES_BACK + r"\b[^\n]{0,80}?уведомлени",
    ),
    ("suspension", "notice.suspension", rf"приостан(?:авлива|овить|овлен)\w*\b[^\n]{{0,60}}?{_WHAT}"),
    ("resumption", "notice.resumption", rf"возобнов(?:ля|ить|лен)\w*\b[^\n]{{0,60}}?{_WHAT}"),
    (
        "renewal",
        "notice.consent",
        _AGREES + r"\s(?:[а-я]+\s){0,3}?(?:продлить|пролонгировать|на\s(?:продление|пролонгацию))"
        r"|(?:уведомля|извеща|сообща)(?:ет|ем|ют)\sо\s(?:продлении|пролонгации)",
    ),
    ("notice", "notice.given", rf"{_SAYS}[^\n]{{0,240}}?(?:{_GIVEN})"),
    ("in_force", "notice.in_force", r"(?:соглашени|договор|меморандум)\w*\b[^\n]{0,160}?\bвступил[оа]?\sв\sсилу\b"),
)
RULES = tuple((kind, rule, re.compile(pattern)) for kind, rule, pattern in _RULES)
TITLE = re.compile(
    r"^[^\S\n]*об?\s(?:отказе\sот\s(?:пролонгаци|продлени)|прекращени|расторжени|выходе\sиз|"
    r"намерении\s(?:не\s|прекратить)|непродлени)\w*[^\n]*$",
    re.MULTILINE,
)
OF_ONE = ("notice", "notice_withdrawn", "renewal", "suspension", "resumption")
NO_OBJECTION = re.compile(r"возражени\w+\s[^\n]{0,60}?не\s(?:имее\w+|имеется)|не\sвозража\w+")
ADDRESSEE = re.compile(
    r"^[ ]*(?:министру|главе|губернатору|председателю|заместителю|директору|руководителю|раису|президенту|мэру|акиму|"
    r"хокиму)\b[^\n]*(?:\n[^\n]+){0,4}",
    re.MULTILINE,
)
IN_FORCE = re.compile(r"\bв\sсилу\s(?:с\s)?$")


def find_notices(context: Context, agreements: Sequence[Agreement]) -> Iterator[Act]:
    """Yield what a notice or a letter does to an agreement; one that only proposes or does not object does nothing."""
    named = about(context, agreements)
    if named is None:
        return
    letter = _Letter(named, find_paper(context, _type(context)))
    seen: set[ActKind] = set()
    for sentence in context.text.sentences:
        for kind, rule, pattern in RULES:
            found = pattern.search(context.text.lower, sentence.start, sentence.end)
            if found is None or kind in seen or NO_OBJECTION.search(context.text.lower, sentence.start, sentence.end):
                continue
            seen.add(kind)
            yield _act(context, letter, kind, rule, Span(found.start(), _end(context, sentence)))
            break
    title = TITLE.search(context.text.lower, 0, NOTICE_HEAD)
    if not seen and title is not None and _type(context) == "notice":
        start = title.start() + len(title[0]) - len(title[0].lstrip())
        yield replace(_act(context, letter, "notice", "notice.title", Span(start, title.end())), confidence=0.8)


@dataclass(frozen=True, slots=True)
class _Letter:
    """What all acts of one letter share."""

    about: AboutAgreement
    paper: Paper | None


def _type(context: Context) -> PaperType:
    return "notice" if has_in_head(context, NOTICE_WORD) else "letter"


def _end(context: Context, sentence: Span) -> int:
    return sentence.start + len(context.text.raw[sentence.start : sentence.end].rstrip(" .;\n"))


def _act(context: Context, letter: _Letter, kind: ActKind, rule: str, span: Span) -> Act:
    paper, named = letter.paper, letter.about
    until, period = until_in(context, span) if kind == "renewal" else (None, None)
    sender = _sender(context, named, paper, span)
    receivers = _receivers(context, named, span, sender)
    if not named.parties and sender is not None and receivers:
        named = replace(named, parties=(sender, *receivers))  # who gives a notice and who gets it are the parties
    return Act(
        kind,
        (span,),
        on=_entered_on(context, span) if kind == "in_force" else paper.dated if paper is not None else None,
        by=sender if kind in OF_ONE else None,
        to=receivers,
        agreement=named,
        effective=effective_in(context, span, kind) or (_named_end(context) if kind == "notice" else None),
        period=period,
        until=until,
        paper=paper,
        confidence=0.95,
        rule=rule,
    )


def _entered_on(context: Context, span: Span) -> Sourced[str] | None:
    """Return the day of «вступило в силу 3 марта 2026 года»."""
    for day in context.days.within(span.start, span.end):
        if day.exactness == "day" and IN_FORCE.search(context.text.lower, span.start, day.start):
            return Sourced(day.iso, (Span(day.start, day.end),), 0.95, "act.entered_on")
    return None


def _named_end(context: Context) -> Sourced[str] | None:
    """Return the end that another sentence of a notice names: «действие прекращается 31 декабря 2026 года»."""
    for sentence in context.text.sentences:
        words = context.text.lower[sentence.start : sentence.end]
        if "прекра" in words or "утра" in words or "истека" in words:
            found = effective_in(context, sentence, "notice")
            if found is not None:
                return found
    return None


def _sender(context: Context, named: AboutAgreement, paper: Paper | None, span: Span) -> Party | None:
    """Return who gives a notice: the subject of its sentence, else the body of the letterhead, as a party."""
    sentence = context.text.sentence_at(span.start)
    limit = _first_mention(named, sentence, span)
    for body in context.bodies.within(sentence.start, limit):
        if body.case in ("nomn", ""):
            return _as_party(context, named, body)
    for item in context.territories.within(sentence.start, limit):
        if item.form == "name" and item.case == "nomn" and item.level != "country":
            return _of_territory(named, item, "notice.by")
    head = side_of(context, paper, named.parties)
    if head is not None:
        return head
    first = next(iter(context.bodies.within(0, NOTICE_HEAD // 4)), None)
    return _as_party(context, named, first) if first is not None else None


def _first_mention(named: AboutAgreement, sentence: Span, span: Span) -> int:
    """Return where the sentence comes to the agreement: who stands before it gives or gets the notice."""
    place = named.spans[0].start
    return place if sentence.start < place < sentence.end else span.end


def _of_territory(named: AboutAgreement, item: Territory, rule: str) -> Party:
    same = next((party for party in named.parties if party.code == item.code and item.code), None)
    return with_subdivision(same or of_territory(item, rule, 0.9))


def _as_party(context: Context, named: AboutAgreement, body: Body) -> Party | None:
    """Return a body as the party that it is or acts for."""
    own = of_body(context, body, "notice.by")
    if own is None:
        return None
    same = [party for party in named.parties if party.name.lower() == own.name.lower()]
    coded = [party for party in named.parties if own.code is not None and party.code == own.code]
    return with_subdivision(next(iter(same or (coded if len(coded) == 1 else [])), own))


def _receivers(context: Context, named: AboutAgreement, span: Span, sender: Party | None) -> tuple[Party, ...]:
    """Return to whom a notice is given: the next body of its sentence, else the addressee of the letter."""
    sentence = context.text.sentence_at(span.start)
    limit = _first_mention(named, sentence, span)
    found = [_as_party(context, named, body) for body in context.bodies.within(sentence.start, limit)]
    addressee = ADDRESSEE.search(context.text.lower, 0, NOTICE_HEAD)
    if addressee is not None:
        found += [_as_party(context, named, body) for body in context.bodies.within(*addressee.span())]
        for item in context.territories.within(*addressee.span()):
            if item.level != "country":
                found.append(_of_territory(named, item, "notice.to"))
    return next(((one,) for one in found if one is not None and (sender is None or one.name != sender.name)), ())
