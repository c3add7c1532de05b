"""How the room of documents says no, and what it says about doubts of the reader, in the reader's language."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kunak.documents import errors, reasons
from kunak.documents.doubts import OTHER_WARNING, WARNINGS
from kunak.documents.fields import FIELDS
from kunak.documents.outside import TakesLong
from kunak.ui.errors import message_for

DOUBTS: Mapping[str, object] = {
    "low": gettext_lazy("the reader is not sure"),
    "derived": gettext_lazy("not said outright: concluded from other words"),
    "year_of_publication": gettext_lazy("the year is that of the publication"),
    "warning": gettext_lazy("see the remark above"),
}
REASONS: Mapping[str, object] = {
    "empty": gettext_lazy("is empty"),
    "long": gettext_lazy("is too long"),
    "date": gettext_lazy("is no date"),
    "duration": gettext_lazy("is no length of time"),
    "choice": gettext_lazy("is none of the values on the list"),
}


def warning_sentence(code: str) -> str:
    """Return what to say about a warning of the reader; a general sentence for a code that is new here."""
    return _(WARNINGS.get(code, OTHER_WARNING))


def doubt_sentence(code: str) -> str:
    """Return why a value waits for a look; empty where it does not."""
    return str(DOUBTS.get(code, DOUBTS["low"])) if code else ""


@message_for.register
def _already_here(error: errors.AlreadyHere) -> str:
    return _("This document is here already: “%(name)s”.") % {"name": error.document}


@message_for.register
def _edited_meanwhile(error: errors.EditedMeanwhile) -> str:
    if error.at is None:
        return _("The value has changed since you opened the page.")
    when = date_format(localtime(error.at), "H:i")
    return _("While you were at it, %(who)s decided on this value at %(when)s.") % {"who": error.who, "when": when}


@message_for.register
def _candidate_decided(error: errors.CandidateDecided) -> str:
    if error.state in {"accepted", "joined"}:
        return _("The agreement is in the register: its reading can no longer be changed.")
    return _("This was refused as an agreement. Take it up again to change its values.")


@message_for.register
def _doubts_remain(error: errors.DoubtsRemain) -> str:
    labels = dict.fromkeys(str(FIELDS[fact.field].label) for fact in error.facts)  # type: ignore[attr-defined]
    count = len(error.facts)
    told = ngettext(
        "%(count)s value waits for your look: %(labels)s.", "%(count)s values wait for your look: %(labels)s.", count
    )
    return told % {"count": count, "labels": ", ".join(labels)}


@message_for.register
def _differences_remain(error: errors.DifferencesRemain) -> str:
    labels = dict.fromkeys(str(FIELDS[name].label) for name in error.fields)
    count = len(error.fields)
    told = ngettext(
        "The documents differ in %(count)s value: %(labels)s. Choose which one counts.",
        "The documents differ in %(count)s values: %(labels)s. Choose which ones count.",
        count,
    )
    return told % {"count": count, "labels": ", ".join(labels)}


@message_for.register
def _they_contradict(error: errors.TheyContradict) -> str:
    return _("These are different agreements: %(reasons)s. Where a value was read wrongly, correct it first.") % {
        "reasons": reasons.told(error.codes)
    }


@message_for.register
def _nothing_to_choose(_error: errors.NothingToChoose) -> str:
    return _("There is nothing left to choose here: the values have changed since you opened the page.")


@message_for.register
def _words_not_found(error: errors.WordsNotFound) -> str:
    return _("These words are not in the text: “%(words)s”. Copy them from the document.") % {"words": error.words}


@message_for.register
def _bad_spans(_error: errors.BadSpans) -> str:
    return _("The chosen words lie outside of the text. Choose them again.")


@message_for.register
def _bad_value(error: errors.BadValue) -> str:
    label = str(FIELDS[error.field].label) if error.field in FIELDS else error.field
    return _("%(field)s: the value %(reason)s.") % {"field": label, "reason": REASONS[error.reason]}


@message_for.register
def _stands_once(error: errors.StandsOnce) -> str:
    return _("“%(field)s” has its value already. Correct it instead.") % {"field": FIELDS[error.field].label}


@message_for.register
def _too_many(error: errors.TooMany) -> str:
    told = ngettext(
        "At most %(limit)s documents are taken at once. Add by itself the %(rest)s that was left.",
        "At most %(limit)s documents are taken at once. Add by themselves the %(rest)s that were left.",
        error.rest,
    )
    return told % {"limit": error.limit, "rest": error.rest}


@message_for.register
def _no_room(error: errors.NoRoom) -> str:
    if error.is_rest:
        return _(
            "There is no room left on the server's disk: this and what follows was not taken. Tell the administrator."
        )
    return _("There is no room left on the server's disk: nothing was kept. Tell the administrator.")


@message_for.register
def _broken_off(_error: errors.BrokenOff) -> str:
    return _(
        "This upload was broken off: what follows the documents below was not taken. Give all the files once more; "
        "those that are here already are not taken twice."
    )


@message_for.register
def _nothing_taken(_error: errors.NothingTaken) -> str:
    return _("None of the files could be taken.")


@message_for.register
def _takes_long(_error: TakesLong) -> str:
    return _("The file is read later, by itself: look again in a minute.")


@message_for.register
def _nothing_to_paste(_error: errors.NothingToPaste) -> str:
    return _("Choose a file or paste a text.")


@message_for.register
def _file_and_text(_error: errors.FileAndText) -> str:
    return _(
        "You chose a file and pasted a text, but only one of the two is read. Choose the file again and empty the "
        "text, or read the text alone."
    )


@message_for.register
def _not_kept(error: errors.FileNotKept) -> str:
    told = _(
        "“%(name)s” cannot be kept as a proof. Take a photograph (JPG, PNG), PDF, DOCX, XLSX, ODT or a ZIP archive."
    )
    return told % {"name": error.name}
