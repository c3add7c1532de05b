"""What was decided: lines and sentences after «решили», or orders right under a question, with who does it by when."""

from collections.abc import Iterator, Sequence
from itertools import islice

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.context import Context
from kunak.core.reading.measures.details import details_of, tight
from kunak.core.reading.measures.frame import Frame
from kunak.core.reading.measures.list_plan import find_items
from kunak.core.reading.measures.table_plan import value
from kunak.core.reading.minutes.assignees import assignees
from kunak.core.reading.minutes.due import Held, due_in, stated
from kunak.core.reading.minutes.layout import Part
from kunak.core.reading.morph import parses
from kunak.core.reading.record.measures import Measure, StatedTerm
from kunak.core.reading.record.minutes import Decision

FIRST_WORDS = 10


def find_decisions(context: Context, parts: Sequence[Part], frame: Frame, held: Held | None) -> Iterator[Decision]:
    """Yield the decisions in order, each with the question that it was taken on."""
    question: Part | None = None
    for part in parts:
        if part.number is not None and part.name in ("question", "heard", "decided"):
            question = part
        if part.name == "decided":
            yield from _of_part(context, part, question, frame, held)
        elif part.name == "question":
            yield from _of_heading(context, part, frame, held)


def _of_part(
    context: Context, part: Part, question: Part | None, frame: Frame, held: Held | None
) -> Iterator[Decision]:
    item = _item(question)
    for first in _sentences(context, _first_words(context, part)):
        yield _decision(context, first, None, item, frame, held)
    for found in find_items(context.text, part.words, part.end):
        number = None if found.number is None else _number(context, found.number)
        yield _decision(context, Span(found.start, found.end), number, item or _own_item(number), frame, held)


def _of_heading(context: Context, part: Part, frame: Frame, held: Held | None) -> Iterator[Decision]:
    """Yield the decisions that stand right under a question: items that begin with an order or with who is ordered."""
    for found in find_items(context.text, part.words, part.end):
        number = None if found.number is None else _number(context, found.number)
        decision = _decision(context, Span(found.start, found.end), number, _item(part), frame, held)
        if decision.executors or _orders(context, found.start, found.end):
            yield decision


def _orders(context: Context, start: int, end: int) -> bool:
    """Tell whether an infinitive stands among the first words: «до 1 февраля согласовать смету»."""
    tokens = islice(context.text.tokens_in(start, end), FIRST_WORDS)
    return any(token.is_word and parses(token.lower)[0].pos == "INFN" for token in tokens)


def _number(context: Context, span: Span) -> Sourced[str]:
    return Sourced(context.text.raw[span.start : span.end], (span,), 1.0, "decision.number")


def _item(question: Part | None) -> Sourced[str] | None:
    if question is None or question.number is None:
        return None
    return Sourced(question.value.upper(), (Span(*question.number),), 1.0, "decision.item")


def _own_item(number: Sourced[str] | None) -> Sourced[str] | None:
    """Return the question that a number like 2.1 tells."""
    if number is None or "." not in number.value:
        return None
    first = number.value.partition(".")[0]
    start = number.spans[0].start
    return Sourced(first, (Span(start, start + len(first)),), 0.9, "decision.item_of_number")


def _first_words(context: Context, part: Part) -> Span | None:
    """Return the decision that stands on the line of «решили» itself, None where its list begins below."""
    stop = context.text.shadow.find("\n", part.words, part.end)
    stop = part.end if stop < 0 else stop
    words = context.text.shadow[part.words : stop]
    start = part.words + len(words) - len(words.lstrip(" :–"))
    end = part.words + len(words.rstrip())
    return Span(start, end) if end > start and words.strip(" :–.")[:1].isalpha() else None


def _sentences(context: Context, words: Span | None) -> Iterator[Span]:
    """Yield each sentence of a line of decisions: «Решение. Сторона называет трёх знатоков. Принять шахматистов …»."""
    if words is None:
        return
    text = context.text
    first, last = text.sentence_index(words.start), text.sentence_index(words.end - 1)
    edges = [(max(words.start, one.start), min(words.end, one.end)) for one in text.sentences[first : last + 1]]
    # a long sentence that stands there for the second time is none of the text's: here it is a decision all the same
    yield from [Span(start, end) for start, end in edges if start < end] or [words]


def _decision(  # noqa: PLR0917
    context: Context,
    span: Span,
    number: Sourced[str] | None,
    item: Sourced[str] | None,
    frame: Frame,
    held: Held | None,
) -> Decision:
    details = details_of(context, span.start, span.end, frame)
    _, end = tight(context, span.start, details.text_end)
    words = value(context, (Span(span.start, max(end, span.start + 1)),), "decision.text")
    return Decision(
        text=words or Sourced(context.text.words(span.start, span.end), (span,), 0.5, "decision.text"),
        number=number,
        item=item,
        executors=details.executors or assignees(context, frame.sides, span.start, details.text_end),
        term=_counted(context, details.term, held) or due_in(context.text, span.start, details.text_end, held),
    )


def _counted(context: Context, term: StatedTerm | None, held: Held | None) -> StatedTerm | None:
    """Return a term with the year that the day of the meeting gives it."""
    return term if term is None or term.ends_on is not None else stated(context.text, term.spans[0], held)


def of_table(measures: Sequence[Measure]) -> Iterator[Decision]:
    """Yield the decisions of a table that minutes hold: what it calls measures was decided."""
    for one in measures:
        yield Decision(one.text, one.number, None, one.executors, one.term)
