"""Choose the tests that PostgreSQL need not see, and keep their names in `tests/on_sqlite_alone.txt`.

    python tools/choose_storage_tests.py

All tests of storage run once on PostgreSQL; each statement that a test sends is written down without its values. Kept
are those that alone send some statement, the cheapest first, and whatever commits, provokes a refusal of the database
or tries two people at once. The others send what those send too, with a rule of the core to prove: their names are
written to the file. Run it when many tests were written; a test that the file does not name runs on both databases.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.storage import ALONE, EVERYTHING, commits  # noqa: E402  the path comes first
from tools.run_tests import on_postgres  # noqa: E402

A_TEST = 0.05  # seconds of processor that any test takes beside its own
TOLD = "KUNAK_STATEMENTS"
REFUSED = re.compile(r"guard|_models\.py|races|at_once|refuse")
VALUES = re.compile(r"\((?:%s(?:, )?)+\)(?:, \((?:%s(?:, )?)+\))*")
MADE_UP = re.compile(r"(?<=SAVEPOINT )\S+|'[0-9a-f-]{36}'")


@dataclass(frozen=True, slots=True)
class Run:
    """What a test did: its name without values, seconds of processor, whether it always runs, what it sent."""

    name: str
    seconds: float
    always: bool
    sent: frozenset[str]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Function) -> Iterator[object]:
    """Write down what a test sends; this module is a plugin of the run that it starts."""
    sent: set[str] = set()
    before = process_time()

    def noted(execute: Callable[..., object], sql: str, *rest: object) -> object:
        sent.add(without_values(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        result = yield
    told = [item.nodeid.partition("[")[0], process_time() - before, always(item), sorted(sent)]
    with Path(os.environ[TOLD]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")
    return result


def always(item: pytest.Function) -> bool:
    """Tell whether a test is to be seen by PostgreSQL whatever it sends: also what its writer marked so."""
    marked = {mark.name for of in (item.function, item.cls, item.module) for mark in marks_of(of)}
    return commits(item) or "storage" in marked or bool(REFUSED.search(item.nodeid))


def marks_of(holder: object) -> list[pytest.Mark]:
    """Return what is marked by hand on a module, a class or a function: one mark, or several."""
    marks = getattr(holder, "pytestmark", [])
    return marks if isinstance(marks, list) else [marks]


def without_values(sql: str) -> str:
    """Return a statement without its values and without names that are made up anew each time."""
    return MADE_UP.sub("", VALUES.sub("(…)", sql))


def runs_of(file: Path) -> list[Run]:
    """Return what each test did, all its values together."""
    runs: dict[str, Run] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        name, seconds, is_always, sent = json.loads(line)
        last = runs.get(name, Run(name, 0.0, is_always, frozenset()))
        runs[name] = Run(name, last.seconds + seconds, last.always or is_always, last.sent | frozenset(sent))
    return list(runs.values())


def needed(runs: Collection[Run]) -> set[str]:
    """Return the names of tests that together send every statement, each chosen for most new ones in least time."""
    chosen = {run.name for run in runs if run.always}
    left = {one for run in runs for one in run.sent} - {one for run in runs if run.always for one in run.sent}
    others = [run for run in runs if not run.always]
    while left:
        best = max(others, key=lambda run: (len(left & run.sent) / (run.seconds + A_TEST), run.name))
        chosen.add(best.name)
        left -= best.sent
        others.remove(best)
    return chosen


def main() -> int:
    """Run, choose, write."""
    with tempfile.TemporaryDirectory(prefix="kunak-statements-") as folder:
        os.environ |= {TOLD: f"{folder}/told", EVERYTHING: "1", "KUNAK_DATA": folder, "PYTHONHASHSEED": "0"}
        with Path(f"{folder}/output").open("wb") as output:
            status = on_postgres(output, "-p", "tools.choose_storage_tests")
        if status:
            print(Path(f"{folder}/output").read_text(encoding="utf-8"), file=sys.stderr)
            return status
        runs = runs_of(Path(f"{folder}/told"))
    kept = needed(runs)
    alone = sorted(run.name for run in runs if run.name not in kept)
    ALONE.write_text("".join(f"{name}\n" for name in alone), encoding="utf-8")
    spared = sum(run.seconds for run in runs if run.name not in kept)
    statements = len({one for run in runs for one in run.sent})
    print(f"{statements} statements; {len(kept)} tests send them all, {len(alone)} are left out: {spared:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
