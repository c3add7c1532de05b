"""Bytes that a command is given: a file by its name, or standard input."""

import sys


def given_bytes(file: str, *, limit: int) -> bytes:
    """Return the bytes of a file, of standard input for ``-``; at most one byte more than the limit.

    Raises:
        OSError: there is no such file, it is a folder, it may not be read.
    """
    if file == "-":
        return sys.stdin.buffer.read(limit + 1) if sys.stdin else b""
    with open(file, "rb") as opened:  # noqa: PTH123  not by `pathlib`: see `kunak.config.cli`
        return opened.read(limit + 1)
