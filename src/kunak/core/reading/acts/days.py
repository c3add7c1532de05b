"""The day from which or up to which an act counts."""

from datetime import date, timedelta

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.numbers import NUMBER, UNIT, iso_length, number_in
from kunak.core.reading.record.acts import ActKind

FROM = re.compile(r"\b(?:с|со|начиная\sс)\s+$")
UP_TO = re.compile(r"\b(?:до|по)\s+$")
LAST = re.compile(r"(?:прекра\w+|утра\w+|истека\w+|заканчива\w+|считать\w*|действу\w+)(?:\s[а-я]+){0,7}\s+$")
OF_OTHER = re.compile(r"(?:\bот|подписанн\w+|заключенн\w+|совершенн\w+)(?:\s+(?:в|во)\s+(?:г\.\s*)?[а-я-]+)?\s*$")
ON = re.compile(
    rf"\bна\s(?:срок\s)?(?:еще\s)?(?:последующие\s|следующие\s|очередные\s)?(?P<number>{NUMBER})\s(?P<unit>{UNIT})\b"
)
ENDS = ("termination", "notice", "supersession")
REACH = 90


def effective_in(context: Context, span: Span, kind: ActKind) -> Sourced[str] | None:
    """Return the day an act takes hold, in the sense of `Act.effective`.

    An end told by the first day without the agreement («прекратить с 1 июля») is the day before, and derived.
    """
    if kind not in (*ENDS, "suspension", "resumption", "amendment"):
        return None
    for day in context.days.within(span.start, span.end):
        before = context.text.lower[max(span.start, day.start - REACH) : day.start]
        if day.exactness != "day" or OF_OTHER.search(before):
            continue
        at = (Span(day.start, day.end),)
        if kind not in ENDS:
            return Sourced(day.iso, at, 0.95, "act.effective") if FROM.search(before) else None
        if FROM.search(before):
            last = date.fromisoformat(day.iso) - timedelta(days=1)
            return Sourced(last.isoformat(), at, 0.95, "act.last_day", derived=True)
        if UP_TO.search(before) or LAST.search(before):
            return Sourced(day.iso, at, 0.95, "act.last_day")
    return None


def until_in(context: Context, span: Span) -> tuple[Sourced[str] | None, Sourced[str] | None]:
    """Return the last day and the length of a renewal that words tell; at most one of them."""
    for day in context.days.within(span.start, span.end):
        before = context.text.lower[max(span.start, day.start - REACH) : day.start]
        if day.exactness == "day" and UP_TO.search(before):
            return Sourced(day.iso, (Span(day.start, day.end),), 0.95, "act.until"), None
    found = ON.search(context.text.lower, span.start, span.end)
    number = number_in(found["number"]) if found else None
    if found is None or number is None:
        return None, None
    return None, Sourced(iso_length(number, found["unit"]), (Span(*found.span()),), 0.95, "act.period")
