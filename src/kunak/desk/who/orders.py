"""Which assignments bodies have, for any days: as far as the reader sees them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kunak.assignments.models import Part
from kunak.assignments.queries import AssignmentRow, rows_of, seen_by
from kunak.assignments.words import STATES
from kunak.core.assignments import ControlState
from kunak.desk.asked import Asked
from kunak.people.models import Membership

DONE = frozenset({ControlState.DONE, ControlState.DONE_LATE})


@dataclass(frozen=True, slots=True)
class Order:
    """What one body does of an assignment."""

    row: AssignmentRow
    part: Part
    state: ControlState

    @property
    def is_done(self) -> bool:
        """Whether it is done and accepted."""
        return self.state in DONE

    @property
    def state_word(self) -> str:
        """Where it stands, in words."""
        return str(STATES[self.state])

    @property
    def is_late(self) -> bool:
        """Whether its day is over and it is not done."""
        return not self.row.stand.is_off_control and self.row.stand.late_days > 0 and not self.is_done


def orders(reader: Membership, asked: Asked) -> Mapping[int, list[Order]]:
    """Return assignments by the body, those of which the day of the paper or the last day is in the period.

    A fixed number of queries.
    """
    found = seen_by(reader)
    if asked.agreement:
        found = found.filter(agreement=asked.agreement)
    if asked.partner:
        found = found.filter(agreement__parties__side=asked.partner)
    by_body: dict[int, list[Order]] = defaultdict(list)
    for row in rows_of(found.filter(signed_on__lte=asked.until or date.max), asked.on):
        if row.stand.by >= (asked.since or date.min):
            for part, known in zip(row.work.parts, row.stand.parts, strict=True):
                by_body[part.body.known.pk].append(Order(row, part, known.state))
    return by_body
