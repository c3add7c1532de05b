"""The ledger of a run: what of its output is whole, so that the same command can go on from there.

A line in JSON for the run, one for each shard whose rows are on the disk, and one when all are.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from kunak.config.reading_in_bulk.refusals import OutputInUse
from kunak.core.reading.batch import Tally


@dataclass(frozen=True, slots=True)
class Command:
    """What makes the rows of a run what they are; on how many processes they are read does not."""

    version: str
    paths: tuple[str, ...]
    schema: str
    with_text: bool


class Entry(NamedTuple):
    """A shard whose rows are whole: they end at byte `end` of the part with this number, which then has `rows`."""

    key: str
    part: int
    end: int
    rows: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Begun:
    """What the ledger says of the run it belongs to."""

    command: Command
    language: str


class Ledger:
    """The file of the ledger, held by one run at a time."""

    def __init__(self, path: Path) -> None:
        """Open or make it.

        Raises:
            OutputInUse: another run holds it.
        """
        self.is_finished = False
        self._file: BinaryIO = path.open("a+b")
        if not _is_held(self._file):
            self._file.close()
            raise OutputInUse(folder=str(path.parent))
        self._file.seek(0)

    def begun(self) -> Begun | None:
        """Return the run that it belongs to; None where it is new. To be asked first."""
        told = self._line()
        if told is None:
            self.cut(0)
            return None
        command = told["command"] | {"paths": tuple(told["command"]["paths"])}
        return Begun(Command(**command), told["language"])

    def begin(self, begun: Begun) -> None:
        """Write the first line."""
        self._write([asdict(begun)])

    def entries(self) -> Iterator[Entry]:
        """Yield the shards that are whole; `is_finished` tells afterwards whether they are all there are.

        To be asked after `begun`, from the place where that left off.
        """
        while True:
            before = self._file.tell()
            told = self._line()
            if told is None or "finished" in told:
                self.is_finished = told is not None
                self._file.seek(before)
                return
            yield Entry(told["key"], told["part"], told["end"], told["rows"], Tally.from_json(told["tally"]))

    def place(self) -> int:
        """Return how far was read or written."""
        return self._file.tell()

    def return_to(self, place: int) -> None:
        """Read again from a place that was told before."""
        self._file.seek(place)

    def cut(self, place: int) -> None:
        """Leave out all that stands after a place that was told before; there the next line is written."""
        self._file.truncate(place)
        self._file.seek(place)

    def add(self, entries: list[Entry]) -> None:
        """Write entries, whose rows are on the disk already."""
        self._write([entry._asdict() | {"tally": entry.tally.as_json()} for entry in entries])

    def finish(self) -> None:
        """Write that nothing is left to be read."""
        self._write([{"finished": True}])

    def close(self) -> None:
        """Let go of it."""
        self._file.close()

    def _line(self) -> dict[str, Any] | None:
        """Return the next line; None at the end, which may be half a line where a run was killed."""
        line = self._file.readline()
        if not line.endswith(b"\n"):
            return None
        try:
            told = json.loads(line)
        except ValueError:
            return None
        return told if isinstance(told, dict) else None

    def _write(self, lines: list[dict[str, Any]]) -> None:
        self._file.write(b"".join(json.dumps(line, ensure_ascii=True).encode() + b"\n" for line in lines))
        self._file.flush()
        os.fsync(self._file.fileno())


def _is_held(file: BinaryIO) -> bool:
    """Tell whether we hold a file now; the system lets go of it when this process ends, however it ends."""
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
