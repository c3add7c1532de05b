"""How many measures are where: of all agreements, of each, and of each partner."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kunak.desk.lines import Line

COUNTED = ("ahead", "going", "done", "not_done", "left")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many measures there are of each group; `promised` leaves out what the sides moved or dropped."""

    counts: Mapping[str, int] = field(default_factory=dict)
    late: int = 0
    done_late: int = 0

    @property
    def promised(self) -> int:
        """How many measures the sides still stand by, or have carried out."""
        return sum(count for code, count in self.counts.items() if code != "left")

    @property
    def done(self) -> int:
        """How many are done, in time or late."""
        return self.counts.get("done", 0)


def tally(lines: Iterable[Line]) -> Tally:
    """Return how many measures are where."""
    counts: Counter[str] = Counter()
    late = done_late = 0
    for line in lines:
        counts[line.group] += 1
        late += line.is_late
        done_late += line.group == "done" and line.progress.late_days > 0
    return Tally(counts, late, done_late)


def by(key: Callable[[Line], Iterable[int]], lines: Sequence[Line]) -> dict[int, Tally]:
    """Return the tallies of what a measure belongs to: an agreement, each of its partners."""
    parted: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        for one in key(line):
            parted[one].append(line)
    return {one: tally(some) for one, some in parted.items()}
