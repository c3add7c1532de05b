"""What other rooms bring to the desk, one small file each: those of a new room stand here in one more line."""

from collections.abc import Iterator
from datetime import date

from kunak.desk.queries.approvals import approvals
from kunak.desk.queries.assignments import assignments
from kunak.desk.queries.comments import comments
from kunak.desk.queries.entries import Part
from kunak.desk.queries.meetings import meetings
from kunak.desk.queries.problems import problems
from kunak.desk.queries.proposals import proposals
from kunak.people.models import Side
from kunak.people.policies import Reader


def parts(reader: Reader, side: Side, on: date) -> Iterator[Part]:
    """Yield what has entries, in the order of the page. A fixed number of queries."""
    to_report, to_answer, theirs = assignments(reader, side, on)
    found = (
        to_report,
        to_answer,
        approvals(reader, side),
        meetings(reader, side, on),
        comments(reader, side),
        problems(reader, side, on),
        proposals(reader, side, on),
        theirs,
    )
    yield from (one for one in found if one.section.count)
