"""A reading process on which documents have effects that no real one should have; `tests` run it in place of ours."""

import os
import signal
import threading
from pathlib import Path

from kunak.config.reading_in_bulk import worker
from kunak.core.reading import Meta, Record, read
from kunak.core.reading.batch import shard
from kunak.core.reading.source import SourceText

HANGS, FALLS, FALLS_ONCE, ENDS_ALL, STOPS = "ЗАВИСНЕТ", "УПАДЁТ", "СПОТКНЁТСЯ", "ОБОРВЁТ", "ОСТАНОВИТ"


def oddly(source: SourceText, meta: Meta) -> Record:
    """Read a document, unless its words hang this process, kill it, or kill or stop whoever began it."""
    if HANGS in source.raw:
        threading.Event().wait()
    if FALLS in source.raw:
        os.kill(os.getpid(), signal.SIGKILL)
    if FALLS_ONCE in source.raw and _is_first(FALLS_ONCE):
        os.kill(os.getpid(), signal.SIGKILL)
    if ENDS_ALL in source.raw and _is_first(ENDS_ALL):
        os.kill(os.getppid(), signal.SIGKILL)
    if STOPS in source.raw and _is_first(STOPS):
        os.kill(os.getppid(), signal.SIGINT)  # what Ctrl+C sends
        threading.Event().wait()
    return read(source, meta)


def _is_first(word: str) -> bool:
    """Tell whether this word is met for the first time by any process of this test."""
    try:
        (Path(os.environ["ODD_READER_FOLDER"]) / word).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


if __name__ == "__main__":
    shard.read = oddly  # type: ignore[attr-defined]
    worker.main()
