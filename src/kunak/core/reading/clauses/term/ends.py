"""Ends of a term that are no length: until a day, until something is done, no longer than."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees, last_match, span_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day
from kunak.core.reading.lexicon.numbers import NUMBER, UNIT, iso_length, number_in
from kunak.core.reading.record.terms import TermEnd

CUE = agrees(
    r"(?:\bдейств(?:у|и|ова|ите)\w+|\bрассчитан\w*|\bзаключ(?:ен|ается|аетс|или)\w*|\bсрок(?:ом|а)?\b"
    r"|\bпродл\w+|\bпролонгир\w+|\bистекает\b|\bистечет\b)"
)
UPPER = agrees(
    rf"(?:сроком (?:действия )?|на срок |срок (?:его |ее )?(?:действия )?(?:– )?)(?:до|не более(?: чем)?|не свыше) "
    rf"(?P<number>{NUMBER}) (?P<unit>{UNIT})\b"
    rf"|не (?:более|дольше|долее)(?: чем)? (?:на )?(?P<number2>{NUMBER}) (?P<unit2>{UNIT})\b"
)
UNTIL = agrees(r"\b(?P<word>до|по|вплоть до) (?=«?\d|конца (?:19|20)\d\d|[а-я]{3,8} (?:19|20)\d\d)(?:конца )?")
ON = agrees(r"\b(?:истекает|истечет) (?=«?\d)")
AT_MOST = agrees(r"не (?:долее|дольше|позднее|позже|более)(?: чем)? $")
TO_THE_DAY = re.compile(r"[,\s]*(?:\()?включительно")
EVENT = agrees(
    r"\bдо (?P<event>(?:полного |окончательного |момента |их |его |ее |своих |надлежащего )*"
    r"(?:выполнени|исполнени|завершени|достижени|реализаци|заключени|принятия|окончани|прекращени)[а-я]*"
    r"(?: [а-я]+){0,7})"
)
OF_NOTICE = re.compile(rf"\bза [^.;]{{0,40}}\b{UNIT} $")  # «за два месяца до его окончания» is a notice's
EVENT_ENDS = re.compile(r"\s(?:и|но|а|если|который|с|либо|или|в|на)\s")
OF_ACTION = ("представ", "направ", "обеспеч", "подготов", "провест", "уведом", "предупре")
HINT = re.compile(r"\b(?:до\s|по\s+«?\d|(?:более|дольше|долее|свыше)\s|исте(?:кает|чет)\s)")
OF_TERM = ("действует", "действова", "действител", "заключ", "срок")
OF_ENDED = ("применя", "прекращени")  # of what was begun under an agreement that has ended
OF_BEFORE = ("прежн", "предыдущ", "действовал")
FARTHEST, FARTHEST_AT_MOST = 100, 240


def find_term_ends(context: Context, scope: Scope) -> tuple[TermEnd, ...]:
    """Return the ends that the agreement's sentences tell, in their order; dates as exact as the words."""
    out: list[TermEnd] = []
    told = context.text.may_hold(CUE)
    for index in sorted(told.intersection(scope.sentences)) if told else ():
        sentence = context.text.sentences[index]
        if HINT.search(context.text.lower, sentence.start, sentence.end + 1) is None:
            continue
        cue = CUE.search(context.text.lower, sentence.start, sentence.end)
        if cue is not None:
            out += _in_sentence(context, scope, sentence, cue)
    found = {(end.kind, end.date, end.period, end.event): end for end in reversed(out)}
    return tuple(sorted(found.values(), key=lambda end: end.spans[0]))


def _in_sentence(context: Context, scope: Scope, sentence: Span, cue: re.Match[str]) -> Iterator[TermEnd]:
    lower = context.text.lower
    for found in UPPER.finditer(lower, cue.start(), sentence.end):
        number = number_in(found["number"] or found["number2"])
        if number is not None:
            length = iso_length(number, found["unit"] or found["unit2"])
            yield TermEnd("at_most", (span_of(found),), period=length, rule="end.at_most")
    yield from _days(context, scope, cue, sentence)
    for found in EVENT.finditer(lower, cue.end(), sentence.end):
        before = lower[max(sentence.start, found.start() - FARTHEST) : found.start()]
        if not _is_about_the_term(before) or OF_NOTICE.search(before):
            continue
        stop = EVENT_ENDS.search(lower, found.start("event") + 12, found.end())
        end = stop.start() if stop else found.end()
        words = context.text.clean(found.start("event"), end)
        yield TermEnd("until_event", (Span(found.start(), end),), event=words, confidence=0.9, rule="end.event")


def _is_about_the_term(before: str) -> bool:
    return any(word in before for word in OF_TERM) and not any(word in before for word in (*OF_ACTION, *OF_ENDED))


def _days(context: Context, scope: Scope, cue: re.Match[str], sentence: Span) -> Iterator[TermEnd]:
    lower = context.text.lower
    for pattern in (UNTIL, ON):
        for found in pattern.finditer(lower, cue.start(), sentence.end):
            day = _day_at(context, found.end())
            at_most = AT_MOST.search(lower, max(sentence.start, found.start() - 24), found.start())
            reach = FARTHEST_AT_MOST if at_most else FARTHEST
            if day is None or not _is_of_term(
                context, scope, found.start(), max(sentence.start, found.start() - reach)
            ):
                continue
            to_the_day = TO_THE_DAY.match(lower, day.end)
            end = to_the_day.end() if to_the_day else day.end
            is_inclusive = True if to_the_day or lower.startswith("по", found.start()) or pattern is ON else None
            start = at_most.start() if at_most else found.start()
            yield TermEnd(
                "at_most" if at_most else "until",
                (Span(start, end),),
                date=day.iso,
                is_inclusive=is_inclusive,
                confidence=0.95,
                rule="end.day",
            )


def _day_at(context: Context, place: int) -> Day | None:
    """Return the day that begins at a place or right after a quotation mark; a bare year too."""
    for day in context.days.within(place, place + 2):
        if day.iso and day.exactness in ("day", "month", "year"):
            return day
    bare = re.compile(r"(?:19|20)\d\d\b").match(context.text.lower, place)
    return Day(place, bare.end(), int(bare[0]), 0, 0, "year") if bare else None


def _is_of_term(context: Context, scope: Scope, place: int, start: int) -> bool:
    """Tell whether a day ends the agreement and not an action, a base agreement or one that was before."""
    before = context.text.lower[start:place]
    cue = last_match(CUE, before)
    if cue is None or any(word in before for word in (*OF_BEFORE, *OF_ACTION)):
        return False
    if cue[0].startswith(("продл", "пролонг")) and scope.event not in ("prolonged", "signed"):
        return False
    is_plan = scope.kind in ("programme", "roadmap")
    return not (is_plan and re.search(r"соглашени|договор", before[: cue.end()]))
