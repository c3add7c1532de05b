"""Words of the ways to see a plan: states of measures, columns, how far a term has moved."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext


def state_word(code: str) -> str:
    """Return the word for the state of a measure."""
    names = {
        "proposed": pgettext("measure", "in a draft"),
        "returned": pgettext("measure", "returned"),
        "agreed": pgettext("measure", "waits for keys"),
        "in_plan": pgettext("measure", "in the plan"),
        "in_progress": pgettext("measure", "in progress"),
        "reported": pgettext("measure", "reported"),
        "confirmed": pgettext("measure", "confirmed, goes on"),
        "done": pgettext("measure", "done"),
        "done_late": pgettext("measure", "done late"),
        "not_done": pgettext("measure", "not done"),
        "moved": pgettext("measure", "moved to the next plan"),
        "dropped": pgettext("measure", "dropped by the sides"),
        "replaced": pgettext("measure", "in a replaced version"),
        "given_up": pgettext("measure", "in a version given up"),
    }
    return names.get(code, code)


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
