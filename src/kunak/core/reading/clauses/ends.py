"""The end of a term by roles, where the text gives no length: a day, an event, a bound.

The paper lives, or it stops; beside that stand «до …», «пока …», a day of the end, or «не более …».
"""

from collections.abc import Iterator
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.lasts import LASTING, LASTS_WORD
from kunak.core.reading.clauses.life import LENGTH_WORD, scan_marked, sentences_with, stretches, tells_of_paper
from kunak.core.reading.clauses.scan import agrees, scan
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.record.terms import EndKind

PARTS = r"(?:(?:конца|начала|середины|исхода|истечения|наступления) )?(?:дня )?"
LIFE = Guarded(rf"{LASTING.pattern}|\b(?:подписан|принят|дожив|отсчет)[а-я]*")
UNTIL = agrees(
    rf"\b(?:до|по|вплоть до) {PARTS}(?=«?\d|следующ|текущ|будущ|этого|янв|фев|мар|апр|ма[яй]|ию[нл]|авг|сен|окт|"
    r"ноя|дек)"
)
STOPS = agrees(
    r"\b(?:истека[ею]т|истечет|истекут|заканчива[ею]тся|закончится|заверша[ею]тся|завершится|прекраща[ею]тся|"
    r"прекратится|прекращает (?:свое )?действие|кончается|кончится|"
    r"(?:по)?теря\w+ (?:свою )?силу|"
    r"силу(?: [а-я]+){0,2} (?:по)?теря\w+|утра(?:чива|тит)\w* силу|угас\w+|"
    r"перестанет действовать|перестает действовать)\b"
)
TILL_EVENT = agrees(
    r"\b(?:до|вплоть до) (?P<event>(?:тех пор, пока|того (?:дня|момента|времени)|дня, |момента, |"
    r"(?!конца срока|окончания срока|истечения|сих|этого|того|настоящ|него|нее|их |его |когда|пяти|трех|двух)[а-я]+)"
    r"[^.;:]{3,60})"
)
WHILE = agrees(
    r"\b(?P<event>пока(?: не)? [^.;:]{4,60}|"
    r"на (?:срок|время|период|весь срок) (?:полномочий|созыва|проведени|строительств|реализаци|работы|действия|службы)"
    r"[^.;,]{0,40}|(?:один|два|две|три|четыре|пять|\d) (?:[а-я]+ )?сезон\w*|когда [^.;:]{4,60})"
)
LAST_DAY = agrees(r"\b(?:последн\w+ день|день окончания|дата окончания|окончание)(?: [а-я]+){0,4}? [–:] (?=«?\d)")
NAMED = agrees(
    r"\b(?:соглашени[ея]|договор|меморандум|протокол|план|программ[ау]|карт[ау])(?: [а-я]+){0,7}? "
    r"(?P<until>до (?:конца )?)(?=20\d\d|следующего года)"
)
# «прекратится, когда минует 90 дней с письма» is a notice
AFTER_A_WHILE = re.compile(r"когда\s+(?:[а-я]+\s+)?(?:мину|пройд|истек|истеч)")
NO_EVENT = re.compile(r"(?:не\s+позднее|не\s+позже|за\s+[^.;,]{1,30}|обязан[а-я]*|вправе[^,]*|уведом[^.;]*)\s+$")
CLAUSE_ENDS = re.compile(r"\s(?:и|а|но)\s|[,(]")
TO_DO = re.compile(
    r"\bв\s+срок\s*$|представ|направ|обеспеч|подготов|провест|провед|уведом|предупре|построи|работы|применя|прекращени|ремонт|"
    r"прежн|предыдущ|продли(?!т)|выполнить|заверши[а-я]*\s+работ"
)
REACH = 75


class End(NamedTuple):
    """An end that a sentence tells."""

    kind: EndKind
    span: Span
    day: Day | None = None
    event: str | None = None
    period: str | None = None


def ends(context: Context, scope: Scope) -> Iterator[End]:
    """Yield the ends of the paper's term that its sentences tell."""
    days = [*_until(context, scope), *_stops(context, scope), *_named(context, scope)]
    yield from days
    if not days:
        yield from _events(context, scope)
    yield from _bounds(context, scope)


