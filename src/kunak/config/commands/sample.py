"""`kunak sample load`: the sample agreement and its people, into an empty database only."""

import argparse
from gettext import gettext as _

from kunak.config.cli import DONE, FAILED, complain
from kunak.config.commands.refusals import sentence
from kunak.config.commands.start import needs_database


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser("sample", help=_("load the sample"), description=_("A sample to look at."))
    actions = command.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    load = actions.add_parser(
        "load",
        help=_("load the sample agreement and its people"),
        description=_("Load the sample agreement and its people into an empty database; passwords are printed once."),
    )
    load.set_defaults(do=do)


@needs_database
def do(_asked: argparse.Namespace) -> int:
    """Load and print how to sign in."""
    from django.utils.timezone import localdate

    from kunak.config import sample
    from kunak.config.sample.errors import DatabaseNotEmpty

    try:
        people = sample.load(on=localdate())
    except DatabaseNotEmpty as error:
        complain(sentence(error))
        return FAILED
    print(sample.how_to_sign_in(people))
    return DONE
