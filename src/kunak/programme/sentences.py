"""How the room of programmes says no, and how its journal reads, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kunak.core.lifecycle import ForbiddenMove
from kunak.journal.words import TOLD
from kunak.programme import errors
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import sector_name

TOLD.update(
    {
        "programme proposed": gettext_lazy("proposed a plan from the commitments"),
        "measure added": gettext_lazy("added a measure"),
        "measure changed": gettext_lazy("changed a measure"),
        "measure dropped": gettext_lazy("dropped a measure"),
        "version sent": gettext_lazy("agreed and sent the version to the other side"),
        "version recalled": gettext_lazy("took the sent version back"),
        "version returned": gettext_lazy("returned the version with a reason"),
        "key turned": gettext_lazy("turned the side's key on the version"),
        "version in force": gettext_lazy("the version is in force: all sides have agreed"),
        "version replaced": gettext_lazy("the earlier version is replaced"),
        "version begun": gettext_lazy("began a new version"),
        "plan made public": gettext_lazy("agreed to make the plan public"),
        "plan withdrawn": gettext_lazy("took back the consent to the public plan"),
    }
)


@message_for.register
def _exists(_error: errors.ProgrammeExists) -> str:
    return _("The agreement has its plan already. Open it and begin a new version.")


@message_for.register
def _under_way(_error: errors.VersionUnderWay) -> str:
    return _("A version is under way already: finish it before you begin another.")


@message_for.register
def _frozen(_error: errors.VersionFrozen) -> str:
    return _("This version is closed for changes. Begin a new one, or take the sent one back.")


@message_for.register
def _one_sided(error: errors.OneSidedMeasures) -> str:
    told = ngettext(
        "%(n)d measure has executors of one side only.",
        "%(n)d measures have executors of one side only.",
        len(error.measures),
    ) % {"n": len(error.measures)}
    return told + " " + _("Name the other side's, or write why it is so: “%(first)s”.") % {"first": error.measures[0]}


@message_for.register
def _empty(_error: errors.EmptyVersion) -> str:
    return _("The version has no measures: add at least one before you send it.")


@message_for.register
def _edited(error: errors.EditedMeanwhile) -> str:
    return _(
        "%(who)s saved this measure while you were writing. What you typed is still here: compare and save again."
    ) % {"who": error.who}


@message_for.register
def _sector(error: errors.NotOfThisSector) -> str:
    return _("You answer for other sectors; “%(sector)s” is not among them.") % {"sector": sector_name(error.sector)}


@message_for.register
def _move(_error: ForbiddenMove) -> str:
    return _("This step is not possible any more: somebody was faster. Look at the page again.")
