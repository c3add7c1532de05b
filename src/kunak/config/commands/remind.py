"""`kunak remind`: make a round now, the worker makes one every morning by itself."""

import argparse
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from kunak.config.cli import BAD_INPUT, DONE, complain
from kunak.config.commands.start import needs_database


def a_day(text: str) -> date:
    """Return a day; argparse tells the person where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        told = _("%(text)s is not a day: write it like 2026-11-30") % {"text": repr(text)}
        raise argparse.ArgumentTypeError(told) from None


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser(
        "remind",
        help=_("remind people of what is due"),
        description=_(
            "Tell everybody what is due, also what came due on days on which nothing ran, and write the letters. "
            "The worker does the same every morning; nobody is told twice."
        ),
    )
    command.add_argument("--on", type=a_day, metavar=_("DATE"), help=_("as of this day instead of today"))
    command.add_argument("--dry-run", action="store_true", help=_("only tell how many reminders there would be"))
    command.set_defaults(do=do)


@needs_database
def do(asked: argparse.Namespace) -> int:
    """Make the round and tell what it gave."""
    from django.utils.timezone import localdate

    from kunak.reminders import services, tasks
    from kunak.reminders.errors import DayAhead

    today = localdate()
    on = asked.on or today
    if asked.dry_run:
        print(_count(services.pending_reminders(on=on)))
        return DONE
    try:
        made = services.give_reminders(on=on, today=today)
    except DayAhead:
        complain(_("%(day)s is ahead: only --dry-run looks there.") % {"day": on.isoformat()})
        return BAD_INPUT
    tasks.send_soon()
    letters = ngettext("%(n)d letter", "%(n)d letters", made.letters) % {"n": made.letters}
    print(
        _("%(day)s: %(reminders)s, %(letters)s") % {"day": on, "reminders": _count(made.reminders), "letters": letters}
    )
    return DONE


def _count(number: int) -> str:
    return ngettext("%(n)d reminder", "%(n)d reminders", number) % {"n": number}
