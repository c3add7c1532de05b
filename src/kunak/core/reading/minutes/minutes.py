"""Minutes as a whole: the meeting, and what it decided in its lists or its table."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.reading.context import Context
from kunak.core.reading.measures import table_plan
from kunak.core.reading.measures.frame import Frame, sides_named
from kunak.core.reading.minutes.decisions import find_decisions, of_table
from kunak.core.reading.minutes.layout import parts_of
from kunak.core.reading.minutes.meeting import find_meeting, held_day
from kunak.core.reading.record.minutes import Decision, Meeting
from kunak.core.reading.tables.columns import Columns
from kunak.core.reading.tables.entries import Entry

HEAD = 1_500


def read_minutes(
    context: Context, tables: Sequence[tuple[Columns, list[Entry]]], frame: Frame
) -> tuple[Meeting | None, tuple[Decision, ...]]:
    """Return the meeting and its decisions."""
    if not frame.sides.parties:
        frame = replace(frame, sides=sides_named(context, HEAD))
    parts = parts_of(context.text)
    meeting = find_meeting(context, parts, frame.sides)
    decisions = list(find_decisions(context, parts, frame, held_day(meeting)))
    for columns, entries in tables:
        if table_plan.is_plan(columns):
            decisions += of_table(list(table_plan.of_entries(context, entries, frame)))
    return meeting, tuple(decisions)
