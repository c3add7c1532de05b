"""How many documents were read, were empty, failed, and of which class they were."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kunak.core.reading.batch.row import Row


@dataclass(slots=True)
class Tally:
    """A count of rows.

    Args:
        statuses: of all rows.
        genres: of those with a record.
        errors: the codes of those without.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    genres: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """Return how many there are."""
        return self.statuses.total()

    def count(self, row: Row) -> None:
        """Count one more."""
        self.statuses[row.status] += 1
        if row.genre is not None:
            self.genres[row.genre] += 1
        if row.error is not None:
            self.errors[row.error["code"]] += 1

    def add(self, other: "Tally") -> None:
        """Count those of another, too."""
        self.statuses += other.statuses
        self.genres += other.genres
        self.errors += other.errors

    def as_json(self) -> dict[str, dict[str, int]]:
        """Return it as plain values, for `from_json`."""
        return {"statuses": dict(self.statuses), "genres": dict(self.genres), "errors": dict(self.errors)}

    @classmethod
    def from_json(cls, told: Mapping[str, Mapping[str, int]]) -> "Tally":
        """Return what `as_json` told."""
        return cls(Counter(told["statuses"]), Counter(told["genres"]), Counter(told["errors"]))
