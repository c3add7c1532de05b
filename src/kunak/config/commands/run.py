"""`kunak run`: prepare the database, start the worker and the web server, stop both together."""

import argparse
import errno
import os
import socket
import sys
from functools import partial
from gettext import gettext as _

from kunak.config.cli import DONE, FAILED, complain
from kunak.config.commands import start
from kunak.config.commands.prepare import keep_watch, prepare
from kunak.config.commands.processes import do_jobs, in_server, load_pages, worker
from kunak.config.commands.refusals import database_trouble, system_trouble


def a_port(text: str) -> int:
    """Return the number of a port; argparse tells the person where it is none."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(_("%(text)s is not a port: a number from 1 to 65535") % {"text": repr(text)})
    return int(text)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommands `run` and `worker`."""
    command = commands.add_parser(
        "run",
        help=_("start the product: web server and worker"),
        description=_("Bring the database up to date and start the web server and the worker. Ctrl+C stops both."),
        epilog=_("What an operator may set is in the environment: docs/reference/settings.md"),
    )
    command.add_argument(
        "--host",
        default="127.0.0.1",
        metavar=_("ADDRESS"),
        help=_("the address to listen on (default: this machine only)"),
    )
    command.add_argument("--port", type=a_port, default=8000, metavar=_("PORT"), help=_("the port (default: 8000)"))
    command.add_argument("--sample", action="store_true", help=_("load the sample where the database is empty"))
    command.set_defaults(do=do)
    alone = commands.add_parser("worker", help=_("start a worker alone (run starts one itself)"))
    alone.set_defaults(do=do_work)


def do(asked: argparse.Namespace) -> int:
    """Prepare, serve until stopped."""
    os.environ.setdefault("KUNAK_COLLECTED", "1")
    refusal = port_refusal(asked.host, asked.port)
    if refusal:
        complain(refusal)
        return FAILED
    if not start.django() or not prepare():
        return FAILED
    from django.db import DatabaseError

    try:
        greeting = sample_greeting() if asked.sample else ""
    except DatabaseError as error:
        complain(database_trouble(error))
        return FAILED
    load_pages()
    host = f"[{asked.host}]" if ":" in asked.host else asked.host
    told = _("Kunak is at http://%(host)s:%(port)d/ (Ctrl+C stops it)") % {"host": host, "port": asked.port}
    print(greeting + told, flush=True)
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
        except OSError as error:
            return _port_trouble(error, host, port)
    return ""


def _port_trouble(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        told = _("Port %(port)d is in use, perhaps by Kunak itself. Choose another: --port %(other)d")
        return told % {"port": port, "other": port + 1 if port < 65535 else 8001}
    if error.errno == errno.EACCES:
        return _("No permission to listen on port %(port)d. Choose one from 1024: --port 8000") % {"port": port}
    return _("The address %(host)s cannot be listened on: %(why)s.") % {"host": host, "why": system_trouble(error)}


def sample_greeting() -> str:
    """Load the sample into an empty database; return how to sign in."""
    from django.utils.timezone import localdate

    from kunak.config import sample

    if sample.is_empty():
        return sample.how_to_sign_in(sample.load(on=localdate())) + "\n"
    if sample.is_loaded():
        return sample.how_to_get_in_again(f"{sys.argv[0]} user password") + "\n"
    return ""


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
    ).serve(target_loader=partial(in_server, os.getpid()), wrap_loader=False)


@start.needs_database
def do_work(asked: argparse.Namespace) -> int:  # noqa: ARG001  as every command is called
    """Do queued jobs until stopped."""
    keep_watch()
    do_jobs()
    return DONE
