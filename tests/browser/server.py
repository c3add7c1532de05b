"""The product in processes of its own, started and ended as an operator does, or as a power cut does."""

import fcntl
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.prepare import PASSWORD, PEOPLE

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS, PREPARE_SECONDS = 180, 600  # on a busy machine


@dataclass
class Server:
    """A running product on a data folder of its own; `unblocked` lets this process ask a database."""

    data: Path
    port: int
    unblocked: Callable[[], AbstractContextManager[None]] = nullcontext
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of its first page."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What its processes write, from every start."""
        return self.data.with_name(f"{self.data.name}.log")

    @property
    def environment(self) -> dict[str, str]:
        """What its processes see."""
        chosen = {"KUNAK_DATA": str(self.data), "PYTHONPATH": str(ROOT / "src"), "LANGUAGE": "en"}
        left_out = {"KUNAK_COLLECTED", "KUNAK_DATABASE_URL"}
        return {name: value for name, value in os.environ.items() if name not in left_out} | chosen

    def kunak(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run the command on the same data."""
        call = [sys.executable, "-m", "kunak.config.cli", *arguments]
        return subprocess.run(
            call, input=typed, env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )

    def start(self, *arguments: str) -> None:
        """Start and wait until the first page answers."""
        call = [sys.executable, "-m", "kunak.config.cli", "run", "--port", str(self.port), *arguments]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                call, env=self.environment, stdout=log, stderr=log, start_new_session=True, cwd=self.data.parent
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.url, timeout=5):  # noqa: S310
                    return
            except OSError:
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(0.1)  # its end would be told at once; to ask without a pause takes its processor
        self.stop()
        raise AssertionError(self.log.read_text())

    def stop(self) -> None:
        """Ask it to stop, as Ctrl+C does, and wait for the end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)

    def begin_with(self, prepared: Path) -> None:
        """Put what another folder holds in the place of its data, while it runs."""
        present = f"file:{prepared / 'kunak.sqlite3'}?mode=ro&immutable=1"
        with (
            closing(sqlite3.connect(present, uri=True)) as other,
            closing(sqlite3.connect(self.data / "kunak.sqlite3", timeout=60)) as own,
        ):
            other.backup(own)
        shutil.rmtree(self.data / "files", ignore_errors=True)
        if (prepared / "files").exists():
            shutil.copytree(prepared / "files", self.data / "files")

    def kill(self) -> None:
        """Take the power away: every process of the server ends at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)

    def prepare(self, *arguments: str) -> None:
        """Make tables with ``--tables``, all but people with ``--blank``; else people, with ``--sample`` it too."""
        typed = f"{PASSWORD}\n" * len(PEOPLE)
        call = [sys.executable, "-m", "tests.browser.prepare", *arguments]
        done = subprocess.run(
            call,
            input=typed,
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=PREPARE_SECONDS,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def check_journal(self) -> int:
        """Prove the journal; return how many entries it has."""
        with ThreadPoolExecutor(1) as beside, self.unblocked():  # a thread has a connection of its own
            broken, count = beside.submit(_journal_of, self.data / "kunak.sqlite3").result()
        assert broken is None, broken
        return count


def _journal_of(database: Path) -> tuple[Any, int]:
    """Ask the database of a server as its own processes do; return the first break of its journal and the count."""
    from django.db import connections

    from kunak.journal.queries import check

    there = connections["default"] = connections.create_connection("default")
    there.settings_dict = there.settings_dict | {"NAME": str(database)}  # theirs stays: each new thread reads it
    try:
        broken, count, _last = check()
    finally:
        there.close()
    return broken, count


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def copy_of(prepared: Path, folder: Path, unblocked: Callable[[], AbstractContextManager[None]]) -> Server:
    """Return a server, not yet started, on a copy of a data folder."""
    shutil.copytree(prepared, folder / "data")
    return Server(folder / "data", free_port(), unblocked)


def made_once(name: str, place: Path, *arguments: str, of: Path | None = None) -> Path:
    """Return a data folder that the first worker makes, of another one if told, and the others wait for."""
    server = Server(place / name / "data", free_port())
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not server.data.parent.exists():
            server.data.parent.mkdir()
            if of is not None:
                shutil.copytree(of, server.data)
            server.prepare(*arguments)
    return server.data
