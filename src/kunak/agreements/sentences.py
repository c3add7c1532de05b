"""How the register says no, and how its journal reads, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kunak.agreements import errors
from kunak.agreements.books import mask_places
from kunak.agreements.history import LABELS
from kunak.agreements.words import told_once
from kunak.core.registration import BadMask
from kunak.documents.fields import FIELDS
from kunak.journal.words import TOLD
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import date_words

TOLD.update(
    {
        "agreement begun": gettext_lazy("entered an agreement that is to be signed"),
        "agreement signed": gettext_lazy("entered the signing that all sides confirmed"),
        "party known as a municipality": gettext_lazy("a party is known as a municipality of the reference data"),
        "card completed": gettext_lazy("completed the card from the signed text"),
        "reading begun": gettext_lazy("gave the document to the reader"),
        "document added": gettext_lazy("added the document"),
        "files uploaded": gettext_lazy("uploaded several documents"),
        "document read": gettext_lazy("the reader has read the document"),
        "reading failed": gettext_lazy("the reader could not read the document"),
        "reading asked again": gettext_lazy("asked to read the document again"),
        "entering by hand begun": gettext_lazy("began to enter the record by hand"),
        "fact confirmed": gettext_lazy("confirmed what was read"),
        "facts confirmed": gettext_lazy("confirmed all that the reader was sure of"),
        "fact corrected": gettext_lazy("corrected what was read"),
        "fact refused": gettext_lazy("refused what was read"),
        "fact entered": gettext_lazy("entered what was not read"),
        "candidate postponed": gettext_lazy("put the agreement of the document aside"),
        "candidate taken up again": gettext_lazy("took the agreement of the document up again"),
        "candidate refused": gettext_lazy("refused the agreement of the document"),
        "candidate accepted": gettext_lazy("closed the check of the document"),
        "candidate joined": gettext_lazy("closed the check of a further document"),
        "documents read together": gettext_lazy("said that the documents are of one agreement"),
        "documents read apart": gettext_lazy("took a document out of those read together"),
        "said to be different agreements": gettext_lazy("said that the documents are of different agreements"),
        "no longer said to be different": gettext_lazy("took back that the documents are of different agreements"),
        "value chosen": gettext_lazy("chose between values of the documents"),
        "choice taken back": gettext_lazy("took back the choice between values"),
        "what agrees confirmed": gettext_lazy("confirmed what the documents agree in"),
        "document attached": gettext_lazy("attached a further document"),
        "agreement accepted": gettext_lazy("accepted the agreement into the register"),
        "marked as an example": gettext_lazy("marked the agreement as an example"),
        "term entered": gettext_lazy("entered what the document does not say of the term"),
        "term taken back": gettext_lazy("took an entry on the term back"),
        "act recorded": gettext_lazy("recorded an act after the signing"),
        "act confirmed": gettext_lazy("confirmed an act after the signing"),
        "act agreed on paper": gettext_lazy("entered the paper by which a side without access agreed to an act"),
        "act given back": gettext_lazy("gave back an act after the signing"),
        "act made void": gettext_lazy("called an act after the signing mistaken"),
        "agreement imported": gettext_lazy("entered the agreement from a table"),
        "import begun": gettext_lazy("gave a table to the register"),
        "import stopped": gettext_lazy("stopped the table on its way into the register"),
        "import refused": gettext_lazy("gave a table that the register could not take"),
        "table imported": gettext_lazy("took a table into the register"),
        "view saved": gettext_lazy("saved a view of the register"),
        "view deleted": gettext_lazy("deleted a view of the register"),
        "card made public": gettext_lazy("agreed to make the card public"),
        "register book set": gettext_lazy("set the rules of the register book"),
        "agreement registered": gettext_lazy("registered the agreement"),
        "registration annulled": gettext_lazy("annulled a registration"),
        "filing entered": gettext_lazy("entered what the side keeps of the agreement"),
        "formality entered": gettext_lazy("entered an approval or a publication"),
        "formality taken back": gettext_lazy("took an approval or a publication back"),
        "former agreement linked": gettext_lazy("linked an earlier agreement of the register"),
        "former agreement unlinked": gettext_lazy("took the link to an earlier agreement back"),
        "card withdrawn": gettext_lazy("took back the consent to the public card"),
    }
)


@message_for.register
def _not_ready(error: errors.NotReadyForTheRegister) -> str:
    if error.field == "parties":
        return _("The register needs at least two parties. Enter the one that is missing in the row “Party”.")
    return _("The register needs the field “%(field)s”. Enter it in its row.") % {"field": FIELDS[error.field].label}


@message_for.register
def _too_long(error: errors.TooLongForTheRegister) -> str:
    return ngettext(
        "“%(field)s” is too long for the register's card: at most %(n)d character.",
        "“%(field)s” is too long for the register's card: at most %(n)d characters.",
        error.limit,
    ) % {"field": FIELDS[error.field].label, "n": error.limit}


@message_for.register
def _has_value(error: errors.FieldHasItsValue) -> str:
    return _("“%(field)s” has its value already; nobody writes over it.") % {"field": FIELDS[error.field].label}


@message_for.register
def _does_not_apply(error: errors.FieldDoesNotApply) -> str:
    if error.field == "renewal_period":
        return _("A renewal has a period only where it is automatic.")
    return _("“%(field)s” has no meaning here yet: the document tells of something still to be signed.") % {
        "field": FIELDS[error.field].label
    }


@message_for.register
def _not_our_entry(error: errors.NotOurEntry) -> str:
    return _("Your side has entered nothing in “%(field)s”.") % {"field": FIELDS[error.field].label}


@message_for.register
def _ground(_error: errors.GroundMissing) -> str:
    return _("Say where the value comes from: the other side will read it.")


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
    return _("Write the reason: everybody whom this concerns will read it.")


@message_for.register
def _words(_error: errors.WordsMissing) -> str:
    return _("The text is empty: write it.")


@message_for.register
def _reason_too_long(error: errors.TextTooLong) -> str:
    return ngettext(
        "The reason is too long: at most %(n)d character.",
        "The reason is too long: at most %(n)d characters.",
        error.limit,
    ) % {"n": error.limit}


@message_for.register
def _in_the_future(error: errors.ActInTheFuture) -> str:
    return _("%(day)s is still to come. An act is recorded once it has happened.") % {"day": date_words(error.day)}


@message_for.register
def _before_the_signing(error: errors.ActBeforeTheSigning) -> str:
    told = _("On that day the agreement was not signed yet (signed: %(day)s). Check the day of the act.")
    return told % {"day": date_words(error.signed_on)}


@message_for.register
def _received_before(error: errors.ReceivedBeforeGiven) -> str:
    told = _("A notice cannot be received before it is given, %(day)s. Check “Received by the other side on”.")
    return told_once(told % {"day": date_words(error.given_on)})


@message_for.register
def _after_the_end(error: errors.ActAfterTheEnd) -> str:
    return _(
        "On that day the agreement had already ended: its last day was %(day)s. Check the day of the act; if the end "
        "itself was recorded by mistake, make that act void first."
    ) % {"day": date_words(error.last)}


@message_for.register
def _recorded(_error: errors.ActAlreadyRecorded) -> str:
    return _("The same act of this day is in the register already.")


@message_for.register
def _contradicts(error: errors.ActContradicts) -> str:
    return {
        "acts.until": _("A renewal needs a last day that is later than the last day of the current period."),
        "acts.terms": _(
            "By the changed terms the last day would lie before the day from which they hold. Check the new term and "
            "that day."
        ),
        "terms.term.date": _("The last day of the term lies before the first day in force."),
        "terms.renewal": _(
            "An agreement without an end has no renewal. Choose “not foreseen” as the new renewal as well."
        ),
        "terms.renewal.period": _("A term until a day needs the length of the automatic renewal. Write it too."),
    }.get(error.field, _("The act contradicts the terms or another act, so that nothing could be counted."))


@message_for.register
def _of_another(error: errors.NotOfThisAgreement) -> str:
    if error.what == "document":
        return _("The document is none of this agreement. Choose one of its documents.")
    return _("The party is none of this agreement. Choose one of its parties.")


@message_for.register
def _cannot_be_linked(error: errors.CannotBeLinked) -> str:
    return {
        "itself": _("An agreement does not replace itself. Choose another one."),
        "later": _("The agreement that you chose was signed later than this one. Link them on its own page."),
        "circle": _("The agreement that you chose came after this one already, so it cannot have come before it too."),
    }[error.why]


@message_for.register
def _linked(_error: errors.AlreadyLinked) -> str:
    return _("These two agreements are linked already.")


@message_for.register
def _mask(error: BadMask) -> str:
    places = mask_places()
    return {
        "number": _("The mask must name the running number exactly once: %(number)s."),
        "unknown": _("In braces the mask may only say %(number)s, %(wide)s, %(year)s or %(short)s."),
        "wide": _("A number has at most 9 digits: %(widest)s."),
        "long": _("The mask is too long: at most 40 characters."),
    }[error.reason] % places


@message_for.register
def _number_taken(error: errors.NumberTaken) -> str:
    told = _("Your book has the number %(number)s already; a number is never given twice. Leave it empty for the next.")
    return told % {"number": error.number}


@message_for.register
def _not_entered_by_us(_error: errors.NotEnteredByUs) -> str:
    return _("The other side entered this, or it has been taken back. Only your own entries can be taken back.")


@message_for.register
def _registered(error: errors.AlreadyRegistered) -> str:
    return _("The agreement is registered under the number %(number)s. Annul that first.") % {"number": error.number}


@message_for.register
def _annulled(_error: errors.AlreadyAnnulled) -> str:
    return _("This registration was annulled before.")


@message_for.register
def _out_of_order(error: errors.DayOutOfOrder) -> str:
    field, day = str(LABELS[error.field]), date_words(error.bound)
    if error.is_future:
        return told_once(_("“%(field)s” is still to come: today is %(day)s.") % {"field": field, "day": day})
    return told_once(_("“%(field)s” is before the signing, %(day)s.") % {"field": field, "day": day})


@message_for.register
def _signing_day_differs(error: errors.SigningDayDiffers) -> str:
    return _(
        "The text gives %(read)s as the day of signing, the sides confirmed %(confirmed)s. Correct or refuse that "
        "value, then accept."
    ) % {"read": date_words(error.read), "confirmed": date_words(error.confirmed)}


@message_for.register
def _side_has_access(error: errors.SideHasAccess) -> str:
    told = _("%(side)s has a coordinator here and confirms by its own key. Wait for it or remind them.")
    return told % {"side": error.side}


@message_for.register
def _card_restricted(error: errors.CardRestricted) -> str:
    told = _("%(side)s marks the agreement as for official use. While the mark stands, the card cannot be public.")
    return told % {"side": error.side}
