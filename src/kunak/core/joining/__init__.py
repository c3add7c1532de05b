"""Several documents of one agreement: how likely they are that, and what each of them says of it. Pure."""

from kunak.core.joining.compare import Outcome, Point, Said, compare
from kunak.core.joining.telling import Telling, of_record
from kunak.core.joining.verdict import Bearing, Likeness, Reason, Verdict, judge

__all__ = [
    "Bearing",
    "Likeness",
    "Outcome",
    "Point",
    "Reason",
    "Said",
    "Telling",
    "Verdict",
    "compare",
    "judge",
    "of_record",
]
