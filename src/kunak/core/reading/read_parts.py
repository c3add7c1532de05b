"""The parts of a paper that has any: loaded with the first such paper, for news is read without them.

What is loaded here may declare no `Guarded` pattern and no `Mark`: the text at hand was looked through before it came.
"""

from collections.abc import Sequence

from kunak.core.reading.acts.find import find_acts
from kunak.core.reading.context import Context
from kunak.core.reading.measures.frame import frame_of
from kunak.core.reading.measures.plan import find_measures
from kunak.core.reading.minutes.minutes import read_minutes
from kunak.core.reading.outcomes.find import find_outcomes
from kunak.core.reading.part_forms import is_minutes, is_report
from kunak.core.reading.record import Agreement, Parts
from kunak.core.reading.tables.columns import Columns
from kunak.core.reading.tables.entries import Entry


def read_parts(
    context: Context, tables: Sequence[tuple[Columns, list[Entry]]], agreements: Sequence[Agreement]
) -> Parts:
    """Return the parts of version 1.1."""
    frame = frame_of(context, agreements)
    if is_minutes(context):
        meeting, decisions = read_minutes(context, tables, frame)
        return Parts(meeting=meeting, decisions=decisions)
    return Parts(
        measures=() if is_report(context) else find_measures(context, tables, frame),
        acts=find_acts(context, agreements),
        outcomes=find_outcomes(context, tables),
    )
