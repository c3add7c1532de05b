"""`kunak standing`: what an agreement is on given days."""

import argparse
import json
from datetime import date
from gettext import gettext as _

from kunak.config.cli import BAD_INPUT, DONE, complain
from kunak.config.commands.given import given_bytes
from kunak.config.commands.refusals import bad_terms, system_trouble

MOST_BYTES = 1024 * 1024


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
    command.add_argument("file", metavar=_("FILE"), help=_('{"terms": …, "acts": […]}; - reads standard input'))
    command.add_argument(
        "--on",
        metavar=_("DATE"),
        type=a_day,
        action="extend",
        nargs="+",
        required=True,
        help=_("a day; may be repeated"),
    )
    command.set_defaults(do=do)


def do(asked: argparse.Namespace) -> int:
    """Compute and print; nothing on standard output where the input is bad."""
    from kunak.core.errors import BadInput
    from kunak.core.terms.command import standing_lines

    try:
        document = parsed(given_bytes(asked.file, limit=MOST_BYTES))
        lines = standing_lines(document, asked.on)
    except OSError as error:
        complain(_("%(file)s cannot be read: %(why)s") % {"file": asked.file, "why": system_trouble(error)})
    except NotJson as error:
        complain(f"{asked.file}: {error}")
    except BadInput as error:
        complain(bad_terms(error))
    else:
        print("\n".join(lines))
        return DONE
    return BAD_INPUT


class NotJson(ValueError):
    """The bytes are no JSON; the text is a sentence for the person."""


def parsed(data: bytes) -> object:
    """Return the JSON value.

    Raises:
        NotJson: with the place where it goes wrong, as far as it is known.
    """
    if len(data) > MOST_BYTES:
        raise NotJson(_("this is too large for the terms of an agreement."))
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        told = _("this is not JSON: line %(line)d, character %(column)d.")
        raise NotJson(told % {"line": error.lineno, "column": error.colno}) from None
    except (ValueError, RecursionError):  # not UTF-8, a number of thousands of digits, brackets without end
        raise NotJson(_("this is not JSON in UTF-8.")) from None
