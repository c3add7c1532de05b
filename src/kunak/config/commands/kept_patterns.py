"""Compiled patterns of the reader, kept beside Python's bytecode from one `kunak read` to the next.

A file in `__pycache__`, written and trusted as bytecode is: where Python may write none, or nobody may, there is none,
and a start takes longer. Delete it at will.
"""

import marshal
import os
import sys
import time
import zlib
from contextlib import suppress

from kunak.core.reading import compiling

ENDING = ".patterns"
FEWEST = 20  # new ones for which the file is written again
MOST_BYTES = 8_000_000
CHECKSUM = 4  # bytes
LEFT = 3600  # seconds after which nobody writes a file any more


def path() -> str | None:
    """Return where the patterns are kept, None where Python keeps no bytecode."""
    compiled = compiling.__spec__.cached if compiling.__spec__ else None
    return os.path.splitext(compiled)[0] + ENDING if compiled else None  # noqa: PTH122  see `kunak.config.cli`


def take() -> None:
    """Let the reader begin with the patterns that were kept."""
    made_for, kept = compiling.made_for(), path()
    if made_for is None or kept is None:
        return
    compiling.COMPILED.keeps = not sys.dont_write_bytecode
    try:
        with open(kept, "rb") as file:  # noqa: PTH123  see `kunak.config.cli`
            told = file.read(MOST_BYTES)
        if int.from_bytes(told[:CHECKSUM], "big") != zlib.crc32(told[CHECKSUM:]):
            return
        its, patterns = marshal.loads(told[CHECKSUM:])  # noqa: S302  trusted as the bytecode beside it
    except (OSError, ValueError, EOFError, TypeError):
        return
    if its == made_for and isinstance(patterns, dict):
        compiling.COMPILED.known = patterns


def keep() -> None:
    """Keep what this process compiled, with what was kept before; if that cannot be, it is no loss."""
    made, kept = compiling.COMPILED.made, path()
    compiling.COMPILED.keeps, compiling.COMPILED.made = False, {}
    if len(made) < FEWEST or kept is None:
        return
    told = _told({**compiling.COMPILED.known, **made})
    if len(told) > MOST_BYTES:
        told = _told(made)  # those of versions that are gone have filled the file
    beside = f"{kept}.{os.getpid()}"
    try:
        # never through a link or into a file that somebody has put there
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666), "wb") as file:
            file.write(told)
        os.replace(beside, kept)  # noqa: PTH105  see `kunak.config.cli`
    except OSError:
        pass
    finally:  # also where Ctrl+C came between
        with suppress(OSError):
            os.remove(beside)  # noqa: PTH107  see `kunak.config.cli`
    _sweep(kept)


def _sweep(kept: str) -> None:
    """Take away what processes left that were killed while they wrote."""
    folder, name = os.path.split(kept)
    with suppress(OSError), os.scandir(folder) as files:
        for file in files:
            if file.name.startswith(f"{name}.") and time.time() - file.stat(follow_symlinks=False).st_mtime > LEFT:
                os.remove(file.path)  # noqa: PTH107  see `kunak.config.cli`


def _told(patterns: dict[compiling.Key, compiling.Code]) -> bytes:
    told = marshal.dumps((compiling.made_for(), patterns))
    return zlib.crc32(told).to_bytes(CHECKSUM, "big") + told
