"""How often people corrected what was read, field by field. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kunak.core.lifecycle import FactState
from kunak.documents.fields import FIELDS


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the values of one field.

    Args:
        proposed: values that the reader gave, whatever became of them.
        confirmed, corrected, refused: of these, what people said; the rest waits.
        entered: values that the reader did not give and people wrote in.
    """

    proposed: int = 0
    confirmed: int = 0
    corrected: int = 0
    refused: int = 0
    entered: int = 0

    @property
    def waiting(self) -> int:
        """Values that nobody has decided on."""
        return self.proposed - self.confirmed - self.corrected - self.refused

    @property
    def share_corrected(self) -> float | None:
        """The part of the decided values that was corrected; None where nothing is decided."""
        decided = self.proposed - self.waiting
        return self.corrected / decided if decided else None

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            proposed=self.proposed + other.proposed,
            confirmed=self.confirmed + other.confirmed,
            corrected=self.corrected + other.corrected,
            refused=self.refused + other.refused,
            entered=self.entered + other.entered,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """So many values of a field that are in one state; `is_read` tells those that the reader gave."""

    field: str
    state: str
    is_read: bool
    count: int


def tallies(groups: Iterable[Group]) -> dict[str, Tally]:
    """Return the tally of each field, in the order of the page; of every field, be there values of it or not."""
    found: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    for group in groups:
        found[group.field].update(_counted(group))
    return {name: Tally(**counter) for name, counter in found.items()}


def total(found: Iterable[Tally]) -> Tally:
    """Return all of them together."""
    return sum(found, Tally())


def _counted(group: Group) -> dict[str, int]:
    """Return what a group adds; a value that a person entered and took back again adds nothing."""
    if not group.is_read:
        return {"entered": group.count} if group.state == FactState.ENTERED else {}
    if group.state == FactState.PROPOSED:
        return {"proposed": group.count}
    return {"proposed": group.count, group.state: group.count}
