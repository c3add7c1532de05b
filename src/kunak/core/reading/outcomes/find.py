"""The outcomes of a report: rows of its table, or the facts of its sentences, each by its verb."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.measures.details import tight
from kunak.core.reading.measures.table_plan import number_and_text, value
from kunak.core.reading.outcomes.quantities import quantities_in
from kunak.core.reading.part_forms import has_past, is_past, is_report
from kunak.core.reading.quoted import is_quoted
from kunak.core.reading.record.measures import Outcome, Quantity, ResultState
from kunak.core.reading.tables.columns import Columns
from kunak.core.reading.tables.entries import Entry

NOT_DONE = re.compile(
    r"\bне\s(?:состоял|проведен|выполнен|исполнен|начат|приступ|удалось|реализован|завершен|подписан)|"
    r"\b(?:сорван|отменен|перенесен|отложен|перенесл|отложил)\w*"
)
IN_PROGRESS = re.compile(
    r"\b(?:в\sработе|на\sстадии|в\sстадии|ведется|ведутся|продолжа\w+|готовится|готовятся|реализуется|реализуются|"
    r"прорабатыва\w+)\b"
)
OTHER = re.compile(
    r"\b(?:действует|срок\w*\sдействия|вступил\w*\sв\sсилу|продлевается|продлен\w*|уполномоченн\w+|координатор\w*|"
    r"ответственн\w+|исполнитель|намечен\w*|намечает\w*|планиру\w+|запланирован\w*|будет|будут|предсто\w+|ближайш\w+|"
    r"предлага\w+|следует|просим|необходимо|правов\w+\sоснов\w+|по\sсостоянию\sна)\b"
)
OF_AGREEMENT = re.compile(r"(?:соглашени|договор|меморандум)\w*\b[^\n]{0,120}?\b(?:подписан|заключен)")
LABEL = re.compile(r"\W*[а-яё -]{3,40}:\s+")
SHORTEST = 12


def find_outcomes(context: Context, tables: Sequence[tuple[Columns, list[Entry]]]) -> tuple[Outcome, ...]:
    """Return the outcomes in order; of a report with a table, those of the table."""
    of_tables = [one for columns, entries in tables if columns.has("done") for one in _rows(context, entries)]
    return tuple(of_tables or (_told(context) if is_report(context) else ()))


def _rows(context: Context, entries: Sequence[Entry]) -> Iterator[Outcome]:
    """Yield what each row of a report's table tells; an empty cell tells nothing."""
    for entry in entries:
        number, measure = number_and_text(context, entry)
        told = value(context, entry.spans("done"), "outcome.row")
        if told is None:
            continue
        states = entry.spans("state") or told.spans
        words = " ".join(context.text.lower[span.start : span.end] for span in states)
        yield Outcome(told, _state(words), measure, number, tuple(_counts(context, told)), "outcome.row")


def _state(words: str) -> ResultState:
    if NOT_DONE.search(words):
        return "not_done"
    return "in_progress" if IN_PROGRESS.search(words) else "done"


def _told(context: Context) -> Iterator[Outcome]:
    """Yield the facts of a report's sentences; of one with several verbs, one for each."""
    for sentence in context.text.sentences[1:]:
        for start, end in _clauses(context, sentence):
            words = context.text.lower[start:end]
            if end - start < SHORTEST or OTHER.search(words) or OF_AGREEMENT.search(words):
                continue
            if not (has_past(context, start, end) or IN_PROGRESS.search(words)):
                continue
            text = value(context, (Span(start, end),), "outcome.told")
            if text is not None:
                yield Outcome(text, _state(words), None, None, tuple(_counts(context, text)), "outcome.told")


def _counts(context: Context, text: Sourced[str]) -> Iterator[Quantity]:
    for span in text.spans:
        yield from quantities_in(context.text, span.start, span.end)


def _clauses(context: Context, sentence: Span) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence: at semicolons, and before each further verb in the past after a comma or «и»."""
    label = LABEL.match(context.text.lower, sentence.start, sentence.end)
    place = label.end() if label else sentence.start
    tokens = list(context.text.tokens_in(sentence.start, sentence.end))
    has_verb = False
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        is_break = token.text == ";" or (
            has_verb and token.lower in (",", "и") and following is not None and _opens_fact(following.lower)
        )
        if is_break and not is_quoted(context.text, token.start):
            yield tight(context, place, token.start)
            place = token.end
            has_verb = False
        has_verb = has_verb or is_past(token.lower)
    yield tight(context, place, sentence.end)


def _opens_fact(word: str) -> bool:
    """Tell whether a verb opens a fact of its own; «и перенесён» goes on with what was not done."""
    return is_past(word) and not NOT_DONE.match(word)
