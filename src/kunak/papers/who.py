"""What a paper on one body says: what it coordinates, where it sits, what it was given, promised and did."""

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class BodyOnPaper:
    """One body in a period, in Russian words.

    Args:
        period: its days in words.
        on: the day as of which all is told, in words.
        coordinates: agreements with where they stand.
        places: working groups with who sits there.
        given: assignments: what, ground, term, where it stands.
        answers, helps: measures: what, agreement, term, where it stands, result.
    """

    name: str
    side: str
    period: str
    on: str
    coordinates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    given: Rows = ()
    answers: Rows = ()
    helps: Rows = ()

    @property
    def title(self) -> str:
        """How the file is named."""
        return f"Кто что сделал: {self.name}"
