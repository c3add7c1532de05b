"""A run from its beginning to its end: what to read, who reads it, where the rows go."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from kunak.config.commands.refusals import system_trouble
from kunak.config.reading_in_bulk import tables
from kunak.config.reading_in_bulk.ledger import Begun
from kunak.config.reading_in_bulk.order import Order
from kunak.config.reading_in_bulk.output import Output
from kunak.config.reading_in_bulk.progress import Progress
from kunak.config.reading_in_bulk.refusals import NoRoom, OutputUnwritable
from kunak.config.reading_in_bulk.shards import Shard, in_shards
from kunak.config.reading_in_bulk.sources import items, seen
from kunak.config.reading_in_bulk.target import Shape, Target
from kunak.core.reading.batch import Tally


class Readers(Protocol):
    """Whoever reads shards, on this machine or elsewhere."""

    def read(self, shards: Iterator[Shard], tick: Callable[[], None]) -> Iterator[tuple[Shard, Path, Tally]]:
        """Yield each shard with the file of its rows and their count, in order."""

    def close(self) -> None:
        """Let go of all that reads."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked for: `order.language` is of the rows unless an earlier run has begun them in another."""

    begun: Begun
    order: Order
    target: Target
    readers: Callable[[Order, Path], Readers]


def conduct(run: Run, progress: Progress) -> Tally:
    """Read all that was asked for and put the rows into their place; return the count of all rows.

    Raises:
        BulkRefused: it cannot begin.
        BulkStopped: it came to a stop; the same run goes on.
        KeyboardInterrupt: it was stopped; the same run goes on.
    """
    paths = run.begun.command.paths
    leave_out = frozenset(str(path.resolve()) for path in (run.target.path, run.target.folder))
    if run.target.shape == Shape.TABLE:
        tables.check_library()
    for file in seen(paths, leave_out):
        progress.whole += file.size
        if tables.is_table(file.path):
            tables.check_library()
    try:
        with closing(_output(run)) as output:
            if not output.is_finished():
                shards = in_shards(items(seen(paths, leave_out)))
                _read(run, output, output.left(shards, progress.passed), progress)
            output.publish()
    except OSError as error:
        raise NoRoom(reason=system_trouble(error)) from error
    return output.tally


def _output(run: Run) -> Output:
    try:
        return Output(run.target, run.begun)
    except OSError as error:
        raise OutputUnwritable(path=str(run.target.path), reason=system_trouble(error)) from error


def _read(run: Run, output: Output, left: Iterator[Shard], progress: Progress) -> None:
    order = replace(run.order, language=output.begun.language)
    with closing(run.readers(order, run.target.folder)) as readers:
        try:
            for shard, rows, tally in readers.read(left, progress.tick):
                output.add(shard, rows, tally)
                progress.read(shard.weight, tally.rows)
        finally:
            output.commit()
