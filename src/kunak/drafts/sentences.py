"""How the room says no, and how its part of the journal reads."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from kunak.agreements.history import LABELS, WORDED
from kunak.agreements.words import told_once
from kunak.drafts import errors
from kunak.drafts.words import LIMITS, OUTCOMES, VISAS
from kunak.journal.words import TOLD
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import date_words

INNER = {"edition added", "visa asked for", "visa given"}
TOLD.update(
    {
        "agreement proposed": gettext_lazy("recorded the proposal of an agreement"),
        "draft given up": gettext_lazy("gave the agreement up"),
        "draft rule set": gettext_lazy("set how long the steps before the signing may take"),
        "edition added": gettext_lazy("added an edition of the draft"),
        "edition sent": gettext_lazy("sent an edition of the draft to the other side"),
        "edition agreed": gettext_lazy("agreed to the text of the draft"),
        "edition given back": gettext_lazy("gave the draft back"),
        "visa asked for": gettext_lazy("asked for a visa"),
        "visa given": gettext_lazy("entered a visa"),
        "clause disputed": gettext_lazy("disputed a clause"),
        "disputed clause worded": gettext_lazy("changed a row of the table of disagreements"),
        "wording agreed": gettext_lazy("agreed to a settled wording"),
        "clause settled": gettext_lazy("the clause is settled by all sides"),
        "dispute taken back": gettext_lazy("took a row of the table of disagreements back"),
        "signing planned": gettext_lazy("entered day, place and signatory of the signing"),
        "signing confirmed": gettext_lazy("confirmed the signing"),
    }
)
LABELS.update(
    {
        "proposed_by": gettext_lazy("Proposed by"),
        "proposed_on": gettext_lazy("Day of the proposal"),
        "purpose": gettext_lazy("What is proposed"),
        "edition": pgettext_lazy("of a draft", "Edition"),
        "note": pgettext_lazy("of an edition", "What is new"),
        "visa": pgettext_lazy("of a body", "Visa or conclusion"),
        "body": gettext_lazy("Body"),
        "officer": gettext_lazy("Who of our side answers here"),
        "asked_on": gettext_lazy("Asked on"),
        "given_on": gettext_lazy("Given on"),
        "outcome": pgettext_lazy("of a visa", "Answer"),
        "post": gettext_lazy("Post"),
        "remarks": gettext_lazy("Remarks"),
        "clause": pgettext_lazy("of a text", "Clause"),
        "wording": pgettext_lazy("of a clause", "Wording of the side"),
        "settled": pgettext_lazy("of a clause", "Settled wording"),
        "signing_on": gettext_lazy("Day of the signing"),
        "place": pgettext_lazy("of signing", "Place"),
        "signatory": gettext_lazy("Signatory"),
        "needs_law": gettext_lazy("An act of the legislature approves agreements"),
        **{f"{step}_days": told for step, told in LIMITS.items()},
        **{f"{step}_is_working": gettext_lazy("In working days") for step in LIMITS},
    }
)
WORDED.update(
    {
        "visa": lambda code: str(VISAS.get(code, code)),
        "outcome": lambda code: str(OUTCOMES.get(code, code)),
    }
)


@message_for.register
def _closed(error: errors.DraftClosed) -> str:
    if error.is_signed:
        return _("The agreement is signed: its draft is no longer changed.")
    return _("The agreement was given up: its draft is no longer changed.")


@message_for.register
def _same(error: errors.SameEdition) -> str:
    return _("This is the text of edition No. %(number)s, which is here already.") % {"number": error.number}


@message_for.register
def _not_latest(_error: errors.NotTheLatest) -> str:
    return _("Another text lies before the sides now. Open the edition that was sent last.")


@message_for.register
def _sent(_error: errors.AlreadySent) -> str:
    return _("This edition was sent before.")


@message_for.register
def _disputed(error: errors.StillDisputed) -> str:
    return ngettext(
        "%(n)d clause is disputed. Settle it or take the row back, then agree.",
        "%(n)d clauses are disputed. Settle them or take the rows back, then agree.",
        error.count,
    ) % {"n": error.count}


@message_for.register
def _settled_later(_error: errors.SettledLater) -> str:
    return _("A wording was settled after this edition was sent. Send an edition that has it, then agree.")


@message_for.register
def _not_agreed(_error: errors.NotAgreedYet) -> str:
    return _("Not all sides have agreed to the text yet. The signing is confirmed after that.")


@message_for.register
def _not_told(error: errors.SigningNotToldYet) -> str:
    if error.what == "day":
        return _("The day of the signing is not entered. Enter it, then confirm.")
    return _("Not every side has named its signatory. The signing is confirmed once all have.")


@message_for.register
def _signing_to_come(error: errors.SigningToCome) -> str:
    return _("The day of the signing, %(day)s, is still to come.") % {"day": date_words(error.day)}


@message_for.register
def _day_to_come(error: errors.DayToCome) -> str:
    told = {"field": str(LABELS[error.field]), "day": date_words(error.today)}
    return told_once(_("“%(field)s” is still to come: today is %(day)s.") % told)


@message_for.register
def _too_early(error: errors.DayTooEarly) -> str:
    return _("The visa was asked for on %(day)s, so it was not given before.") % {"day": date_words(error.bound)}


@message_for.register
def _visa_given(_error: errors.VisaGiven) -> str:
    return _("This body has answered; what it said stays. Ask again on another edition.")


@message_for.register
def _no_remarks(_error: errors.RemarksMissing) -> str:
    return _("Write the remarks, or the reason why there is no visa.")


@message_for.register
def _row_changed(error: errors.RowChanged) -> str:
    return _("%(who)s changed this row while you wrote. Compare, then save again.") % {"who": error.who}


@message_for.register
def _row_closed(_error: errors.RowClosed) -> str:
    return _("This row is settled or was taken back: it is no longer changed.")


@message_for.register
def _nothing(_error: errors.NothingToSettle) -> str:
    return _("Nobody has proposed a settled wording yet.")


@message_for.register
def _wording(error: errors.WordingMissing) -> str:
    if error.field == "clause":
        return _("Name the clause, for instance “4.2”.")
    return _("Write how your side words the clause.")


@message_for.register
def _partner(_error: errors.PartnerMissing) -> str:
    return _("Choose with whom the agreement is to be.")
