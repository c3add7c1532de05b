"""What a benchmark hands back."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """One figure, and its peer's, measured alike in the same run.

    Args:
        name: of the benchmark.
        value: ours, in `unit`; less is better.
        unit: for instance ``ms``.
        n: how many runs the figure is the median of.
        peer: who was measured beside us; empty where nobody is.
        peer_value: theirs; None where the peer is not installed.
        notes: sentences for the table: what was measured, what was missing.
    """

    name: str
    value: float
    unit: str
    n: int
    peer: str = ""
    peer_value: float | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def ratio(self) -> float | None:
        """Return how many times the peer's figure is ours; above one, ours is less."""
        return None if self.peer_value is None or not self.value else self.peer_value / self.value

    def as_json(self) -> dict[str, Any]:
        """Return the figures rounded to four digits that count."""
        row = asdict(self)
        del row["notes"]
        keys = ("name", "value", "unit", "peer", "peer_value", "ratio", "n")
        row["ratio"] = self.ratio
        return {key: float(f"{row[key]:.4g}") if isinstance(row[key], float) else row[key] for key in keys}
