"""Reading in bulk: `kunak read … --out` with two processes, beside one process that reads the same in a plain loop.

The peer's figure is half of what the loop takes for a document: what two processes would take if sending documents to
them and putting rows together cost nothing. The ratio is the share of that which is kept; 0.85 is the aim. Processes
find the modules compiled, as they do once a package is installed.
"""

import gc
import os
import sys
import tempfile
from io import StringIO
from pathlib import Path
from time import perf_counter, process_time

from bench.result import Result
from bench.texts import own_texts, variants
from kunak import __version__
from kunak.config.reading_in_bulk.conduct import Run, conduct
from kunak.config.reading_in_bulk.ledger import Begun, Command
from kunak.config.reading_in_bulk.on_this_machine import ThisMachine
from kunak.config.reading_in_bulk.order import Order
from kunak.config.reading_in_bulk.progress import Progress
from kunak.config.reading_in_bulk.sources import items, seen
from kunak.config.reading_in_bulk.target import Shape, Target
from kunak.config.reading_in_bulk.worker import BETWEEN_COLLECTIONS, load
from kunak.core.reading.batch import File, Manner, read_shard

NAME, DOCUMENTS, JOBS = "read_bulk", 20_000, 2
SHORTEST = 1_000
"""Texts of fewer characters are left out: those who publish write more."""

SINGLE_SHARE = 10
"""The loop reads one document of so many, before the run and after it."""

FEW = 10
"""Documents of the run that only lets a process compile the modules."""


def measure() -> Result:
    """Return the time that a document takes in bulk, in milliseconds by the clock on the wall, and half the loop's."""
    count = int(os.environ.get("KUNAK_BENCH_DOCUMENTS", DOCUMENTS))
    gc.set_threshold(BETWEEN_COLLECTIONS)  # in the loop as in the processes
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        write_documents(Path(folder) / "few", FEW)
        in_bulk(Path(folder) / "few", Path(folder) / "few.jsonl", FEW)
        given = Path(folder) / "given"
        characters = write_documents(given, count)
        found = [one.item for one in items(seen([str(given)], frozenset()))]
        sample = tuple(item for item in found[::SINGLE_SHARE] if isinstance(item, File))
        single(sample[:100], Path(folder))  # warm
        before = single(sample, Path(folder))
        bulk, conducting, reading = in_bulk(given, Path(folder) / "rows.jsonl", count)
        after = single(sample, Path(folder))
    loop, alone = min(before[0], after[0]), min(before[1], after[1])
    notes = (
        f"{count} documents of {characters // count} characters, {JOBS} processes on {os.cpu_count()} processors",
        f"{1000 / bulk:.0f} documents a second in bulk, {1000 / loop:.0f} in a loop of one process",
        f"kept of twice the loop's rate: {loop / JOBS / bulk:.0%}",
        f"processor time of each: readers {reading:.2f} ms, their conductor {conducting:.3f} ms, loop {alone:.2f} ms",
    )
    return Result(NAME, bulk, "ms", count, peer=f"loop / {JOBS}", peer_value=loop / JOBS, notes=notes)


def write_documents(folder: Path, count: int) -> int:
    """Write variants of the project's own documents, a thousand to a folder; return how many characters they have."""
    characters = 0
    texts = [text for text in own_texts() if len(text) >= SHORTEST]
    for number, text in enumerate(variants(texts, count)):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def single(sample: tuple[File, ...], folder: Path) -> tuple[float, float]:
    """Return as `in_bulk` what a document takes in a loop, from its file to its row in another."""
    processor, began = process_time(), perf_counter()
    with (folder / "single.jsonl").open("wb") as rows:
        for row in read_shard(sample, manner=Manner(), load=load, tell=str):
            rows.write(row.line())
    wall, processor = perf_counter() - began, process_time() - processor
    return wall * 1000 / len(sample), processor * 1000 / len(sample)


def in_bulk(given: Path, out: Path, count: int) -> tuple[float, float, float]:
    """Return the milliseconds that a document takes: by the clock, of our processor time, of that of the processes.

    The processes begin within them.
    """
    command = Command(__version__, (str(given),), "1.1", with_text=True)
    run = Run(
        Begun(command, "en"),
        Order(),
        Target(out, Shape.LINES),
        lambda order, folder: ThisMachine(order, jobs=JOBS, folder=folder),
    )
    children, own, began = _of_children(), process_time(), perf_counter()
    tally = conduct(run, Progress(StringIO()))
    wall, conducting, reading = perf_counter() - began, process_time() - own, _of_children() - children
    if tally.rows != count:
        sys.exit(f"{tally.rows} rows of {count} documents")
    return wall * 1000 / count, conducting * 1000 / count, reading * 1000 / count


def _of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system
