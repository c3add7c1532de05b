"""Bodies that a text names: governments, ministries, parliaments, firms, institutions."""

from dataclasses import dataclass

from kunak.core.reading.entities.territories import Territory
from kunak.core.reading.record import PartyType
from kunak.core.reading.text import Text


@dataclass(frozen=True, slots=True)
class Body:
    """A body named at `[start, end)`.

    Args:
        name: nominative, clean words.
        type: party type that it would have; `territory` for a government or administration of a territory.
        territory: number in `Context.territories` of the territory in its name, -1 where none.
        case: in which its head word stands, empty where unknown.
    """

    start: int
    end: int
    name: str
    type: PartyType
    territory: int = -1
    case: str = ""


def find_bodies(text: Text, territories: tuple[Territory, ...]) -> tuple[Body, ...]:
    """Return the bodies that the text names, in order, without overlaps."""
    return ()
