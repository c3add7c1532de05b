"""`kunak run`: prepare the database, start the worker and the web server, stop both together."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _

from kunak.config.cli import BAD_INPUT, DONE, FAILED, complain


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommands `run` and, for its own use, `worker`."""
    command = commands.add_parser(
        "run",
        help=_("start the product: web server and worker"),
        description=_("Bring the database up to date and start the web server and the worker. Ctrl+C stops both."),
    )
    command.add_argument("--host", default="127.0.0.1", help=_("the address to listen on (default: this machine only)"))
    command.add_argument("--port", type=int, default=8000, help=_("the port (default: 8000)"))
    command.add_argument("--sample", action="store_true", help=_("load the sample where the database is empty"))
    command.set_defaults(do=do)
    worker = commands.add_parser("worker", help=_("start a worker alone (run starts one itself)"))
    worker.add_argument("--parent", type=int, help=argparse.SUPPRESS)
    worker.set_defaults(do=do_work)


def do(asked: argparse.Namespace) -> int:
    """Prepare, serve until stopped."""
    from kunak.config.commands import start

    os.environ.setdefault("KUNAK_COLLECTED", "1")
    refusal = port_refusal(asked.host, asked.port)
    if refusal:
        complain(refusal)
        return FAILED
    if not start.django() or not prepare():
        return FAILED
    greeting = sample_greeting() if asked.sample else ""
    print(greeting + _("Kunak is at http://%(host)s:%(port)d/ (Ctrl+C stops it)") % vars(asked), flush=True)
    with worker():
        serve(asked.host, asked.port)
    return DONE


def port_refusal(host: str, port: int) -> str:
    """Return why the port cannot be had, or an empty text."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            return _("Port %(port)d of %(host)s cannot be used: %(why)s. Choose another: --port %(other)d") % {
                "port": port,
                "host": host,
                "why": why,
                "other": port + 1 if 0 < port < 65000 else 8001,
            }
    return ""


def prepare() -> bool:
    """Bring tables, reference data and collected static files up to date; say why where that fails."""
    from django.core.management import call_command
    from django.db import DatabaseError

    from kunak.people.services import load_territories

    try:
        call_command("migrate", verbosity=0, interactive=False)
        load_territories()
        call_command("collectstatic", verbosity=0, interactive=False)
    except (DatabaseError, OSError) as error:
        complain(_("The database or the data folder cannot be used: %(error)s") % {"error": error})
        return False
    return True


def sample_greeting() -> str:
    """Load the sample into an empty database; return how to sign in."""
    from django.utils.timezone import localdate

    from kunak.config import sample

    if sample.is_empty():
        return sample.how_to_sign_in(sample.load(on=localdate())) + "\n"
    return (
        _("Passwords were shown when the sample was loaded. A new one: %(command)s")
        % {"command": f"{sys.argv[0]} user password EMAIL"}
        + "\n"
    )


@contextmanager
def worker() -> Iterator[None]:
    """Keep a worker beside the server; one that dies is started again."""
    stopping = threading.Event()
    command = [sys.executable, "-m", "kunak.config.cli", "worker", "--parent", str(os.getpid())]

    def keep() -> None:
        while not stopping.is_set():
            process = subprocess.Popen(command)  # noqa: S603
            while process.poll() is None and not stopping.wait(0.5):
                pass
            if process.poll() is None:
                process.terminate()
                process.wait(10)
            elif not stopping.is_set():
                time.sleep(1)

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join(15)


def serve(host: str, port: int) -> None:
    """Serve pages until the process is told to stop."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "kunak.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=4,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()


def do_work(asked: argparse.Namespace) -> int:
    """Do queued jobs until stopped, or until the server that started this worker is gone."""
    from kunak.config.commands import start

    if not start.django() or not start.is_prepared():
        return BAD_INPUT
    from django.core.management import call_command

    if asked.parent:
        threading.Thread(target=follow, args=[asked.parent], daemon=True).start()
    call_command("db_worker", verbosity=0, interval=1)
    return DONE


def follow(parent: int) -> None:
    """End this process when its parent is gone."""
    while os.getppid() == parent:
        time.sleep(2)
    os.kill(os.getpid(), signal.SIGTERM)
