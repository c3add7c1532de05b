"""The measures of a document: from its tables, or from the numbered lists of a plan."""

import re
from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading.context import Context
from kunak.core.reading.measures import table_plan
from kunak.core.reading.measures.executors import Sides
from kunak.core.reading.measures.list_plan import find_listed
from kunak.core.reading.measures.stated_term import Years
from kunak.core.reading.record import Agreement
from kunak.core.reading.record.measures import Measure
from kunak.core.reading.tables.columns import Columns
from kunak.core.reading.tables.entries import Entry

PERIOD = re.compile(
    r"(?:на|в|за)\s(?:период\s)?(?:с\s)?(?P<first>20\d\d)(?:(?:\s?[–-]\s?|\s(?:по|и)\s)(?P<last>20\d\d))?\s(?:год|г)"
)
TITLE = re.compile(
    r"^[ ]*(?:«?ДОРОЖНАЯ\s+КАРТА»?|(?:КОМПЛЕКСНЫЙ\s+|СОВМЕСТНЫЙ\s+|РАБОЧИЙ\s+)?ПЛАН|ПЕРЕЧЕНЬ\s+МЕРОПРИЯТИЙ|"
    r"(?:РАБОЧАЯ\s+)?ПРОГРАММА|(?:План|Перечень|Программа)\s+(?:совместных\s+)?мероприятий)\b[^\n]*",
    re.MULTILINE,
)
HEAD = 2_500


def find_measures(
    context: Context, tables: Sequence[tuple[Columns, list[Entry]]], agreements: Sequence[Agreement]
) -> tuple[Measure, ...]:
    """Return the measures in the order of the text."""
    sides, years = sides_of(agreements), years_of(context)
    found = [
        measure
        for columns, entries in tables
        if table_plan.is_plan(columns)
        for measure in table_plan.of_entries(context, entries, sides, years)
    ]
    if not found and (start := _list_start(context)) is not None:
        found = list(find_listed(context, start, sides, years))
    return tuple(found)


def _list_start(context: Context) -> int | None:
    """Return where the items of a plan may begin: after its title; None where the document is no plan and has none."""
    titles = TITLE.finditer(context.text.shadow)
    title = next(titles, None)
    if title is None:
        return 0 if context.genre == "programme" else None
    return title.end()


def sides_of(agreements: Sequence[Agreement]) -> Sides:
    """Return the sides of a document: the parties of the first agreement that has two."""
    return Sides(next((one.parties for one in agreements if len(one.parties) > 1), ()))


def years_of(context: Context) -> Years | None:
    """Return the years that a plan is for, by «на 2026–2028 годы» in its head."""
    found = PERIOD.search(context.text.lower, 0, HEAD)
    if found is None:
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    return Years(first, last, Span(found.start("first"), found.end("last") if found["last"] else found.end("first")))
