"""A process that reads shards for `hand.Hand`, until nobody gives it any.

It may be killed at any moment: where it stands is seen from outside, in a few bytes of memory that both share. A
document that takes too long ends the process itself: a timer of the system does, that no hanging code can hold up.
"""

import gc
import mmap
import os
import signal
import struct
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from kunak.config.commands.given import given_bytes
from kunak.config.commands.refusals import sentence
from kunak.config.reading_in_bulk.order import Fault, Order, Task, Trouble
from kunak.core.errors import KunakError
from kunak.core.reading import read
from kunak.core.reading.batch import Step, Tally, read_shard
from kunak.core.reading.batch.errors import CannotOpen, ReaderLost, TookTooLong
from kunak.core.reading.formats.limits import MAX_FILE_BYTES
from kunak.documents.outside import formats, open_source

PLACE = struct.Struct("<qq?")
NOWHERE = (-1, -1, False)
PARENT = os.getppid()
BETWEEN_COLLECTIONS = 50_000
"""Objects: records hold no cycles, so that looking for them after each few hundred would only take time."""

MEGABYTES = 1_536
"""Of address space; a document for which they are not enough is told as failed."""


SENTENCE = (
    "Сегодня, 3 июня 2024 года, в Перми министр образования Пермского края Анна Ильина и министр образования "
    "Республики Коми Павел Рочев подписали соглашение о сотрудничестве сроком на пять лет. Стороны договорились "
    "обмениваться опытом подготовки учителей."
)


def main() -> None:
    """Read shard after shard; the arguments are the numbers of two open files: the connection, the shared memory."""
    gc.set_threshold(BETWEEN_COLLECTIONS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began us hears it, and ends us in order
    _limit_memory()
    warm_up()
    connection, place = Connection(int(sys.argv[1])), mmap.mmap(int(sys.argv[2]), PLACE.size)
    try:
        order: Order = connection.recv()
        os.environ["LANGUAGE"] = order.language
        while True:
            connection.send(_done(connection.recv(), order, place))
    except (EOFError, ConnectionError):  # whoever began us is gone
        return


def warm_up() -> None:
    """Read one sentence, so that what is loaded with the first document is not counted as that document's time."""
    read(open_source(SENTENCE.encode(), "1.txt"))


def _done(task: Task, order: Order, place: mmap.mmap) -> Tally | Trouble:
    """Read a shard into its file."""

    def watch(step: Step) -> None:
        if os.getppid() != PARENT:  # nobody wants these rows any more
            sys.exit(1)
        PLACE.pack_into(place, 0, *step)
        signal.setitimer(signal.ITIMER_REAL, order.seconds)

    faults = {step: _error(fault, order) for step, fault in task.faults.items()}
    tally = Tally()
    try:
        with Path(task.path).open("wb") as rows:
            for row in read_shard(
                task.items,
                manner=order.manner,
                load=load,
                tell=sentence,
                formats=formats(),
                faults=faults,
                watch=watch,
            ):
                rows.write(row.line())
                tally.count(row)
    except OSError as error:
        return Trouble(error.errno or 0, error.strerror or str(error))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        PLACE.pack_into(place, 0, *NOWHERE)
    return tally


def load(path: str) -> bytes:
    """Return the bytes of a file, at most one more than are read.

    Raises:
        CannotOpen: the system does not hand them out.
    """
    try:
        return given_bytes(path, limit=MAX_FILE_BYTES)
    except (OSError, ValueError) as error:
        raise CannotOpen(reason=getattr(error, "strerror", None) or str(error)) from error


def _error(fault: Fault, order: Order) -> KunakError:
    return TookTooLong(seconds=order.seconds) if fault == Fault.LATE else ReaderLost()


def _limit_memory() -> None:
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, hard))  # programs outside set their own, within `hard`


if __name__ == "__main__":
    main()
