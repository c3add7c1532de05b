"""The `kunak` command: one parser, thin shells.

Exit statuses: 0 done, 1 the thing asked failed, 2 bad usage or bad input.
"""

import argparse
import gc
import gettext
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from kunak import __version__

LOCALE = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120  `pathlib` takes 4 ms of a start
ROOMS = ("run", "read", "archive", "reading_report", "standing", "journal", "lists", "people", "remind", "sample")
ALONE = frozenset(
    ("run", "read", "archive", "standing", "journal", "lists", "remind", "sample")
)  # the subcommands that are called as their module
DONE, FAILED, BAD_INPUT = 0, 1, 2


def language() -> str:
    """Return `ru` or `en`, as the environment says (LANGUAGE, LC_ALL, LC_MESSAGES, LANG)."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "ru" if value.startswith("ru") else "en"
    return "en"


def speak() -> None:
    """Let this command, and argparse with it, speak the person's language."""
    os.environ["LANGUAGE"] = language()  # LANG=C would silence gettext even where LANGUAGE is set
    if os.environ.get("LANG", "C") in {"", "C", "POSIX"}:
        os.environ["LANG"] = "C.UTF-8"
    gettext.bindtextdomain("kunak", LOCALE)
    gettext.textdomain("kunak")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without Cyrillic shows signs in its place
            stream.reconfigure(errors="replace")


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal, which argparse asks of `shutil`, and that brings every kind of archive with it."""

    def __init__(self, prog: str) -> None:
        try:
            columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(1).columns
        except (ValueError, OSError):  # no number, no terminal
            columns = 80
        super().__init__(prog, width=columns - 2)


class _Parser(argparse.ArgumentParser):
    """A parser, and those of its subcommands, whose help is so wide."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, formatter_class=_Help)


def parser(asked: str = "") -> argparse.ArgumentParser:
    """Return the command's parser; each subcommand brings its own part.

    Args:
        asked: the subcommand, where it is known: the others are then not loaded.
    """
    _ = gettext.gettext
    top = _Parser(
        prog="kunak",
        description=_("Cooperation agreements between regions, kept working."),
        epilog=_("Every command has its own help: kunak read --help"),
    )
    top.add_argument(
        "--version", action="version", version=f"kunak {__version__}", help=_("show program's version number and exit")
    )
    commands = top.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    gc.disable()  # what is loaded stays as long as the process does: there is nothing to collect, now or later
    try:
        for room in [asked] if asked in ALONE else ROOMS:
            import_module(f"kunak.config.commands.{room}").add_to(commands)
    finally:
        gc.freeze()
        gc.enable()
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask and return the exit status."""
    speak()
    try:
        given = sys.argv[1:] if arguments is None else arguments
        asked = parser(given[0] if given else "").parse_args(given)
        status = asked.do(asked)
        if sys.stdout:  # none where the caller closed it
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away: not our failure
        _forget_output()
        return DONE
    except OSError as error:
        from kunak.config.commands.refusals import system_trouble

        _forget_output()
        complain(f"{error.filename}: {system_trouble(error)}" if error.filename else system_trouble(error))
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    return int(status)


def _forget_output() -> None:
    """Let Python's own flush at the end go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def complain(sentence: str) -> None:
    """Say on standard error what is wrong."""
    print(f"kunak: {sentence}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
