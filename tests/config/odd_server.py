"""The product's web server with one answer, which breaks when a part of it is on its way."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from kunak.config.commands import run

LINE = b"1;A;B\n"


def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterator[bytes]:
    start("200 OK", [("Content-Type", "text/csv")])
    yield LINE * 100_000
    raise ConnectionError("the database is gone")


def _of(parent: int) -> Callable[..., Any]:
    return answer


if __name__ == "__main__":
    run.in_server = _of
    run.serve("127.0.0.1", int(sys.argv[1]))
