"""The wall between us and the PDF library: requests go through it one by one, and whatever hangs behind it is ended."""

import json
import os
import select
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import IO, Any, cast

from kunak.core.reading.formats import errors
from kunak.core.reading.formats.content import Content
from kunak.core.reading.source import Block

SECONDS = 30
"""How long one request may take."""

_REQUESTS = 500
"""After so many requests the process is begun anew, so that nothing can pile up in it."""

_REFUSALS = {kind.__name__: kind for kind in (errors.EncryptedFile, errors.DamagedFile, errors.TooComplex)}
_LENGTH, _PIECE, _LONGEST = 8, 1 << 20, 1 << 28


class Wall:
    """One process behind the wall; it is begun when it is needed, and again when it has come to an end."""

    def __init__(self, seconds: int = SECONDS) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = self._requests = 0

    def read(self, data: bytes, recognised: dict[int, str] | None = None) -> Content:
        """Return what `kunak.core.reading.formats.pdf.read` does; raises as it, and `TooComplex` for all else."""
        answer = json.loads(self._ask({"do": "read", "recognised": recognised or {}}, data))
        return Content(
            raw=answer["raw"],
            blocks=tuple(Block(*block) for block in answer["blocks"]),
            title_hint=answer["title_hint"],
            is_recognised=answer["is_recognised"],
            unread=tuple(answer["unread"]),
        )

    def picture(self, data: bytes, number: int) -> bytes:
        """Return the picture of a page as PGM; raises as `read`."""
        return self._ask({"do": "picture", "number": number}, data)

    def _ask(self, request: dict[str, Any], data: bytes) -> bytes:
        with self._lock:  # the library does one thing at a time
            process = self._ready()
            try:
                given = cast("IO[bytes]", process.stdin)
                send(given, json.dumps(request).encode())
                send(given, data)
                kind, answer = _received(process, monotonic() + self._seconds)
            except (BrokenPipeError, EOFError, TimeoutError) as error:
                self.end()
                raise errors.TooComplex(kind="PDF", what="seconds or megabytes", limit=self._seconds) from error
        if kind == b"refusal":
            told = json.loads(answer)
            raise _REFUSALS[told.pop("type")](**told)
        return answer

    def _ready(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and (self._owner != os.getpid() or self._requests >= _REQUESTS):
            self.end()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kunak.documents.outside.behind_wall"],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            self._owner, self._requests = os.getpid(), 0
        self._requests += 1
        return self._process

    def end(self) -> None:
        """End the process; one that was begun before this process was split off is not ours to end."""
        process, self._process = self._process, None
        if process is None:
            return
        if self._owner == os.getpid():
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write a message: its length, then its bytes."""
    pipe.write(len(data).to_bytes(_LENGTH, "big") + data)
    pipe.flush()


def _received(process: "subprocess.Popen[bytes]", until: float) -> tuple[bytes, bytes]:
    number = cast("IO[bytes]", process.stdout).fileno()
    return _message(number, until), _message(number, until)


def _message(number: int, until: float) -> bytes:
    length = int.from_bytes(_exactly(number, _LENGTH, until), "big")
    if length > _LONGEST:
        raise EOFError("it says what it never does")
    return _exactly(number, length, until)


def _exactly(number: int, count: int, until: float) -> bytes:
    """Read so many bytes from a pipe.

    Raises:
        TimeoutError, EOFError: they did not come in time, or will not come.
    """
    parts: list[bytes] = []
    while count:
        ready, _, _ = select.select([number], [], [], max(until - monotonic(), 0))
        if not ready:
            raise TimeoutError
        part = os.read(number, min(count, _PIECE))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
