"""The processes of `kunak run`: none outlives the one that was started, even where that is killed outright."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

from kunak.config.commands import start
from kunak.config.commands.prepare import keep_watch

POLL_SECONDS = 0.5


def follow(parent: int) -> None:
    """End this process when its parent is gone."""
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def in_server(parent: int) -> Callable[..., Any]:
    """Return the application to a process of the web server, which from then on follows its parent.

    Ctrl+C reaches all processes. The parent then ends this one, which would hang where both signals came at once.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    threading.Thread(target=follow, args=[parent], daemon=True).start()
    from kunak.config.wsgi import application

    return application


def load_pages() -> None:
    """Load what answers requests before the processes are made, so that they have it at once and in common."""
    from django.db import connections
    from django.urls import get_resolver

    from kunak.config import wsgi  # noqa: F401

    _ = get_resolver().url_patterns
    connections.close_all()  # the server's processes are made from this one and must open their own


@contextmanager
def worker() -> Iterator[None]:
    """Keep a worker beside the server; one that dies is started again."""
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep, args=[_started(), stopping], daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join(15)


def _keep(process: BaseProcess, stopping: threading.Event) -> None:
    while not stopping.is_set():
        while process.is_alive() and not stopping.wait(POLL_SECONDS):
            pass
        if process.is_alive():
            process.terminate()
            process.join(10)
        elif not stopping.wait(1):
            process = _started(after_another=True)


def _started(*, after_another: bool = False) -> BaseProcess:
    """Start a worker: as a copy of this process, which has loaded all of it, where the system makes copies."""
    copies = multiprocessing.get_start_method() == "fork"
    here = multiprocessing.get_context("fork") if copies else multiprocessing.get_context("spawn")
    process = here.Process(target=_work, args=[os.getpid()], kwargs={"after_another": after_another}, daemon=True)
    process.start()
    return process


def _work(parent: int, *, after_another: bool) -> None:
    """Do queued jobs on the database that the parent has prepared, until stopped or until the parent is gone.

    What a worker that died has left is begun again.
    """
    threading.Thread(target=follow, args=[parent], daemon=True).start()
    if not start.django():
        return
    from django.db import connections

    try:
        if after_another:
            keep_watch()
        do_jobs()
    finally:  # as it ends there is no other end for what this process has open
        connections.close_all()


def do_jobs() -> None:
    """Do queued jobs until stopped."""
    from django.core.management import call_command

    call_command("db_worker", verbosity=0, interval=1)
