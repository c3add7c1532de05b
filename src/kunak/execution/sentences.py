"""How the room says no, and how its part of the journal reads."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kunak.agreements.history import LABELS, WORDED
from kunak.execution import errors
from kunak.execution.words import DEPARTURES, OUTCOMES
from kunak.journal.words import TOLD
from kunak.programme.way_words import state_word
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import date_words

TOLD.update(
    {
        "reported": gettext_lazy("reported on the measure"),
        "report mended": gettext_lazy("mended the report"),
        "report confirmed": gettext_lazy("confirmed the other side's report"),
        "report returned": gettext_lazy("returned the report with a reason"),
        "report disputed": gettext_lazy("disputed the report"),
        "measure settled": gettext_lazy("the outcome is confirmed by all sides"),
        "milestone forecast": gettext_lazy("forecast a milestone"),
        "departure proposed": gettext_lazy("proposed to depart from the plan"),
        "departure agreed": gettext_lazy("agreed to the departure from the plan"),
        "departure returned": gettext_lazy("returned the departure from the plan"),
        "term shifted": gettext_lazy("the term is shifted by all sides"),
        "measure moved": gettext_lazy("the measure is moved to the next plan by all sides"),
        "measure dropped by all": gettext_lazy("the measure is dropped by all sides"),
        "silence recorded": gettext_lazy("no answer came in time"),
        "time to answer set": gettext_lazy("set how long the side takes to answer reports"),
        "report made public": gettext_lazy("agreed to make the report public"),
        "report withdrawn": gettext_lazy("took back the consent to the public report"),
    }
)
LABELS.update(
    {
        "report": gettext_lazy("Report"),
        "revision": pgettext_lazy("of a report", "Revision"),
        "step": gettext_lazy("Milestone"),
        "year": gettext_lazy("Year"),
        "reported outcome": pgettext_lazy("of a report", "Outcome"),
        "held_on": gettext_lazy("Held or finished on"),
        "participants": gettext_lazy("Participants"),
        "result": gettext_lazy("Result"),
        "proofs": gettext_lazy("Proofs"),
        "held_at": pgettext_lazy("of an event", "Place"),
        "measure state": pgettext_lazy("of a measure", "State"),
        "expected_on": gettext_lazy("Expected on"),
        "departure": gettext_lazy("Departure from the plan"),
        "departure kind": gettext_lazy("What is proposed"),
        "before_on": gettext_lazy("Last day before"),
        "shifted to": gettext_lazy("New last day"),
        "days": gettext_lazy("Days to answer"),
        "since": gettext_lazy("Silent since"),
        "answer_days": gettext_lazy("Days to answer"),
    }
)
WORDED.update(
    {
        "reported outcome": lambda code: str(OUTCOMES.get(code, code)),
        "departure kind": lambda code: str(DEPARTURES.get(code, code)),
        "measure state": state_word,
    }
)


@message_for.register
def _said_already(error: errors.SaidAlready) -> str:
    told = _("This report is with the other side already, as number %(number)s: it was not sent a second time.")
    return told % {"number": error.number}


@message_for.register
def _not_under_way(_error: errors.NotUnderWay) -> str:
    return _("The measure is in no plan in force: nothing can be reported of it.")


@message_for.register
def _over(_error: errors.WorkOver) -> str:
    return _("The measure is over: it is done, moved or dropped by all sides.")


@message_for.register
def _own(_error: errors.OwnReport) -> str:
    return _("It is your own side's: only another side can confirm, return or dispute it.")


@message_for.register
def _mended(_error: errors.ReportMended) -> str:
    return _("The report was mended after you opened it. Look at the new revision, then answer.")


@message_for.register
def _settled(_error: errors.ReportSettled) -> str:
    return _("All other sides have confirmed this report. If it is mistaken, the side that reported mends it.")


@message_for.register
def _repeated(_error: errors.AnswerRepeated) -> str:
    return _("Your side has confirmed this report before.")


@message_for.register
def _meanwhile(error: errors.MendedMeanwhile) -> str:
    return _(
        "%(who)s mended this report after you opened it. What you typed is still here: compare, and do it again."
    ) % {"who": error.who}


@message_for.register
def _missing(error: errors.ResultMissing) -> str:
    told = {
        "result": _("Write what came of it: the other side confirms exactly that."),
        "held_on": _("Write the day on which it was held or finished."),
        "ends_on": _("Write the new last day."),
    }
    return told[error.field]


@message_for.register
def _ahead(error: errors.DayAhead) -> str:
    return _("%(day)s is ahead: a report tells what has happened.") % {"day": date_words(error.day)}


@message_for.register
def _year(error: errors.YearNotAsked) -> str:
    return _("Nothing is reported for %(year)s: choose a year of the plan that has begun.") % {"year": error.year}


@message_for.register
def _no_step(error: errors.NoSuchStep) -> str:
    return _("The plan in force has no milestone “%(step)s”. Choose one of the list.") % {"step": error.step}


@message_for.register
def _no_proof(_error: errors.ProofMissing) -> str:
    return _("Add at least one document that proves it: minutes, a list, a photograph, a letter.")


@message_for.register
def _too_many(error: errors.TooManyProofs) -> str:
    return _("A report takes %(limit)s documents at most. Put some of them into one archive.") % {"limit": error.limit}


@message_for.register
def _same_term(_error: errors.SameTerm) -> str:
    return _("This is the last day that holds already. Write another one.")


@message_for.register
def _not_latest(_error: errors.NotTheLatestDeparture) -> str:
    return _("This proposal waits no longer: it was answered, or another one is proposed since.")


@message_for.register
def _not_confirmed(_error: errors.NotConfirmed) -> str:
    return _("Only a report that all sides have confirmed can be made public.")
