"""How the register says no, and how its journal reads, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from kunak.agreements import errors
from kunak.documents.fields import FIELDS
from kunak.journal.words import TOLD
from kunak.ui.errors import message_for

TOLD.update(
    {
        "agreement accepted": gettext_lazy("accepted the agreement into the register"),
        "card made public": gettext_lazy("agreed to make the card public"),
        "card withdrawn": gettext_lazy("took back the consent to the public card"),
    }
)


@message_for.register
def _not_ready(error: errors.NotReadyForTheRegister) -> str:
    if error.field == "parties":
        return _("The register needs at least two parties. Enter the one that is missing in the row “Party”.")
    return _("The register needs the field “%(field)s”. Enter it in its row.") % {"field": FIELDS[error.field].label}


@message_for.register
def _not_ours(error: errors.NotOurAgreement) -> str:
    return _("%(side)s is none of the parties. Only a coordinator of a party accepts an agreement.") % {
        "side": error.side
    }


@message_for.register
def _twice(error: errors.SamePartyTwice) -> str:
    return _("%(name)s stands among the parties twice. Refuse one of the rows.") % {"name": error.name}


@message_for.register
def _already(_error: errors.AgreementAlreadyRegistered) -> str:
    return _(
        "The register has an agreement of these sides of this day already. Open it instead of accepting a second one."
    )


@message_for.register
def _stale(_error: errors.StaleContent) -> str:
    return _(
        "The content has changed since you opened the page. Look at it again: a key counts for exactly what you saw."
    )


@message_for.register
def _turned(error: errors.KeyAlreadyTurned) -> str:
    return _("%(side)s has already agreed to this.") % {"side": error.side}


@message_for.register
def _not_turned(_error: errors.KeyNotTurned) -> str:
    return _("Your side has not agreed yet: there is nothing to take back.")


@message_for.register
def _reason(_error: errors.ReasonMissing) -> str:
    return pgettext("refusal", "Write the reason: the other side will read it.")
