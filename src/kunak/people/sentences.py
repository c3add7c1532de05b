"""How the room of people says no, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunak.core.bodies.over_time import EndsBeforeItBegins
from kunak.core.sheets import MAX_SHEET_BYTES
from kunak.journal.errors import SentBefore
from kunak.journal.words import TOLD
from kunak.people.body_table import COLUMNS, MOST_ROWS
from kunak.people.errors import (
    ActsForAnotherSide,
    AdministratorHasNoSide,
    BodyGroundMissing,
    BodyIsThere,
    BodyOfAnotherSide,
    BodyTableUnusable,
    DayOffIsThere,
    DayOffUnusable,
    LastName,
    MunicipalityIsThere,
    MunicipalityUnusable,
    NotAllowed,
    NotOfTheParties,
    OwnAccount,
    PeriodMissing,
    PeriodsMeet,
    SectorsMissing,
    SpellingOfItself,
)
from kunak.people.models import Territory
from kunak.ui.dates import period_words, words_of_date
from kunak.ui.errors import message_for

TOLD.update(
    {
        "person added": gettext_lazy("the account is made"),
        "role given": gettext_lazy("the role is set"),
        "password changed": gettext_lazy("the password is changed"),
        "door closed": gettext_lazy("the access is closed"),
        "door opened": gettext_lazy("the access is open again"),
        "body added": gettext_lazy("the body is added"),
        "spelling said": gettext_lazy("a name was said to be another spelling of a body"),
        "spelling taken back": gettext_lazy("that a name is another spelling was taken back"),
        "body kind set": gettext_lazy("what the body is was said"),
        "municipality added": gettext_lazy("a municipality is added"),
        "municipality changed": gettext_lazy("the names of a municipality are corrected"),
        "day off entered": gettext_lazy("a day off of the territory is entered"),
        "day off taken back": gettext_lazy("a day off of the territory is taken back"),
        "body name entered": gettext_lazy("a name of the body is entered"),
        "body name changed": gettext_lazy("a name of the body is corrected"),
        "body name taken back": gettext_lazy("a name of the body is taken back"),
        "body head entered": gettext_lazy("a head of the body is entered"),
        "body head changed": gettext_lazy("what was told of a head is corrected"),
        "body head taken back": gettext_lazy("what was told of a head is taken back"),
    }
)


@message_for.register
def _spelling_of_itself(_error: SpellingOfItself) -> str:
    return _("This is the same body. Choose another one of your side.")


@message_for.register
def _not_allowed(_error: NotAllowed) -> str:
    return _("Your role does not allow this. The coordinator of your side can help.")


@message_for.register
def _not_of_the_parties(_error: NotOfTheParties) -> str:
    return _("Only the sides of the agreement may do this.")


@message_for.register
def _administrator_has_no_side(_error: AdministratorHasNoSide) -> str:
    return _("An administrator does not act for a side. Make another account for that.")


@message_for.register
def _acts_for_another_side(error: ActsForAnotherSide) -> str:
    return _("This person already acts for %(side)s. Nobody acts for two sides.") % {"side": error.side}


@message_for.register
def _body_of_another_side(error: BodyOfAnotherSide) -> str:
    return _("“%(body)s” is a body of another side. Choose one of the person's own side.") % {"body": error.body}


@message_for.register
def _sectors_missing(_error: SectorsMissing) -> str:
    return _("Choose at least one sector for a sector lead.")


@message_for.register
def _own_account(_error: OwnAccount) -> str:
    return _("Nobody changes the own role or access. Ask another coordinator of the side or the administrator.")


@message_for.register
def _body_is_there(error: BodyIsThere) -> str:
    return _("The side has a body “%(name)s” already. Open it, or write the name in full.") % {"name": error.name}


@message_for.register
def _period_missing(_error: PeriodMissing) -> str:
    return _("Write from which day it was so; a month or a year will do.")


@message_for.register
def _periods_meet(error: PeriodsMeet) -> str:
    days = period_words(error.since, error.until) or _("on every day")
    told = _("“%(name)s” is entered %(days)s: no day has two. Correct that one first, or write other days.")
    return told % {"name": error.name, "days": days}


@message_for.register
def _ends_before_it_begins(error: EndsBeforeItBegins) -> str:
    since, until = (words_of_date(day)[1] for day in (error.since, error.until))
    return _("The end, %(until)s, comes before the beginning, %(since)s. Check both days.") % {
        "since": since,
        "until": until,
    }


@message_for.register
def _body_ground_missing(_error: BodyGroundMissing) -> str:
    return _("Write by which act it was so: its name, day and number.")


@message_for.register
def _last_name(_error: LastName) -> str:
    return _("A body always has a name: this is its only one. Correct it instead.")


TABLE_REASONS = {
    "large": gettext_lazy("The table is too large: at most %(limit)s MB are taken. Divide it."),
    "empty": gettext_lazy("There are no rows in the table."),
    "rows": gettext_lazy("The table has more than %(most)s rows. Divide it."),
    "column": gettext_lazy("This column is not known. Take the heads of an exported table."),
    "missing": gettext_lazy("The table lacks this column."),
    "empty cell": gettext_lazy("The cell is empty, and the row needs it."),
    "choice": gettext_lazy("This is none of the words of the column."),
    "date": gettext_lazy("This is no date. Write 29.05.2025, 05.2025 or 2025."),
    "long": gettext_lazy("The text is longer than the register holds."),
}


def table_faults(error: BodyTableUnusable) -> list[tuple[int, str, str]]:
    """Return what keeps a table of bodies out: the row, 0 for the whole, the head of the column, and the sentence."""
    labels = {column.code: str(column.label) for column in COLUMNS}
    limits = {"limit": MAX_SHEET_BYTES // 1024 // 1024, "most": MOST_ROWS}
    return [
        (row, labels.get(column, column), str(TABLE_REASONS[why]) % limits if why in TABLE_REASONS else why)
        for row, column, why in error.refused
    ]


@message_for.register
def _body_table_unusable(error: BodyTableUnusable) -> str:
    return table_faults(error)[0][2]


@message_for.register
def _municipality_is_there(error: MunicipalityIsThere) -> str:
    if error.field == "code":
        return _("This code is that of “%(name)s”, which is here already.") % {"name": error.name}
    return _("The region has a municipality “%(name)s” already. Find it in the list and correct it.") % {
        "name": error.name
    }


@message_for.register
def _municipality_unusable(error: MunicipalityUnusable) -> str:
    told = {
        "region": _("Choose the region that the municipality lies in."),
        "code": _("This is no code of OKTMO of this region: eight digits, the first of them those of the region."),
    }
    return told.get(error.field) or _("Write the name in this case; at most %(n)s characters.") % {
        "n": Territory._meta.get_field(error.field).max_length  # type: ignore[union-attr]
    }


@message_for.register
def _day_off_is_there(error: DayOffIsThere) -> str:
    return _("%(day)s is entered already. Take it back first, then enter it anew.") % {"day": error.day}


@message_for.register
def _day_off_unusable(error: DayOffUnusable) -> str:
    told = {
        "day": _("There is no such day. Write it like 30.08 or 20.03.2026."),
        "year": _("Write the year, from 1991 to 2099; only a day off may come every year."),
        "name": _("Write what the day is, in 200 characters at most."),
        "ground": _("Write by which act the day is off, in 500 characters at most."),
        "territory": _("The side has no territory of the reference data: it has no days off of its own."),
    }
    return told[error.field]


@message_for.register
def _sent_before(_error: SentBefore) -> str:
    return _("This form was sent before, and it is done: nothing was written twice. What is shown once, make anew.")
