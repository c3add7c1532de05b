"""How the room of proposals says no, and how its journal reads, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunak.agreements.history import LABELS
from kunak.journal.words import TOLD
from kunak.proposals import errors
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import date_words

INNER = {
    "proposals asked for": gettext_lazy("asked bodies of the side for proposals"),
    "link renewed": gettext_lazy("gave a body a new link"),
    "link revoked": gettext_lazy("revoked a body's link"),
    "body reminded": gettext_lazy("reminded a body"),
    "collection closed": gettext_lazy("closed the collection of proposals"),
    "measure proposed by a body": gettext_lazy("a body proposed a measure"),
    "proposal taken back": gettext_lazy("a body took its proposal back"),
    "body answered": gettext_lazy("a body has no more to propose"),
    "proposal taken": gettext_lazy("took a proposal into the draft"),
    "proposal merged": gettext_lazy("merged a proposal with a measure"),
    "proposal declined": gettext_lazy("declined a proposal"),
}
TOLD.update(INNER)
LABELS |= {
    "body": gettext_lazy("Body"),
    "bodies": gettext_lazy("Bodies"),
    "sectors": gettext_lazy("Sectors"),
    "author": gettext_lazy("Who wrote it"),
    "late": gettext_lazy("After the day"),
}


@message_for.register
def _no_such_link(_error: errors.NoSuchLink) -> str:
    return _("This link does not open: it has ended, was closed, or a new one was made. Ask whoever sent it to you.")


@message_for.register
def _too_many(_error: errors.TooManyTries) -> str:
    return _("Too many tries within an hour. Wait an hour and try again; what you typed is not lost.")


@message_for.register
def _closed(_error: errors.CollectionClosed) -> str:
    return _("The collection is closed: no more proposals are taken. Write to whoever sent you the link.")


@message_for.register
def _nobody(_error: errors.NobodyAsked) -> str:
    return _("Name at least one body and at least one sector.")


@message_for.register
def _day_over(_error: errors.DayOver) -> str:
    return _("This day is over. Choose today or a later day.")


@message_for.register
def _too_far(error: errors.DayTooFar) -> str:
    return _("This day is too far off. Choose one not later than %(day)s.") % {"day": date_words(error.last)}


@message_for.register
def _no_version(_error: errors.NoOpenVersion) -> str:
    return _("Your side has no draft of this agreement's plan: begin one, and then take proposals into it.")
