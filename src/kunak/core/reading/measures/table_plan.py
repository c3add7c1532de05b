"""Measures from the rows of a plan's table."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.measures.executors import as_bodies, find_executors, owner_in
from kunak.core.reading.measures.frame import Frame
from kunak.core.reading.measures.sector import sector_of
from kunak.core.reading.measures.stated_term import stated_term
from kunak.core.reading.record.measures import Executor, Measure, StatedTerm
from kunak.core.reading.tables.columns import Columns, Role
from kunak.core.reading.tables.entries import NUMBER, Entry

PLANS: frozenset[Role] = frozenset(("executors", "who_when", "term"))
WORD = re.compile(r"[^\W_]")
WHEN = re.compile(
    r"(?:^|(?<=[\n;,.(])|(?<= ))(?:срок\w*\s?[:–-]?\s?)?(?:(?:до|в|к|с|не позднее|в течение)\s)*"
    r"(?:постоянно|ежегодно|ежеквартально|ежемесячно|(?:[ivx]{1,3}|[1-4])(?:[–-](?:[ivx]{1,3}|[1-4]))?\s(?:квартал\w*|кв\.|полугоди\w+)"
    r"|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s[а-я]{3,8}|(?:январ|феврал|март|апрел|ма[йяе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
    r"|20\d\d)(?:[\s–,-]+(?:20\d\d)\b)?(?:\s(?:года?|годы|г\.|гг\.))?$"
)
LONGEST_WHEN = 60


def is_plan(columns: Columns) -> bool:
    """Tell whether a table's head is that of a plan: measures with executors or terms."""
    return bool(PLANS & {column.role for column in columns.items}) and not columns.has("done")


def of_entries(context: Context, entries: Sequence[Entry], frame: Frame) -> Iterator[Measure]:
    """Yield a measure for each entry that has words of its own."""
    for entry in entries:
        number, text = number_and_text(context, entry)
        if text is None:
            continue
        section = _section(entry)
        term, executors = _who_and_when(context, entry, frame)
        yield Measure(
            text=text,
            number=number,
            section=None if section is None else value(context, (section,), "measure.section"),
            sector=sector_of(context, section, text.spans, frame.commitments),
            executors=executors,
            term=term,
            expected_result=value(context, entry.spans("result"), "measure.result"),
            indicator=value(context, entry.spans("indicator"), "measure.indicator"),
            money=value(context, entry.spans("money"), "measure.money"),
            clause=value(context, entry.spans("clause"), "measure.clause"),
        )


def value(context: Context, spans: tuple[Span, ...], rule: str) -> Sourced[str] | None:
    """Return the words of some spans as one value; None where no word is among them («–»)."""
    spans = tuple(span for span in spans if WORD.search(context.text.raw, span.start, span.end))
    if not spans:
        return None
    return Sourced(" ".join(context.text.words(span.start, span.end) for span in spans), spans, 1.0, rule)


def number_and_text(context: Context, entry: Entry) -> tuple[Sourced[str] | None, Sourced[str] | None]:
    """Return the number and the words of an entry; the number stands in its own column or before the words."""
    spans = entry.spans("text")
    numbers = entry.spans("number")
    if numbers:
        return _number(context, numbers[0]), value(context, spans, "measure.text")
    found = NUMBER.match(context.text.shadow, spans[0].start, spans[0].end)
    if found is None or found.end() >= spans[0].end:
        return None, value(context, spans, "measure.text")
    number = _number(context, Span(*found.span("number")))
    return number, value(context, (_from(context, found.end(), spans[0].end), *spans[1:]), "measure.text")


def _number(context: Context, span: Span) -> Sourced[str] | None:
    words = context.text.raw[span.start : span.end].rstrip(" .)")
    return Sourced(words, (Span(span.start, span.start + len(words)),), 1.0, "measure.number") if words else None


def _from(context: Context, start: int, end: int) -> Span:
    while start < end - 1 and context.text.raw[start].isspace():
        start += 1
    return Span(start, end)


def _section(entry: Entry) -> Span | None:
    own = entry.spans("section")
    return own[0] if own else entry.section


def _who_and_when(context: Context, entry: Entry, frame: Frame) -> tuple[StatedTerm | None, tuple[Executor, ...]]:
    terms = tuple(span for span in entry.spans("term") if WORD.search(context.text.raw, span.start, span.end))
    executors: list[Executor] = []
    for span, column in entry.cells.get("executors", ()):
        side = owner_in(context, frame.sides, column.start, column.end, is_sure=True)
        executors += find_executors(context, frame.sides, (span,), side=side, rule="measure.executors")
    for span in entry.spans("who_when"):
        who, when = _parted(context, span)
        executors += find_executors(context, frame.sides, (who,) if who else (), rule="measure.executors")
        terms = (*terms, *((when,) if when else ()))
    term = stated_term(context.text, terms, frame.years, rule="measure.term") if terms else None
    return term, as_bodies(tuple(dict.fromkeys(executors)))


def _parted(context: Context, span: Span) -> tuple[Span | None, Span | None]:
    """Return the executors and the term of a cell that has both, the term last."""
    start = max(span.start, span.end - LONGEST_WHEN)
    found = WHEN.search(context.text.lower, start, span.end)
    if found is None:
        return span, None
    when = _from(context, found.start(), span.end)
    left = len(context.text.raw[span.start : found.start()].rstrip(" \n.;,:"))
    return (Span(span.start, span.start + left) if left else None), when
