"""Why a table or a cell of one cannot be taken, in sentences."""

from collections.abc import Callable, Mapping
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements import errors
from kunak.agreements.tables.wording import CHOICES
from kunak.core.sheets import Instead, NotATable, UncountedFormula
from kunak.ui.errors import message_for

Sentence = Callable[[str], str]


def _no_table(what: Instead, kind: str) -> str:
    return message_for(NotATable(what=what, kind=kind))


TABLE_REASONS: Mapping[str, Sentence] = {
    **{str(one): partial(_no_table, one) for one in Instead},
    "large": lambda d: _("The table is too large: at most %(limit)s MB are taken. Divide it.") % {"limit": d},
    "rows": lambda d: _("The table has more than %(limit)s rows. Divide it.") % {"limit": d},
    "unknown column": lambda d: (
        _("Columns that are not known: %(names)s. Delete them, or call them as an exported table does.") % {"names": d}
    ),
    "no head": lambda d: (
        _("The cell %(cell)s stands in a column without a head. Name the column, or empty it.") % {"cell": d}
    ),
    "several sheets": lambda d: (
        _("Several sheets have such a table: %(names)s. Put it on one sheet, or bring each in as a file of its own.")
        % {"names": d}
    ),
    "formula": lambda d: message_for(UncountedFormula(cell=d)),
    "column twice": lambda d: _("The column “%(name)s” stands there twice. Leave one.") % {"name": d},
    "missing column": lambda d: _("The table lacks: %(names)s.") % {"names": d},
}
CELL_REASONS: Mapping[str, Sentence] = {
    "empty": lambda _d: _("The cell is empty, and the register needs it."),
    "choice": lambda d: _("“%(value)s” is none of the words of this column.") % {"value": d},
    "sector": lambda d: _("There is no sector “%(value)s”. Take the names of the list.") % {"value": d},
    "date": lambda d: _("“%(value)s” is no date. Write 29.05.2025, 05.2025 or 2025.") % {"value": d},
    "serial": lambda d: (
        _("“%(value)s” is a day as a spreadsheet counts it. Give the column the format of a date, or write 29.05.2025.")
        % {"value": d}
    ),
    "length": lambda d: _("“%(value)s” is no length of time. Write “5 years” or “6 months”.") % {"value": d},
    "number": lambda d: (
        _("“%(value)s” is no number of a card. Leave the cell empty for a new agreement.") % {"value": d}
    ),
    "two parties": lambda _d: _("At least two parties are needed, with a semicolon between them."),
    "twice": lambda d: _("“%(value)s” stands among the parties twice.") % {"value": d},
    "territory": lambda d: (
        _("There is no region “%(value)s” in the reference data. Check how it is written.") % {"value": d}
    ),
    "not ours": lambda d: _("Our side, %(side)s, is none of the parties.") % {"side": d},
    "long": lambda d: (
        ngettext(
            "Longer than %(n)d character, which is all that the card holds.",
            "Longer than %(n)d characters, which is all that the card holds.",
            int(d or 0),
        )
        % {"n": int(d or 0)}
    ),
    "commitment": lambda d: _("“%(value)s” has no sector. Write “sector: text”.") % {"value": d},
    "not automatic": lambda _d: _("A renewal has a period only where it is automatic."),
    "terms": lambda _d: _("The terms contradict each other. Check the term, the renewal and the days."),
    "same row": lambda d: _("The row %(row)s tells of the same agreement.") % {"row": d},
    "here already": lambda _d: _("The register has this agreement already."),
    "no card": lambda d: _("Our register has no card %(number)s.") % {"number": d},
    "differs": lambda d: (
        _("The card says otherwise: “%(value)s”. A table does not change what is there; do it on the card.")
        % {"value": d}
        if d
        else _("The card says nothing here, and a table cannot enter it. Do it on the card.")
    ),
    "fill": lambda _d: _("The card has changed in the meantime. Export it anew."),
}


@message_for.register
def _table_unusable(error: errors.TableUnusable) -> str:
    return TABLE_REASONS[error.reason](error.detail)


@message_for.register
def _cell_refused(error: errors.CellRefused) -> str:
    if error.reason == "choice" and error.column in CHOICES:
        words = "; ".join(dict.fromkeys(str(word) for word in CHOICES[error.column].values()))
        told = _("“%(value)s” is none of the words of this column. Write: %(words)s.")
        return told % {"value": error.detail, "words": words}
    return CELL_REASONS[error.reason](error.detail)


@message_for.register
def _under_way(_error: errors.ImportUnderWay) -> str:
    return _("Another table of our side is being looked at. Wait until it is through, or stop it.")


@message_for.register
def _name_missing(_error: errors.NameMissing) -> str:
    return _("Give the view a name.")


@message_for.register
def _too_many_views(error: errors.TooManyViews) -> str:
    told = ngettext(
        "You have %(n)d view already. Delete one that you do not need.",
        "You have %(n)d views already. Delete one that you do not need.",
        error.limit,
    )
    return told % {"n": error.limit}


@message_for.register
def _not_own_view(_error: errors.NotOwnView) -> str:
    return _("This view is a colleague's: only its owner deletes it.")
