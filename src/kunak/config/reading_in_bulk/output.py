"""The output of a run while it grows: rows in their order, and with them the ledger that lets the run go on."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kunak.config.reading_in_bulk.ledger import Begun, Entry, Ledger
from kunak.config.reading_in_bulk.refusals import OutputBegunOtherwise, OutputExists
from kunak.config.reading_in_bulk.shards import Shard
from kunak.config.reading_in_bulk.target import Target
from kunak.core.reading.batch import Tally

LEDGER = "ledger.jsonl"
COMMIT_SECONDS = 1.0
"""How much work a kill may cost."""


class Output:
    """Parts of rows with their ledger."""

    def __init__(self, target: Target, begun: Begun, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin an output, or go on with one.

        Raises:
            OutputExists: there is something else, also in its folder of what is not finished.
            OutputInUse: another run writes there.
            OutputBegunOtherwise: another command left it unfinished.
            OSError: it cannot be written.
        """
        if not target.folder.is_dir() and target.is_taken:
            raise OutputExists(path=str(target.path))
        if _is_of_others(target.folder):
            raise OutputExists(path=str(target.folder))
        target.folder.mkdir(parents=True, exist_ok=True)
        self._target, self._clock = target, clock
        self._ledger = Ledger(target.folder / LEDGER)
        self.begun = self._ours(begun)
        self._forget()
        self._file: BinaryIO = BytesIO()  # until a part is opened
        self._waiting: list[Entry] = []
        self._committed_at = clock()

    def _ours(self, begun: Begun) -> Begun:
        before = self._ledger.begun()
        self._is_new = before is None
        if before is None:
            try:
                self._ledger.begin(begun)
            except OSError:
                with suppress(OSError):  # what could not be written is tried once more
                    self._ledger.close()
                self._target.forget()
                raise
            return begun
        if before.command != begun.command:
            self._ledger.close()
            told = [f"kunak {before.command.version}:", *before.command.paths, f"--schema {before.command.schema}"]
            told += [] if before.command.with_text else ["--no-text"]
            raise OutputBegunOtherwise(folder=str(self._target.folder), begun=" ".join(told))
        return before

    def left(self, shards: Iterator[Shard], passed: Callable[[int], None]) -> Iterator[Shard]:
        """Return the shards that are still to be read; what was written after the last whole one is cut off.

        From the first shard on that is not as it was, all are read again.

        Args:
            shards: of the whole run.
            passed: hears of the weight of each that need not be read again.
        """
        place = self._ledger.place()
        rest: list[Shard] = []
        for entry in self._ledger.entries():
            shard = next(shards, None)
            if shard is None or entry.key != shard.key or not self._holds(entry):
                rest = [] if shard is None else [shard]
                break
            self._count(entry)
            passed(shard.weight)
            place = self._ledger.place()
        self._ledger.cut(place)
        self._clear()
        self._open()
        return chain(rest, shards)

    def _count(self, entry: Entry) -> None:
        self._part, self._end, self._rows = entry.part, entry.end, entry.rows
        self.tally.add(entry.tally)

    def is_finished(self) -> bool:
        """Tell whether an earlier run read all and was stopped just before its end: there is only to `publish`."""
        place = self._ledger.place()
        for entry in self._ledger.entries():
            self._count(entry)
        if not self._ledger.is_finished:
            self._ledger.return_to(place)
            self._forget()
        return self._ledger.is_finished

    def _forget(self) -> None:
        self.tally = Tally()
        self._part, self._end, self._rows = 1, 0, 0

    def _holds(self, entry: Entry) -> bool:
        try:
            return self._target.part(entry.part).stat().st_size >= entry.end
        except FileNotFoundError:
            return False

    def _clear(self) -> None:
        """Remove what a run that was killed left beside what is whole."""
        kept = {self._target.part(number) for number in range(1, self._part + 1)}
        for path in set(self._target.folder.iterdir()) - kept - {self._target.folder / LEDGER}:
            path.unlink()

    def _open(self) -> None:
        """Open the part that grows, at the end of what is whole in it."""
        self._file = self._target.part(self._part).open("ab")
        self._file.truncate(self._end)

    def add(self, shard: Shard, rows: Path, tally: Tally) -> None:
        """Put the rows of the next shard to the others; their file is removed."""
        limit = self._target.rows_per_part
        if limit is not None and self._rows >= limit:
            self._next_part()
        with rows.open("rb") as given:
            shutil.copyfileobj(given, self._file, 1 << 20)
        rows.unlink()
        self._end, self._rows = self._file.tell(), self._rows + tally.rows
        self.tally.add(tally)
        self._waiting.append(Entry(shard.key, self._part, self._end, self._rows, tally))
        if self._clock() - self._committed_at >= COMMIT_SECONDS:
            self.commit()

    def _next_part(self) -> None:
        self.commit()
        self._file.close()
        self._part, self._rows, self._end = self._part + 1, 0, 0
        self._open()

    def commit(self) -> None:
        """Bring to the disk what was added; from here on the same command goes on.

        It may be stopped at any point and asked again: nothing is entered twice. What a stop leaves out of the ledger
        is read again.
        """
        if self._waiting:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._is_new, entries, self._waiting = False, self._waiting, []
            self._ledger.add(entries)
        self._committed_at = self._clock()

    def publish(self) -> None:
        """Put the whole output into its place."""
        if not self._ledger.is_finished:
            self.commit()
            self._ledger.finish()
        self._file.close()
        self._target.publish(self._part)

    def close(self) -> None:
        """Let go of all files; nothing is written that was not committed, and where nothing was, nothing stays."""
        self._file.close()
        if self._is_new:
            self._target.forget()
        self._ledger.close()


def _is_of_others(folder: Path) -> bool:
    """Tell whether a folder holds something, and no ledger: a run makes that first."""
    return folder.is_dir() and not (folder / LEDGER).exists() and any(folder.iterdir())
