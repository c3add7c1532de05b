"""One announced event: its words without what surrounds them, and the words of its time."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.trim import trimmed
from kunak.core.reading.context import Context
from kunak.core.reading.record import Planned


def announced(
    context: Context, start: int, end: int, moment: Span, *, rule: str, confidence: float
) -> Iterator[Planned]:
    """Yield the event that stands between two places, without what only surrounds it."""
    span = trimmed(context, start, end)
    if span is not None:
        yield event_at(context, span, moment, rule, confidence)


def event_at(context: Context, span: Span, moment: Span, rule: str, confidence: float) -> Planned:
    """Return an event with its words and those of its time, as they are written."""
    when = context.text.words(moment.start, moment.end)
    return Planned(context.text.words(span.start, span.end), when, (span,), round(confidence, 2), rule)
