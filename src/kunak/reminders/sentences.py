"""How the room says no, and how its part of the journal reads."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kunak.agreements.history import LABELS
from kunak.journal.words import TOLD
from kunak.reminders import errors
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import date_words

TOLD.update(
    {
        "reminders given": gettext_lazy("reminders are given"),
        "delivery of letters chosen": gettext_lazy("chose how letters come"),
        "ladder set": gettext_lazy("set when the side is reminded"),
        "feed made": gettext_lazy("made a calendar feed"),
        "feed revoked": gettext_lazy("ended a calendar feed"),
        "trial letter written": gettext_lazy("wrote a trial letter"),
        "letter sent again": gettext_lazy("let a letter go out again"),
        "letter opened to hand it over": gettext_lazy("opened a letter to hand it over"),
    }
)
LABELS.update(
    {
        "rungs": gettext_lazy("Reminded"),
        "reminds of": pgettext_lazy("a ladder", "Of what"),
    }
)


@message_for.register
def _day_ahead(error: errors.DayAhead) -> str:
    return _("%(day)s is ahead: nobody is reminded today of what comes due tomorrow.") % {"day": date_words(error.day)}


@message_for.register
def _ladder(error: errors.LadderUnusable) -> str:
    told = {
        "length": _("“%(value)s” is no length of time: write 12 months, 30 days, 0 for the day itself."),
        "long": _("“%(value)s” is too far away: five years at most."),
        "many": _("These are too many reminders of one thing: twelve at most."),
    }
    return told[error.reason] % {"value": error.value}


@message_for.register
def _no_source(_error: errors.NoSuchSource) -> str:
    return _("Nothing of this kind reminds. Choose one of the list.")


@message_for.register
def _no_server(_error: errors.NoMailServer) -> str:
    return _("No mail server is set: letters are kept in the product. Set KUNAK_MAIL and start Kunak again.")


@message_for.register
def _not_handed_over(_error: errors.NotToBeHandedOver) -> str:
    return _(
        "This letter is not handed over by hand: there is a mail server, a later letter has taken its place, or the "
        "meeting is for official use; the group's secretary passes such invitations on."
    )


@message_for.register
def _not_again(_error: errors.NotToBeSentAgain) -> str:
    return _("This letter is not sent again: it was sent, it waits, or it is kept in the product.")
