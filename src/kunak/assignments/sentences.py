"""How the room says no, and how its part of the journal reads."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kunak.agreements.history import LABELS, WORDED
from kunak.assignments import errors
from kunak.assignments.words import OUTCOMES, RESULTS, WORDINGS
from kunak.journal.words import TOLD
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import date_words

TOLD.update(
    {
        "assignment given": gettext_lazy("gave an assignment"),
        "part reported": gettext_lazy("reported on the assignment"),
        "part told of": gettext_lazy("sent interim news of the assignment"),
        "part accepted": gettext_lazy("accepted the report on the assignment"),
        "part returned": gettext_lazy("returned the report on the assignment"),
        "another day asked": gettext_lazy("asked to move the day of the assignment"),
        "withdrawal asked": gettext_lazy("asked to withdraw the assignment"),
        "another day agreed": gettext_lazy("agreed to the new day of the assignment"),
        "withdrawal agreed": gettext_lazy("agreed to withdraw the assignment"),
        "request refused": gettext_lazy("refused the request about the assignment"),
        "assignment moved": gettext_lazy("the day of the assignment is moved"),
        "assignment withdrawn": gettext_lazy("the assignment is withdrawn"),
        "off control": gettext_lazy("the assignment is off control"),
        "terms of assignments set": gettext_lazy("set how the side counts terms of assignments"),
    }
)
LABELS.update(
    {
        "assignment": gettext_lazy("Assignment, by number"),
        "source": gettext_lazy("Ground"),
        "stated_on": gettext_lazy("Day in the paper"),
        "term wording": gettext_lazy("How the term is put"),
        "counted_on": gettext_lazy("Day by the rule"),
        "items": pgettext_lazy("of an assignment", "Items"),
        "co_executors": gettext_lazy("Co-executors"),
        "controller": gettext_lazy("Who controls it"),
        "executor": gettext_lazy("Executor"),
        "part report": gettext_lazy("Report"),
        "told outcome": pgettext_lazy("of a report", "Outcome"),
        "told period": pgettext_lazy("of a report", "For the period until"),
        "told result": pgettext_lazy("of an assignment", "Kind of result"),
        "told paper": gettext_lazy("Paper"),
        "request": pgettext_lazy("about an assignment", "Request"),
        "moved from": gettext_lazy("Day before"),
        "moved to": gettext_lazy("New day"),
        "turn": gettext_lazy("Which move in turn"),
        "at_once": gettext_lazy("At once"),
        "urgent": gettext_lazy("Urgent"),
        "promptly": gettext_lazy("Promptly"),
        "months": gettext_lazy("Months where no term is given"),
        "report_day": gettext_lazy("Day of the month of reports"),
        "standing_on": gettext_lazy("Yearly report on what is done constantly"),
    }
)
WORDED.update(
    {
        "term wording": lambda code: str(WORDINGS.get(code, code)),
        "told outcome": lambda code: str(OUTCOMES.get(code, code)),
        "told result": lambda code: str(RESULTS.get(code, code)),
    }
)
UNUSABLE = {
    ("executor", "missing"): gettext_lazy("Write which body does it."),
    ("executor", "long"): gettext_lazy("The name of the body is longer than 300 characters."),
    ("executor", "side"): gettext_lazy("A side gives assignments to its own bodies. Choose one of them."),
    ("co_executors", "twice"): gettext_lazy("A body is named twice. Name each once."),
    ("items", "many"): gettext_lazy("There are too many items and co-executors. Divide the assignment."),
    ("measure", "missing"): gettext_lazy("Choose the measure of the plan."),
    ("measure", "agreement"): gettext_lazy("This measure is of another agreement."),
    ("source", "missing"): gettext_lazy("Write which paper gives it: its kind, day and number."),
    ("source", "long"): gettext_lazy("The ground is longer than 300 characters."),
    ("controller", "long"): gettext_lazy("The name of who controls it is longer than 200 characters."),
    ("registered_on", "before"): gettext_lazy("It cannot be registered before the day of its paper."),
    ("signed_on", "ahead"): gettext_lazy("The day of the paper is ahead. Give the assignment once it is signed."),
    ("stated", "before"): gettext_lazy("The day is before the day of the paper."),
    ("result", "missing"): gettext_lazy("Write what was done."),
    ("result_kind", "missing"): gettext_lazy("Choose what the result is."),
    ("paper", "missing"): gettext_lazy("Write the day and number of the paper, or the name of the system."),
    ("paper", "long"): gettext_lazy("The paper is longer than 300 characters."),
    ("outcome", "missing"): gettext_lazy("Choose what the report says."),
    ("lengths", "range"): gettext_lazy(
        "Terms are from 1 to 366 days, or up to 24 months; a day of the month is from 1 to 28."
    ),
    ("rule_source", "missing"): gettext_lazy("Write by which act of your side terms are counted so."),
    ("rule_source", "long"): gettext_lazy("The act is longer than 500 characters."),
}


@message_for.register
def _unusable(error: errors.AssignmentUnusable) -> str:
    return str(UNUSABLE[error.field, error.reason])


@message_for.register
def _off_control(_error: errors.OffControlAlready) -> str:
    return _("The assignment is off control: there is nothing more to report, to ask for or to decide.")


@message_for.register
def _own(_error: errors.OwnWords) -> str:
    return _("You wrote this yourself: a colleague answers it.")


@message_for.register
def _not_who_gave(_error: errors.NotWhoGave) -> str:
    return _("All sides gave this assignment: the other side answers what yours has written.")


@message_for.register
def _replaced(_error: errors.ReportReplaced) -> str:
    return _("A later report was made after you opened this one. Look at it, then answer.")


@message_for.register
def _answered(_error: errors.AnsweredAlready) -> str:
    return _("Your side has answered this before; what it said stays.")


@message_for.register
def _nothing(_error: errors.NothingToAnswer) -> str:
    return _("Interim news waits for no answer: it is no ground to take an assignment off control.")


@message_for.register
def _part_done(_error: errors.PartDone) -> str:
    return _("This part is done: its report is accepted, or waits for the answer.")


@message_for.register
def _no_proof(_error: errors.PartProofMissing) -> str:
    return _("Add at least one document that proves it: what is not proved counts as not done.")


@message_for.register
def _too_many(error: errors.TooManyPartProofs) -> str:
    return _("A report takes %(limit)s documents at most. Put some of them into one archive.") % {"limit": error.limit}


@message_for.register
def _no_period(_error: errors.PeriodNotAsked) -> str:
    return _("This period is not reported now: choose one of the list.")


@message_for.register
def _same_day(error: errors.SameDay) -> str:
    return _("%(day)s cannot be the new day: it holds already, or it is before the paper.") % {
        "day": date_words(error.day)
    }


@message_for.register
def _request_replaced(_error: errors.RequestReplaced) -> str:
    return _("This request waits no longer: it was decided, or another one was made since.")
