"""An agreement that news tells of, on its way to a scope."""

from collections.abc import Sequence
from dataclasses import dataclass

from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.record import Event


@dataclass(slots=True)
class Found:
    """An agreement on its way to a scope."""

    mention: Mention
    mentions: list[Mention]
    event: Event
    is_main: bool = True


def is_alone(mains: Sequence[Found]) -> bool:
    """Tell whether the news tells of one signing only."""
    return sum(main.event == "signed" for main in mains) == 1 or len(mains) == 1
