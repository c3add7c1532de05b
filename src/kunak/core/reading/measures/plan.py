"""The measures of a document: from its tables, else from the lists of a plan or what news quotes of one."""

from collections.abc import Sequence

from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.measures import table_plan
from kunak.core.reading.measures.frame import Frame
from kunak.core.reading.measures.list_plan import find_by_months, find_listed
from kunak.core.reading.record.measures import Measure
from kunak.core.reading.tables.columns import Columns
from kunak.core.reading.tables.entries import Entry

TITLE = re.compile(
    r"^[ ]*(?:«?ДОРОЖНАЯ\s+КАРТА»?|(?:КОМПЛЕКСНЫЙ\s+|СОВМЕСТНЫЙ\s+|РАБОЧИЙ\s+)?ПЛАН|ПЕРЕЧЕНЬ\s+МЕРОПРИЯТИЙ|"
    r"(?:РАБОЧАЯ\s+)?ПРОГРАММА|(?:План|Перечень|Программа)\s+(?:совместных\s+)?мероприятий)\b[^\n]*"
    r"(?:\n[ ]*(?:[а-яё]{1,20}[ ]|СОВМЕСТНЫХ|МЕРОПРИЯТИЙ|ДЕЙСТВИЙ|ПО[ ])[^\n]*){0,4}",  # «по реализации …» below it
    re.MULTILINE,
)


def find_measures(context: Context, tables: Sequence[tuple[Columns, list[Entry]]], frame: Frame) -> tuple[Measure, ...]:
    """Return the measures in the order of the text."""
    found = [
        measure
        for columns, entries in tables
        if table_plan.is_plan(columns)
        for measure in table_plan.of_entries(context, entries, frame)
    ]
    if found:
        return tuple(found)
    if context.genre == "release":
        return _of_news(context, frame)
    start = _list_start(context)
    if start is None:
        return ()
    return tuple(find_listed(context, start, frame)) or tuple(find_by_months(context, start, frame))


def _of_news(context: Context, frame: Frame) -> tuple[Measure, ...]:
    """Return the numbered items that news quotes from a plan: those with a term, where there are several."""
    found = [one for one in find_listed(context, 0, frame) if one.number is not None and one.term is not None]
    return tuple(found) if len(found) > 1 else ()


def _list_start(context: Context) -> int | None:
    """Return where the items of a plan may begin: after its title; None where the document is no plan and has none."""
    titles = TITLE.finditer(context.text.shadow)
    title = next(titles, None)
    if title is None:
        return 0 if context.genre == "programme" else None
    return title.end()
