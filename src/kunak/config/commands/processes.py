"""The processes of `kunak run`: none outlives the one that was started, even where that is killed outright."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

POLL_SECONDS = 0.5


def follow(parent: int) -> None:
    """End this process when its parent is gone."""
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def in_server(parent: int) -> Callable[..., Any]:
    """Return the application to a process of the web server, which from then on follows its parent."""
    threading.Thread(target=follow, args=[parent], daemon=True).start()
    from kunak.config.wsgi import application

    return application


@contextmanager
def worker() -> Iterator[None]:
    """Keep a worker beside the server; one that dies is started again."""
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep, args=[stopping], daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join(15)


def _keep(stopping: threading.Event) -> None:
    command = [sys.executable, "-m", "kunak.config.cli", "worker", "--parent", str(os.getpid())]
    while not stopping.is_set():
        process = subprocess.Popen(command)  # noqa: S603
        while process.poll() is None and not stopping.wait(POLL_SECONDS):
            pass
        if process.poll() is None:
            process.terminate()
            process.wait(10)
        else:
            stopping.wait(1)
