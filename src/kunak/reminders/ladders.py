"""The ladders that hold: the sides' own where they have set any, else the usual ones."""

from kunak.core.reminders import Ladder
from kunak.reminders.models import LadderRule
from kunak.reminders.sources import Source


class Ladders:
    """All that sides have set. One query."""

    def __init__(self) -> None:
        found = LadderRule.objects.values_list("side", "source", "rungs")
        self._own = {(side, source): Ladder.parse(rungs) for side, source, rungs in found}

    def of(self, side: int, source: Source) -> Ladder:
        """Return the ladder of a side for one kind of thing. No query."""
        return self._own.get((side, source.code), source.usual)
