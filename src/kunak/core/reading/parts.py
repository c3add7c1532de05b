"""What a document says beside its agreements, by the form that it has: a plan's table, minutes, an act, a report."""

from collections.abc import Sequence

from kunak.core.reading.context import Context
from kunak.core.reading.part_forms import is_amendment, is_minutes, is_notice, is_report
from kunak.core.reading.record import Agreement, Parts
from kunak.core.reading.source import SourceText
from kunak.core.reading.tables.entries import find_entries
from kunak.core.reading.tables.grid import find_tables

NOTHING = Parts()
PLANS = ("programme", "roadmap")
TABLE_MARKS = ("\t", "|", "\n№;", "\n№ п/п;")  # what parts its cells, or opens a head that is parted by semicolons


def find_parts(context: Context, source: SourceText, agreements: Sequence[Agreement]) -> Parts:
    """Return the parts of version 1.1; news has none unless it tells of a plan or has a table, and costs nothing."""
    has_table = any(mark in source.raw for mark in TABLE_MARKS)
    if context.genre == "release" and not (has_table or _has_form(context, agreements)):
        return NOTHING
    from kunak.core.reading.read_parts import read_parts

    tables = list(find_entries(context.text, find_tables(context.text, source.blocks))) if has_table else []
    return read_parts(context, tables, agreements)


def _has_form(context: Context, agreements: Sequence[Agreement]) -> bool:
    """Tell whether a text that was taken for news tells of a plan, or begins as another paper."""
    is_of_plan = any(one.kind in PLANS and one.event == "signed" for one in agreements)
    return is_of_plan or any(is_one(context) for is_one in (is_notice, is_amendment, is_report, is_minutes))
