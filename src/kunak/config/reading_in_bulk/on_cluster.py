"""Reading with the workers of a Dask cluster. Bytes go to them and rows come back: they need no folder in common.

A worker that is killed is the cluster's to replace: what it was reading is given to another. Its library comes with an
extra and is imported only when it is asked for.
"""

import logging
import socket
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

from kunak import __version__
from kunak.config.reading_in_bulk.at_worker import Answer, let_go, read_here
from kunak.config.reading_in_bulk.order import Order
from kunak.config.reading_in_bulk.refusals import (
    ClusterDiffers,
    ClusterSilent,
    ClusterTrouble,
    NoCertificates,
    NotInstalled,
)
from kunak.config.reading_in_bulk.shards import Shard
from kunak.config.reading_in_bulk.worker import load
from kunak.core.reading.batch import File, Item, Loaded, Refused, Tally
from kunak.core.reading.batch.errors import CannotOpen

SECONDS_TO_ANSWER, TICK_SECONDS = 20, 0.5
AHEAD = 3
"""How many shards are under way for each thread of the cluster."""

_ATTEMPTS = 3
_COUNT_AGAIN = 100


class _Sent(NamedTuple):
    shard: Shard
    future: Any
    attempt: int


class Cluster:
    """A connection to a scheduler."""

    def __init__(self, order: Order, *, address: str, folder: Path) -> None:
        """Connect.

        Raises:
            NotInstalled: the library is missing.
            NoCertificates: the address asks for TLS, and the settings of the library name no certificates.
            ClusterSilent: nobody answers, or there are no workers.
        """
        self._order, self._address, self._folder = order, address, folder
        self._run = uuid4().hex
        self._dask = _library()
        self._lost = (self._dask.CancelledError, OSError, self._dask.TimeoutError)
        try:
            _knock(address)
            self._client = self._dask.Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
            self._client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
        except (OSError, ValueError, self._dask.TimeoutError) as error:
            raise ClusterSilent(address=address) from error
        except TypeError as error:  # of a context of TLS that is None
            raise NoCertificates(address=address) from error

    def read(self, shards: Iterator[Shard], tick: Callable[[], None]) -> Iterator[tuple[Shard, Path, Tally]]:
        """Yield each shard with the file of its rows, which is the receiver's to remove, and their count.

        Args:
            shards: taken up only as they are needed.
            tick: is called now and then while nothing is ready.

        Raises:
            ClusterSilent: it was there and does not answer any more.
            ClusterDiffers: a worker has another version of Kunak.
            ClusterTrouble: workers end again and again, or cannot read.
        """
        under_way: deque[_Sent] = deque()
        width = 0
        try:
            for shard in shards:
                if shard.number % _COUNT_AGAIN == 0 or not width:
                    width = max(sum(self._client.nthreads().values()), 1) * AHEAD
                under_way.append(self._send(shard))
                while len(under_way) >= width:
                    yield self._first(under_way, tick)
            while under_way:
                yield self._first(under_way, tick)
        except self._lost as error:
            raise ClusterSilent(address=self._address) from error

    def close(self) -> None:
        """Let the workers go, and the connection."""
        with suppress(*self._lost):
            self._client.run(let_go, self._run, on_error="ignore")
        self._client.close()

    def _send(self, shard: Shard, attempt: int = 1) -> _Sent:
        items = tuple(map(loaded, shard.items))
        key = f"kunak-{self._run}-{shard.number}-{attempt}"
        future = self._client.submit(read_here, items, self._order, self._run, __version__, key=key, pure=False)
        return _Sent(shard, future, attempt)

    def _first(self, under_way: "deque[_Sent]", tick: Callable[[], None]) -> tuple[Shard, Path, Tally]:
        sent = under_way.popleft()
        while (answer := self._answer(sent, tick)) is None:
            sent = self._send(sent.shard, sent.attempt + 1)
        path = self._folder / f"shard-{sent.shard.number}.jsonl"
        path.write_bytes(zlib.decompress(answer.rows))
        return sent.shard, path, answer.tally

    def _answer(self, sent: _Sent, tick: Callable[[], None]) -> Answer | None:
        """Return the answer; None where the worker that should give it was lost too often, and it may be asked anew."""
        try:
            answer = self._waited_for(sent.future, tick)
        except self._dask.KilledWorker as error:
            if sent.attempt == _ATTEMPTS:
                raise ClusterTrouble(reason=str(error)) from error
            return None
        except ImportError as error:
            raise ClusterDiffers(theirs="–", ours=__version__) from error
        if answer.version != __version__:
            raise ClusterDiffers(theirs=answer.version, ours=__version__)
        if answer.trouble:
            raise ClusterTrouble(reason=answer.trouble)
        return answer

    def _waited_for(self, future: Any, tick: Callable[[], None]) -> Answer:
        """Return what the worker gave. It is asked for once it is there: to break off asking may lose it."""
        ready = Event()
        future.add_done_callback(lambda _: ready.set())
        while not ready.wait(TICK_SECONDS):
            tick()
        answer: Answer = future.result()
        return answer


def loaded(item: Item) -> Item:
    """Return the item with its bytes, for those who do not see our files."""
    if not isinstance(item, File):
        return item
    try:
        return Loaded(item.place, load(item.path))
    except CannotOpen as error:
        return Refused(item.place, CannotOpen, {"reason": error.reason})


def _knock(address: str) -> None:
    """Raise OSError where nobody knows the host, or where whoever listens there is no scheduler.

    A client that cannot connect takes a minute, and to one that says nothing or speaks HTTP it listens for ever: at
    the port beside the scheduler's its own dashboard does. A port that nobody has is left to the client, which waits a
    while for a scheduler that is being started.
    """
    told = urlsplit(address if "://" in address else f"tcp://{address}")
    socket.getaddrinfo(told.hostname, told.port)
    if told.scheme != "tcp":
        return
    try:
        with socket.create_connection((told.hostname or "", told.port or 0), SECONDS_TO_ANSWER) as opened:
            if not opened.recv(1):  # a scheduler speaks first
                raise ConnectionResetError(address)
    except ConnectionRefusedError:
        return


def _library() -> Any:
    try:
        import dask
        import distributed
    except ImportError as error:
        raise NotInstalled(package="dask.distributed", extra="cluster") from error
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"})  # a file may have 20 MB
    for name in filter(_is_of_cluster, logging.root.manager.loggerDict):  # what they have to say, our refusals say
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return distributed


def _is_of_cluster(logger: str) -> bool:
    return logger.partition(".")[0] == "distributed"
