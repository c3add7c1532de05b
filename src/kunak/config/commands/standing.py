"""`kunak standing`: what an agreement is on given days."""

import argparse
import json
import sys
from datetime import date
from gettext import gettext as _
from pathlib import Path

from kunak.config.cli import BAD_INPUT, DONE, complain
from kunak.core.errors import KunakError


def a_day(text: str) -> date:
    """Return the day; argparse tells the person where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("%(text)s is not a day; write it as 2030-05-29") % {"text": repr(text)}
        ) from None


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser(
        "standing",
        help=_("tell what an agreement is on a day"),
        description=_(
            "Tell the standing of an agreement, given as terms and acts in JSON, on each day: one JSON object a line."
        ),
        epilog=_("Example: kunak standing agreement.json --on 2030-05-29 --on 2030-05-30"),
    )
    command.add_argument("file", metavar="FILE", help=_('{"terms": …, "acts": […]}; - reads standard input'))
    command.add_argument(
        "--on", metavar="DATE", type=a_day, action="extend", nargs="+", required=True, help=_("a day; may be repeated")
    )
    command.set_defaults(do=do)


def do(asked: argparse.Namespace) -> int:
    """Compute and print; nothing on standard output where the input is bad."""
    from kunak.core.terms.command import standing_lines

    try:
        text = sys.stdin.read() if asked.file == "-" else Path(asked.file).read_text(encoding="utf-8-sig")
        lines = standing_lines(json.loads(text), asked.on)
    except OSError as error:
        complain(_("%(file)s cannot be read: %(why)s") % {"file": asked.file, "why": error.strerror})
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        complain(_("%(file)s is not JSON: %(why)s") % {"file": asked.file, "why": error})
    except KunakError as error:
        complain(str(error))
    else:
        print("\n".join(lines))
        return DONE
    return BAD_INPUT
