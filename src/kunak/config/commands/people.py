"""`kunak user`: people who sign in."""

import argparse
import getpass
import sys
from gettext import gettext as _

from kunak.config.cli import BAD_INPUT, DONE, FAILED, complain
from kunak.config.commands.refusals import sentence
from kunak.config.commands.start import needs_database
from kunak.core.errors import KunakError
from kunak.core.reference import sectors

ROLES = ["coordinator", "sector_lead", "observer", "administrator"]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommands."""
    command = commands.add_parser("user", help=_("add people, give passwords"), description=_("People who sign in."))
    actions = command.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    add = actions.add_parser(
        "add",
        help=_("add a person"),
        description=_(
            "Add a person with a role. The password is asked; with --password-stdin it is read from standard input."
        ),
        epilog=_("Example: kunak user add a.b@example.org --name 'A. B.' --role coordinator --side RU-TA"),
    )
    add.add_argument("email", metavar=_("EMAIL"), help=_("the work e-mail, by which the person signs in"))
    add.add_argument("--name", required=True, metavar=_("NAME"), help=_("the name shown to others"))
    add.add_argument("--role", choices=ROLES, required=True, help=_("what the person does"))
    add.add_argument(
        "--side", metavar=_("CODE"), help=_("the territory's code, for instance RU-TA; for all but an administrator")
    )
    add.add_argument(
        "--sector", metavar=_("CODE"), action="append", default=[], help=_("a sector that a sector lead answers for")
    )
    add.add_argument("--password-stdin", action="store_true", help=_("read the password from standard input"))
    add.set_defaults(do=do_add)
    password = actions.add_parser(
        "password",
        help=_("give a person a new password"),
        description=_(
            "Give a person a new password; open sessions end. The password is asked; "
            "with --password-stdin it is read from standard input."
        ),
    )
    password.add_argument("email", metavar=_("EMAIL"), help=_("whose password"))
    password.add_argument("--password-stdin", action="store_true", help=_("read the password from standard input"))
    password.set_defaults(do=do_password)


def a_password(asked: argparse.Namespace) -> str:
    """Return the password, asked without showing it or read from standard input."""
    if asked.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass(_("Password (at least 10 characters): "))


def do_add(asked: argparse.Namespace) -> int:
    """Add the person, all or nothing."""
    refusal = usage_refusal(asked)
    if refusal:
        complain(refusal)
        return BAD_INPUT
    return _do_add(asked)


@needs_database
def _do_add(asked: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError

    try:
        name = added(asked)
    except ValidationError as error:
        complain(" ".join(error.messages))
    except LookupError:
        complain(_("There is no territory with the code %(code)s; codes look like RU-TA.") % {"code": asked.side})
    except KunakError as error:
        complain(sentence(error))
        return FAILED
    else:
        print(_("Added: %(name)s, %(email)s") % {"name": name, "email": asked.email.lower()})
        return DONE
    return BAD_INPUT


def usage_refusal(asked: argparse.Namespace) -> str:
    """Return what is wrong with the arguments together, or an empty text."""
    if (asked.role != "administrator") != bool(asked.side):
        return _("--side is needed for every role but the administrator's, who has none.")
    unknown = [code for code in asked.sector if code not in sectors()]
    if unknown:
        return _("Unknown sector %(code)s. Known: %(known)s") % {"code": unknown[0], "known": ", ".join(sectors())}
    if (asked.role == "sector_lead") != bool(asked.sector):
        return _("--sector is needed for a sector lead, and for nobody else.")
    return ""


def added(asked: argparse.Namespace) -> str:
    """Add the person with the role, all or nothing; return the name.

    Raises:
        LookupError: no territory has the code.
    """
    from django.db import transaction

    from kunak.people.models import Role, Territory
    from kunak.people.services import add_person, give_role, side_for

    territory = Territory.objects.filter(code=asked.side).first()
    if asked.side and territory is None:
        raise LookupError(asked.side)
    with transaction.atomic():
        person = add_person(
            email=asked.email, name=asked.name, password=a_password(asked), is_administrator=territory is None
        )
        if territory is not None:
            side = side_for(name=territory.name, code=territory.code)
            give_role(person=person, side=side, role=Role(asked.role), sectors=tuple(asked.sector), by=None)
    return person.name


@needs_database
def do_password(asked: argparse.Namespace) -> int:
    """Change the password; every open session of the person ends with it."""
    from django.core.exceptions import ValidationError

    from kunak.people.models import Person
    from kunak.people.services import change_password

    person = Person.objects.filter(email__iexact=asked.email).first()
    if person is None:
        complain(_("Nobody signs in as %(email)s.") % {"email": asked.email})
        return BAD_INPUT
    try:
        change_password(person=person, password=a_password(asked), by=None)
    except ValidationError as error:
        complain(" ".join(error.messages))
        return BAD_INPUT
    print(_("The password of %(email)s is changed; open sessions have ended.") % {"email": person.email})
    return DONE