def _named(context: Context, scope: Scope) -> Iterator[End]:
    """Yield the year that a paper is named until: «утвердили дорожную карту сотрудничества до 2028 года»."""
    for found, sentence in scan(LAST_DAY, context, scope):
        day = _day_near(context, found.end(), found.end() + 2)
        if day is not None and (tells_of_paper(context, sentence) or "действ" in found[0]):
            yield End("until", Span(found.start(), day.end), day=day)
    for found, sentence in scan(NAMED, context, scope):
        day = _day_near(context, found.end(), found.end() + 2)
        if (
            day is not None
            and day.exactness == "year"
            and not TO_DO.search(context.text.lower, sentence.start, found.start())
        ):
            yield End("until", Span(found.start("until"), day.end), day=day)


def _until(context: Context, scope: Scope) -> Iterator[End]:
    for found, sentence in scan_marked(UNTIL, context, scope, LASTS_WORD):
        day = _day_near(context, found.end(), found.end() + 2)
        if day is not None and _is_of_life(context, sentence, found.start()):
            yield End("until", Span(found.start(), day.end), day=day)


def _stops(context: Context, scope: Scope) -> Iterator[End]:
    lower = context.text.lower
    for found, sentence in scan(STOPS, context, scope):
        if (
            lower[sentence.start] in "«–"
            or not tells_of_paper(context, sentence)
            or TO_DO.search(lower, max(sentence.start, found.start() - 40), found.start())
        ):
            continue
        day = _day_near(context, found.end(), min(found.end() + 30, sentence.end))
        if day is None:
            day = _day_near(context, max(sentence.start, found.start() - 40), found.start())
            day = None if day is not None and "," in lower[day.end : found.start()] else day
        if day is not None:
            yield End("until", Span(min(found.start(), day.start), max(found.end(), day.end)), day=day)
            continue
        event = WHILE.search(lower, found.end(), sentence.end)
        if event is not None and event.start() - found.end() < REACH and not AFTER_A_WHILE.match(event[0]):
            yield _of_event(context, event)


def _events(context: Context, scope: Scope) -> Iterator[End]:
    lower = context.text.lower
    for pattern in (TILL_EVENT, WHILE):
        for found, sentence in scan_marked(pattern, context, scope, LASTS_WORD):
            before = lower[max(sentence.start, found.start() - REACH) : found.start()]
            if (
                (pattern is WHILE and found["event"].startswith("когда"))
                or lower[sentence.start] in "«–"
                or NO_EVENT.search(before)
                or _day_near(context, found.start("event"), found.start("event") + 12) is not None
            ):
                continue
            if _is_of_life(context, sentence, found.start()):
                yield _of_event(context, found)


def _of_event(context: Context, found: re.Match[str]) -> End:
    stop = CLAUSE_ENDS.search(context.text.lower, found.start("event") + 14, found.end())
    end = stop.start() if stop else found.end()
    return End("until_event", Span(found.start(), end), event=context.text.clean(found.start("event"), end))


def _bounds(context: Context, scope: Scope) -> Iterator[End]:
    text = context.text
    may = sentences_with(context, LASTS_WORD) & sentences_with(context, LENGTH_WORD)
    for index in sorted(may.intersection(scope.sentences)):
        sentence = text.sentences[index]
        for stretch in stretches(context, sentence):
            if stretch.is_bound and not stretch.is_again and _is_of_life(context, sentence, stretch.start):
                yield End("at_most", stretch.span(), period=stretch.value)


def _is_of_life(context: Context, sentence: Span, place: int) -> bool:
    """Tell whether what stands at a place is told of the life of the paper, and not of a deed."""
    before = context.text.lower[max(sentence.start, place - REACH) : place]
    if LIFE.search(before) is None or TO_DO.search(before):
        return False
    return tells_of_paper(context, sentence) or before.lstrip().startswith(
        ("срок", "врем", "нов", "период", "действ", "отсчет")
    )


def _day_near(context: Context, start: int, end: int) -> Day | None:
    """Return the day, month or year that begins between two places."""
    for day in context.days.within(start, end):
        if day.start < end and day.exactness in ("day", "month", "year", "no_year"):
            return day
    bare = YEAR.search(context.text.lower, start, min(end + 8, len(context.text.lower)))
    return Day(bare.start(), bare.end(), int(bare["year"] or 0), 0, 0, "year") if bare and bare.start() < end else None


YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)\b|(?:следующего|текущего|будущего|этого)\s+года")
