"""What the room's codes are called on screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.assignments.models import ChangeKind, ResultKind, SourceKind
from kunak.core.assignments import Category, ControlState, Outcome, Wording

STATES: Mapping[str, str | Promise] = {
    ControlState.UNDER_WAY: pgettext_lazy("an assignment", "in progress"),
    ControlState.RETURNED: pgettext_lazy("an assignment", "returned to be completed"),
    ControlState.SENT: pgettext_lazy("an assignment", "waits for acceptance"),
    ControlState.DONE: pgettext_lazy("an assignment", "done in time"),
    ControlState.DONE_LATE: pgettext_lazy("an assignment", "done late"),
    ControlState.WITHDRAWN: pgettext_lazy("an assignment", "withdrawn"),
}
CATEGORIES: Mapping[str, str | Promise] = {
    Category.IN_PROGRESS: pgettext_lazy("assignments", "in progress"),
    Category.REDATED: pgettext_lazy("assignments", "re-dated"),
    Category.LONG_RUNNING: pgettext_lazy("assignments", "long-running"),
    Category.DONE: pgettext_lazy("assignments", "done and off control"),
    Category.WITHDRAWN: pgettext_lazy("assignments", "withdrawn"),
}
OUTCOMES: Mapping[str, str | Promise] = {
    Outcome.DONE: pgettext_lazy("a report on an assignment", "done"),
    Outcome.PERIOD: pgettext_lazy("a report on an assignment", "done in the period"),
    Outcome.NEWS: pgettext_lazy("a report on an assignment", "interim news"),
}
WORDINGS: Mapping[str, str | Promise] = {
    Wording.NONE: pgettext_lazy("how a term is put", "no term"),
    Wording.AT_ONCE: pgettext_lazy("how a term is put", "at once, very urgent"),
    Wording.URGENT: pgettext_lazy("how a term is put", "urgent, without delay"),
    Wording.PROMPTLY: pgettext_lazy("how a term is put", "promptly"),
    Wording.MONTHLY: pgettext_lazy("how a term is put", "monthly"),
    Wording.QUARTERLY: pgettext_lazy("how a term is put", "quarterly"),
    Wording.HALF_YEARLY: pgettext_lazy("how a term is put", "half-yearly"),
    Wording.YEARLY: pgettext_lazy("how a term is put", "yearly"),
    Wording.CONSTANTLY: pgettext_lazy("how a term is put", "constantly"),
}
CHANGES: Mapping[str, str | Promise] = {
    ChangeKind.SHIFT: _("Another day"),
    ChangeKind.WITHDRAWAL: _("Withdrawal of the assignment"),
}
RESULTS: Mapping[str, str | Promise] = dict(ResultKind.choices)
SOURCES: Mapping[str, str | Promise] = dict(SourceKind.choices)
SORT_WORDS: Mapping[str, str | Promise] = {
    "": _("what is due first"),
    "-due": _("what is due last"),
    "given": _("the newest first"),
    "number": _("by number"),
    "body": _("by executor"),
    "state": pgettext_lazy("sorted", "by state"),
    "moved": _("what was moved most"),
}
