"""`kunak journal verify`: prove that nothing was altered, removed or reordered."""

import argparse
from gettext import gettext as _

from kunak.config.cli import DONE, FAILED, complain
from kunak.config.commands.start import needs_database


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser("journal", help=_("prove the journal"), description=_("The record of every change."))
    actions = command.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    verify = actions.add_parser(
        "verify",
        help=_("walk the chain of hashes and name the first broken entry"),
        description=_(
            "Walk the journal from its first entry. Prints the number of entries and the last hash: "
            "kept outside, it proves later that the journal up to here is the same."
        ),
    )
    verify.add_argument("--expect", metavar=_("HASH"), help=_("a hash printed earlier that must still be in the chain"))
    verify.set_defaults(do=do)


@needs_database
def do(asked: argparse.Namespace) -> int:
    """Check and tell."""
    from kunak.journal.models import Entry
    from kunak.journal.queries import check

    broken, count, last = check()
    if broken is not None:
        told = {
            "missing": _("entry %(number)d is missing"),
            "reordered": _("entry %(number)d does not follow the one before it"),
            "altered": _("entry %(number)d was altered"),
            "cut": _("the journal does not end where it should: entry %(number)d is missing or one too many"),
        }[broken.kind]
        complain(_("The journal is broken: %(told)s.") % {"told": told % {"number": broken.number}})
        return FAILED
    if asked.expect and not Entry.objects.filter(hash=asked.expect.lower()).exists():
        complain(_("The chain holds, but no entry has the hash %(hash)s.") % {"hash": asked.expect})
        return FAILED
    print(_("The journal holds: %(count)d entries, the last hash is %(hash)s") % {"count": count, "hash": last})
    return DONE
