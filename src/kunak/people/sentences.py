"""How the room of people says no, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunak.journal.words import TOLD
from kunak.people.errors import (
    ActsForAnotherSide,
    AdministratorHasNoSide,
    NotAllowed,
    NotOfTheParties,
    OwnAccount,
    SectorsMissing,
)
from kunak.ui.errors import message_for

TOLD.update(
    {
        "person added": gettext_lazy("the account is made"),
        "role given": gettext_lazy("the role is set"),
        "password changed": gettext_lazy("the password is changed"),
        "door closed": gettext_lazy("the access is closed"),
        "door opened": gettext_lazy("the access is open again"),
    }
)


@message_for.register
def _not_allowed(_error: NotAllowed) -> str:
    return _("Your role does not allow this. The coordinator of your side can help.")


@message_for.register
def _not_of_the_parties(_error: NotOfTheParties) -> str:
    return _("Only the sides of the agreement may do this.")


@message_for.register
def _administrator_has_no_side(_error: AdministratorHasNoSide) -> str:
    return _("An administrator does not act for a side. Make another account for that.")


@message_for.register
def _acts_for_another_side(error: ActsForAnotherSide) -> str:
    return _("This person already acts for %(side)s. Nobody acts for two sides.") % {"side": error.side}


@message_for.register
def _sectors_missing(_error: SectorsMissing) -> str:
    return _("Choose at least one sector for a sector lead.")


@message_for.register
def _own_account(_error: OwnAccount) -> str:
    return _("Nobody changes the own role or access. Ask another coordinator of the side or the administrator.")
