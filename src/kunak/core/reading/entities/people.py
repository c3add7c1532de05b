"""People that a text names, with their posts and for whom they act."""

from dataclasses import dataclass

from kunak.core.reading.entities.territories import Territory
from kunak.core.reading.text import Text


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at `[start, end)`.

    Args:
        name: nominative, as fully as these words have it, first name before surname.
        surname: nominative, folded; one key for all mentions of a person.
        case: in which the words stand, empty where unknown.
        post: nominative, without territory; None where none stands with the name.
        post_start, post_end: the words of the post with its territory; both 0 where there is none.
        territory: number of the territory in `Context.territories` that the post names, -1 where none.
        body: number of the body in `Context.bodies` that the post names, -1 where none.
    """

    start: int
    end: int
    name: str
    surname: str
    case: str = ""
    post: str | None = None
    post_start: int = 0
    post_end: int = 0
    territory: int = -1
    body: int = -1


def find_people(text: Text, territories: tuple[Territory, ...]) -> tuple[PersonMention, ...]:
    """Return the people named with a first name or initials, in order."""
    return ()
