"""Words of the ways to see a plan: states of measures, columns, how far a term has moved."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

STATE_WORDS: Mapping[str, str | Promise] = {
    "proposed": pgettext_lazy("measure", "in a draft"),
    "returned": pgettext_lazy("measure", "returned"),
    "agreed": pgettext_lazy("measure", "waits for keys"),
    "in_plan": pgettext_lazy("measure", "in the plan"),
    "in_progress": pgettext_lazy("measure", "in progress"),
    "reported": pgettext_lazy("measure", "reported"),
    "confirmed": pgettext_lazy("measure", "confirmed, goes on"),
    "done": pgettext_lazy("measure", "done"),
    "done_late": pgettext_lazy("measure", "done late"),
    "not_done": pgettext_lazy("measure", "not done"),
    "moved": pgettext_lazy("measure", "moved to the next plan"),
    "dropped": pgettext_lazy("measure", "dropped by the sides"),
    "replaced": pgettext_lazy("measure", "in a replaced version"),
    "given_up": pgettext_lazy("measure", "in a version given up"),
}


def state_word(code: str) -> str:
    """Return the word for the state of a measure."""
    return str(STATE_WORDS.get(code, code))


STATE_SIGNS = {  # colour of the tag and icon
    "in_plan": ("", "calendar"),
    "in_progress": ("info", "arrow"),
    "reported": ("warn", "clock"),
    "confirmed": ("good", "half"),
    "done": ("good", "check"),
    "done_late": ("warn", "check"),
    "not_done": ("bad", "cross"),
    "returned": ("bad", "back"),
    "agreed": ("warn", "clock"),
    "proposed": ("draft", "edit"),
}


def drift_words(days: int | None) -> str:
    """Return by how much a term has moved since it was first agreed; empty where it has not."""
    if not days:
        return ""
    if days > 0:
        return ngettext("%(n)d day later", "%(n)d days later", days) % {"n": days}
    return ngettext("%(n)d day earlier", "%(n)d days earlier", -days) % {"n": -days}


def column_names(*, is_in_force: bool) -> dict[str, str]:
    """Return the columns of the table and their heads; of a version in force the state tells of the work."""
    return {
        "executors": _("Executors"),
        "helpers": _("Co-executors"),
        "reporters": _("Who reports"),
        "term": _("Term"),
        "state": pgettext("column", "State") if is_in_force else _("Agreement of the sides"),
        "baseline": _("First agreed term"),
        "commitment": _("Commitment"),
        "signed": _("Result as signed"),
        "result": _("Expected result"),
        "indicator": _("Indicator"),
        "money": _("Source of money"),
        "funding": _("Money by source"),
        "steps": _("Milestones"),
    }
