"""The shape of a territory that a text names."""

from typing import NamedTuple

from kunak.core.reading.lexicon.territories import Form, Level


class Territory(NamedTuple):
    """A territory named at `[start, end)`.

    Args:
        code: key of regions.csv or countries.csv; for a part of a foreign country, the country's, empty where unknown.
        name: canonical, nominative.
        level: region, country or foreign (a part of a foreign country).
        form: name, adjective, capital or abbreviation.
        case: where the table of forms knows it, otherwise empty.
    """

    start: int
    end: int
    code: str
    name: str
    level: Level
    form: Form
    case: str = ""

    @property
    def key(self) -> str:
        """Return what is equal for all mentions of the same territory."""
        return self.name if self.level == "foreign" else self.code
