"""`python -m bench`: run the benchmarks and print a table, or JSON.

Each module of this folder that has a function `measure() -> Result` is a benchmark, named after the module: to add
one, add a file. One that has several figures yields them. Modules are imported only when they are run, so that one
peer's weight is not in another's figures.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from bench.result import Result

FOLDER = Path(__file__).parent
NO_BENCHMARKS = frozenset(("__init__", "__main__", "result", "texts", "timing"))


def names() -> list[str]:
    """Return the benchmarks there are, in the order of the alphabet."""
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NO_BENCHMARKS)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks asked for; return 0, or 2 where the one asked for does not exist."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Kunak beside its peers.")
    parser.add_argument("--only", metavar="NAME", help=f"one benchmark: {', '.join(names())}")
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")
    asked = parser.parse_args(arguments)
    if asked.only and asked.only not in names():
        print(f"There is no benchmark “{asked.only}”. There are: {', '.join(names())}.", file=sys.stderr)
        return 2
    show = show_json if asked.json else show_row
    if not asked.json:
        print(f"{'benchmark':<18}{'ours':>12}  {'peer':<12}{'peer':>12}{'ratio':>9}{'n':>6}")
    for name in [asked.only] if asked.only else names():
        show(name)
    return 0


def show_json(name: str) -> None:
    """Run one benchmark; its figures go to the output, a line each, its notes elsewhere."""
    for result in measured(name):
        print(json.dumps(result.as_json(), ensure_ascii=False), flush=True)
        for note in result.notes:
            print(f"{name}: {note}", file=sys.stderr, flush=True)


def show_row(name: str) -> None:
    """Run one benchmark and print its rows of the table, each with its notes under it."""
    for result in measured(name):
        show_figure(result.name, result)


def show_figure(name: str, result: Result) -> None:
    """Print one row of the table."""
    theirs = "–" if result.peer_value is None else f"{result.peer_value:.4g} {result.unit}"
    ratio = "–" if result.ratio is None else f"{result.ratio:.1f}×"
    ours = f"{result.value:.4g} {result.unit}"
    print(f"{name:<18}{ours:>12}  {result.peer or '–':<12}{theirs:>12}{ratio:>9}{result.n:>6}", flush=True)
    for note in result.notes:
        print(f"  {note}")


def measured(name: str) -> Iterator[Result]:
    """Import the benchmark and run it."""
    measure: Callable[[], Result | Iterable[Result]] = import_module(f"bench.{name}").measure
    told = measure()
    yield from [told] if isinstance(told, Result) else told


if __name__ == "__main__":
    sys.exit(main())
