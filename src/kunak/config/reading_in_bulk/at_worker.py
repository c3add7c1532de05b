"""What runs on the workers of a cluster: a shard comes with its bytes, its rows go back packed.

Each worker reads with hands of its own, so that a document that hangs or kills its reader costs the cluster nothing.
"""

import tempfile
import zlib
from pathlib import Path
from typing import NamedTuple

from kunak import __version__
from kunak.config.commands.refusals import sentence
from kunak.config.reading_in_bulk.hand import Hand
from kunak.config.reading_in_bulk.order import Order
from kunak.config.reading_in_bulk.refusals import BulkStopped
from kunak.core.reading.batch import Item, Tally

_FAST = 1


class Answer(NamedTuple):
    """The rows of a shard, packed; or why there are none: another `version` of Kunak, or `trouble` in words."""

    version: str = __version__
    rows: bytes = b""
    tally: Tally = Tally()
    trouble: str = ""


_free: dict[str, list[Hand]] = {}


def read_here(items: tuple[Item, ...], order: Order, run: str, version: str) -> Answer:
    """Read a shard.

    Args:
        items: with their bytes.
        order: of the run.
        run: its name; hands of other runs that are free are ended.
        version: of Kunak where the run was begun.
    """
    if version != __version__:
        return Answer()
    hand = _hand(order, run)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.jsonl"
            tally = hand.read(items, path)
            return Answer(rows=_packed(path), tally=tally)
    except BulkStopped as error:
        return Answer(trouble=sentence(error))
    finally:
        _free.setdefault(run, []).append(hand)


def let_go(run: str) -> None:
    """End the hands of a run that are free."""
    for hand in _free.pop(run, []):
        hand.close()


def _hand(order: Order, run: str) -> Hand:
    for other in set(_free) - {run}:
        let_go(other)
    try:
        return _free[run].pop()
    except (KeyError, IndexError):  # tasks run side by side: asked first, it might be gone by now
        return Hand(order)


def _packed(path: Path) -> bytes:
    packer = zlib.compressobj(_FAST)
    with path.open("rb") as rows:
        parts = [packer.compress(part) for part in iter(lambda: rows.read(1 << 20), b"")]
    return b"".join([*parts, packer.flush()])
