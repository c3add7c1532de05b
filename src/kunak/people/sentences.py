"""How the room of people says no, in the reader's language."""

from django.utils.translation import gettext as _

from kunak.people.errors import ActsForAnotherSide, AdministratorHasNoSide, NotAllowed, NotOfTheParties
from kunak.ui.errors import message_for


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
