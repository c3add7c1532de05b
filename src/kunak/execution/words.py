"""What the room's codes are called on screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.core.execution import Answer, DepartureKind, Outcome, Verdict

OUTCOMES: Mapping[str, str | Promise] = {
    Outcome.DONE: pgettext_lazy("reported", "done"),
    Outcome.IN_PART: pgettext_lazy("reported", "done in part"),
    Outcome.NOT_DONE: pgettext_lazy("reported", "not done"),
    Outcome.GOING_ON: pgettext_lazy("reported", "going on"),
}
ANSWERS: Mapping[str, str | Promise] = {
    Answer.CONFIRMED: pgettext_lazy("an answer", "confirmed"),
    Answer.RETURNED: pgettext_lazy("an answer", "returned to be mended"),
    Answer.DISPUTED: pgettext_lazy("an answer", "disputed"),
}
DEPARTURES: Mapping[str, str | Promise] = {
    DepartureKind.SHIFT: _("Shift of the term"),
    DepartureKind.MOVE: _("Move to the next plan"),
    DepartureKind.DROP: _("Dropping the measure"),
}
VERDICTS: Mapping[str, str | Promise] = {
    Verdict.WAITS: pgettext_lazy("a report", "not confirmed"),
    Verdict.RETURNED: pgettext_lazy("a report", "returned"),
    Verdict.DISPUTED: pgettext_lazy("a report", "disputed"),
    Verdict.CONFIRMED: pgettext_lazy("a report", "confirmed by all sides"),
}
