"""What has happened to a draft so far, as its stage and its steps are counted from."""

from dataclasses import dataclass, field
from datetime import date

from kunak.core.drafting.rules import Limits
from kunak.core.registration import Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCourse:
    """What one side has done.

    Args:
        approved_on: when it turned its key on exactly the text that was sent last; None where it has not.
        returned_on: when it gave that text back.
        law_on: the day of the act that approved the agreement on this side.
        hand_over, registration: how long the side's register book gives; counted from the signing.
    """

    side: int
    limits: Limits = field(default_factory=Limits)
    hand_over: Limit | None = None
    registration: Limit | None = None
    approved_on: date | None = None
    returned_on: date | None = None
    law_on: date | None = None
    handed_over_on: date | None = None
    registered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What has happened to a draft.

    Args:
        proposed_by: the side whose limit the first text has.
        drafted_on: the day of the first edition that anybody wrote.
        sent_on: the day on which the edition that stands before all sides was sent.
        rows, open_rows: of the table of disagreements, without those taken back; those not settled by all sides.
        settled_on: the last day on which a row was settled.
    """

    proposed_by: int
    proposed_on: date
    sides: tuple[SideCourse, ...]
    drafted_on: date | None = None
    sent_on: date | None = None
    rows: int = 0
    open_rows: int = 0
    settled_on: date | None = None
    signed_on: date | None = None
    published_on: date | None = None
    given_up_on: date | None = None


def agreed_on(course: Course) -> date | None:
    """Return the day of the last key where all sides, at least two, turned theirs on one text without disputes."""
    days = [one.approved_on for one in course.sides if one.approved_on]
    is_agreed = len(days) == len(course.sides) >= 2 and not course.open_rows
    return max(days) if is_agreed else None
