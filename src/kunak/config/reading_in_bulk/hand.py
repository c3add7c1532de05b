"""A reading process under supervision: replaced when it ends, and what it could not read is told as failed.

The pool of the standard library gives up as a whole when one of its processes is killed; a hand goes on.
"""

import mmap
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from kunak.config.commands.refusals import system_trouble
from kunak.config.reading_in_bulk.order import Fault, Order, Task, Trouble
from kunak.config.reading_in_bulk.refusals import NoRoom, ReadersEnd
from kunak.config.reading_in_bulk.worker import NOWHERE, PLACE
from kunak.core.reading.batch import Item, Step, Tally

WORKER = ("-m", "kunak.config.reading_in_bulk.worker")
_ATTEMPTS = 3


class Stopped(Exception):
    """The hand was told to stop while it was reading."""


class Hand:
    """One process that reads; it is begun when it is needed, and again when it has come to an end."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._is_over = False
        with tempfile.TemporaryFile() as shared:
            shared.truncate(PLACE.size)
            self._place = mmap.mmap(shared.fileno(), PLACE.size)
            self._shared = os.dup(shared.fileno())

    def read(self, items: tuple[Item, ...], path: Path) -> Tally:
        """Read a shard into a file and return the count of its rows.

        A document that takes too long, or on which the process was lost twice, becomes a row that says so.

        Raises:
            NoRoom: the file cannot be written.
            ReadersEnd: processes end before they begin to read.
            Stopped: `end` was called meanwhile.
        """
        faults: dict[Step, Fault] = {}
        lost: Counter[Step] = Counter()
        while True:
            try:
                answer = self._ask(Task(items, faults, str(path)))
            except (EOFError, OSError):
                step, status = self._fallen()
                lost[step] += 1
                if step == Step(*NOWHERE) and lost[step] == _ATTEMPTS:
                    raise ReadersEnd(reason=f"exit status {status}") from None
                if status == -signal.SIGALRM:
                    faults[step] = Fault.LATE
                elif lost[step] > 1:
                    faults[step] = Fault.LOST
                continue
            if isinstance(answer, Trouble):
                raise NoRoom(reason=system_trouble(OSError(answer.number, answer.word)))
            return answer

    def end(self) -> None:
        """End the process for good."""
        self._is_over = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process and let go of all that belongs to it; nobody may be reading."""
        self.end()
        self._let_go()
        with suppress(OSError):
            os.close(self._shared)

    def _ask(self, task: Task) -> Tally | Trouble:
        PLACE.pack_into(self._place, 0, *NOWHERE)
        connection = self._ready()
        connection.send(task)
        answer: Tally | Trouble = connection.recv()
        return answer

    def _ready(self) -> Connection:
        if self._is_over:
            raise Stopped
        if self._connection is None:
            self._connection, theirs = Pipe()
            numbers = (theirs.fileno(), self._shared)
            self._process = subprocess.Popen(  # noqa: S603 (words of our own)
                [sys.executable, *WORKER, *map(str, numbers)],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=numbers,
            )
            theirs.close()
            self._connection.send(self._order)
            if self._is_over:  # told to end while it was being begun
                self._process.kill()
        return self._connection

    def _fallen(self) -> tuple[Step, int]:
        """Let go of a process that ended; return where it stood and how it ended."""
        if self._is_over:
            self._let_go()
            raise Stopped
        return Step(*PLACE.unpack_from(self._place)), self._let_go()

    def _let_go(self) -> int:
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if process is None:
            return 0
        process.kill()  # one that only let go of us, or is not yet quite gone
        return process.wait()
