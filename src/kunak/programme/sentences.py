"""How the room of programmes says no, and how its journal reads, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from kunak.agreements.history import APART, KEY_WORDED, KEYED, LABELS, LISTED, WORDED
from kunak.agreements.words import told_once
from kunak.core.lifecycle import ForbiddenMove
from kunak.core.programme.approval import Place
from kunak.journal.words import TOLD
from kunak.programme import errors
from kunak.programme.told import detail_label, detail_told, milestones_told, term_untold, territory_told
from kunak.programme.wording import (
    POSTS,
    PROBLEM_WORDS,
    SOURCE_NAMES,
    WITHOUT,
    amount_words,
    bad_kind,
    detail_refusal,
    not_a_territory,
    place_told,
)
from kunak.ui.dates import period_words
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import sector_name

INNER = {  # what a side does on its draft: the other sides' history never shows it
    "programme proposed": gettext_lazy("proposed a plan from the commitments"),
    "version begun": gettext_lazy("began a new version"),
    "period changed": gettext_lazy("changed the plan's period"),
    "measures taken from a file": gettext_lazy("took measures from a file"),
    "table for a plan given": gettext_lazy("gave a long table for the plan"),
    "table for a plan stopped": gettext_lazy("stopped a long table on its way into the plan"),
    "table for a plan refused": gettext_lazy("gave a long table that the plan could not take"),
    "measure added": gettext_lazy("added a measure"),
    "measure changed": gettext_lazy("changed a measure"),
    "measure dropped": gettext_lazy("dropped a measure"),
    "order changed": gettext_lazy("changed what a measure waits for"),
    "problem noted in a draft": gettext_lazy("wrote down what may hinder a measure of the draft"),
    "problem closed in a draft": gettext_lazy("closed what hindered a measure of the draft"),
    "measure restored": gettext_lazy("put a dropped measure back"),
    "draft given up": gettext_lazy("gave up a draft that was never sent"),
    "next plan opened": gettext_lazy("opened the next plan from what the last one left"),
    "approved inside": gettext_lazy("approved the version inside the own side"),
    "returned inside": gettext_lazy("returned the version inside the own side"),
    "went on without approval inside": gettext_lazy("went on without all approvals of the own side"),
    "comment written inside": gettext_lazy("commented on a measure for the own side"),
    "comment settled inside": gettext_lazy("settled a comment of the own side"),
    "comment opened again inside": gettext_lazy("opened a settled comment of the own side again"),
    "comment taken back inside": gettext_lazy("took back a comment of the own side"),
}
TOLD.update(INNER)
TOLD.update(
    {
        "problem told": gettext_lazy("told what hinders a measure"),
        "problem closed": gettext_lazy("closed what hindered a measure"),
        "kind added": gettext_lazy("added a kind of measures"),
        "kind changed": gettext_lazy("changed a kind of measures"),
        "kind switched off": gettext_lazy("switched a kind of measures off"),
        "kind switched on": gettext_lazy("switched a kind of measures on"),
        "field added": gettext_lazy("added a field to a kind of measures"),
        "version sent": gettext_lazy("agreed and sent the version to the other side"),
        "version recalled": gettext_lazy("took the sent version back"),
        "version returned": gettext_lazy("returned the version with a reason"),
        "version given up": gettext_lazy("gave the version up"),
        "key turned": gettext_lazy("turned the side's key on the version"),
        "version in force": gettext_lazy("the version is in force: all sides have agreed"),
        "version replaced": gettext_lazy("the earlier version is replaced"),
        "comment written": gettext_lazy("commented on a measure for all sides"),
        "comment settled": gettext_lazy("settled a comment"),
        "comment opened again": gettext_lazy("opened a settled comment again"),
        "comment taken back": gettext_lazy("took back a comment"),
        "inner rule set": gettext_lazy("set who approves inside the side"),
        "plan made public": gettext_lazy("agreed to make the plan public"),
        "plan view saved": gettext_lazy("saved a view of a plan"),
        "plan view deleted": gettext_lazy("deleted a view of a plan"),
        "plan withdrawn": gettext_lazy("took back the consent to the public plan"),
    }
)
KEYED["details"], KEY_WORDED["details"] = detail_label, detail_told
KEYED |= {
    "coexecutors": lambda party: _("Co-executors") + f", {party}",
    "reporters": lambda party: _("Who reports") + f", {party}",
}
LISTED |= {"funding", "waits for", "territories"}
APART["milestones"] = milestones_told
LABELS |= {
    "funding": gettext_lazy("Money"),
    "definition": gettext_lazy("What is meant"),
    "sectors": gettext_lazy("Sectors"),
    "steps": gettext_lazy("Usual milestones"),
    "fields": pgettext_lazy("of a kind", "What such measures tell"),
    "field type": pgettext_lazy("of a field", "What is entered"),
    "kind name": gettext_lazy("Kind of measure"),
    "problem kind": pgettext_lazy("what hinders", "What it is"),
    "owner": gettext_lazy("Who takes care"),
    "outcome": gettext_lazy("What came of it"),
    "waits for": gettext_lazy("Waits for"),
    "source": gettext_lazy("Source"),
    "year": gettext_lazy("Year"),
    "amount": gettext_lazy("Amount, roubles"),
    "to side": gettext_lazy("Transfer to the budget of"),
    "signed_result": gettext_lazy("Result as signed"),
    "territories": gettext_lazy("Territories"),
    "transfer_waiver": gettext_lazy("Waiver about transfers"),
}
WORDED |= {"problem kind": lambda code: str(PROBLEM_WORDS.get(code, code))}
WORDED |= {"source": lambda code: str(SOURCE_NAMES.get(code, code)), "amount": amount_words}
LABELS["measure term"] = gettext_lazy("Term")
LABELS |= {
    "carried over": gettext_lazy("Measures carried over"),
    "left out": gettext_lazy("Measures left out"),
    "post": gettext_lazy("Who approves"),
    "lacking": gettext_lazy("Approvals that were missing"),
    "asks_sectors": gettext_lazy("Leads of the sectors approve"),
    "without": gettext_lazy("Without their approval"),
    "approvers": gettext_lazy("Who approves the whole version"),
}
WORDED |= {
    "post": lambda code: str(POSTS.get(code, "")),
    "lacking": lambda told: place_told(Place(*told.split())),
    "without": lambda code: str(WITHOUT.get(code, code)),
}
LABELS["measure"] = gettext_lazy("Measure")
WORDED["measure term"] = term_untold
WORDED["territories"] = territory_told


@message_for.register
def _unknown_territory(error: errors.UnknownTerritory) -> str:
    return not_a_territory(error.code)


@message_for.register
def _exists(_error: errors.ProgrammeExists) -> str:
    return _("The agreement has its plan already. Open it and begin a new version.")


@message_for.register
def _under_way(_error: errors.VersionUnderWay) -> str:
    return _("A version is under way already: finish it before you begin another.")


@message_for.register
def _nothing_in_force(_error: errors.NothingInForce) -> str:
    return _("There is no version in force to begin from: propose the plan anew.")


@message_for.register
def _frozen(error: errors.VersionFrozen) -> str:
    if error.state == "sent":
        return _("This version was sent and waits for keys: take it back to change it.")
    if error.state == "dropped":
        return _("This version is given up and cannot be changed.")
    return _("This version is agreed and does not change any more. Begin a new one.")


@message_for.register
def _not_in_force(_error: errors.NotInForce) -> str:
    return _("Only the version in force can be made public.")


@message_for.register
def _settled(_error: errors.PeriodSettled) -> str:
    return _("Both sides have agreed on the plan's period; it does not change any more.")


@message_for.register
def _one_sided(error: errors.OneSidedMeasures) -> str:
    told = ngettext(
        "%(n)d measure lacks executors of a side: “%(first)s”.",
        "%(n)d measures lack executors of a side; the first is “%(first)s”.",
        len(error.measures),
    ) % {"n": len(error.measures), "first": error.measures[0]}
    return told + " " + _("Name them, or write why it is so.")


@message_for.register
def _empty(_error: errors.EmptyVersion) -> str:
    return _("The version has no measures: add at least one before you send it.")


@message_for.register
def _outside(error: errors.TermOutsideThePlan) -> str:
    told = _("The term lies outside the plan, which runs %(period)s. Mend the term or the plan's period.")
    return told_once(told % {"period": period_words(error.starts_on, error.ends_on)})


@message_for.register
def _bad_detail(error: errors.BadDetail) -> str:
    return f"{error.name}: {detail_refusal(error.value, error.reason)}"


@message_for.register
def _reporter(error: errors.ReporterWithoutBody) -> str:
    return _("%(side)s: name an executor of this side too, since somebody is to report for it.") % {"side": error.side}


@message_for.register
def _steps_alike(error: errors.StepsAlike) -> str:
    told = _(
        "Two milestones are called “%(name)s”: reports could not tell them apart. Add a number or a month to each."
    )
    return told % {"name": error.name}


@message_for.register
def _transfers(error: errors.TransfersWithoutGround) -> str:
    told = ngettext(
        "%(n)d measure moves money between budgets without an agreement of its own: “%(first)s”.",
        "%(n)d measures move money between budgets without an agreement of its own; the first is “%(first)s”.",
        len(error.measures),
    ) % {"n": len(error.measures), "first": error.measures[0]}
    return told + " " + _("Name the agreement, or write why it is so.")


@message_for.register
def _ring(error: errors.RingOfMeasures) -> str:
    if len(error.ring) == 1:
        return _("A measure does not wait for itself.")
    return _("These measures would wait for each other: %(ring)s.") % {
        "ring": " → ".join(f"«{text}»" for text in (*error.ring, error.ring[0]))
    }


@message_for.register
def _not_of_version(_error: errors.NotOfThisVersion) -> str:
    return _("This measure does not stand in the version any more: choose another one.")


@message_for.register
def _owner(_error: errors.OwnerMissing) -> str:
    return _("Say who takes care of it: a body, a post or a name of one of the sides.")


@message_for.register
def _problem_closed(_error: errors.ProblemClosed) -> str:
    return _("Somebody has closed it already.")


@message_for.register
def _bad_kind(error: errors.BadKind) -> str:
    return bad_kind(error.reason)


@message_for.register
def _in_use(error: errors.KindInUse) -> str:
    told = ngettext(
        "%(n)d measure has this kind: its name stays what the sides agreed on. Switch it off and add another one.",
        "%(n)d measures have this kind: its name stays what the sides agreed on. Switch it off and add another one.",
        error.measures,
    )
    return told % {"n": error.measures}


@message_for.register
def _kind_changed(_error: errors.KindChangedMeanwhile) -> str:
    return _("Somebody saved this kind after you opened it. Open it again and compare; what you typed is still here.")


@message_for.register
def _edited(error: errors.EditedMeanwhile) -> str:
    return _(
        "%(who)s saved this measure after you opened it. What you typed is still here: compare, and do it again."
    ) % {"who": error.who}


@message_for.register
def _inner_reason(_error: errors.InnerReasonMissing) -> str:
    return _("Write the reason: those who write the version on your side will read it.")


@message_for.register
def _dropped(error: errors.MeasureDropped) -> str:
    return _("%(who)s has dropped this measure. What you typed is still here.") % {"who": error.who}


@message_for.register
def _rows_refused(error: errors.RowsRefused) -> str:
    told = ngettext(
        "Nothing was taken: %(n)d row is to be mended. Mend it in the table and bring the table in again.",
        "Nothing was taken: %(n)d rows are to be mended. Mend them in the table and bring the table in again.",
        len(error.rows),
    )
    return told % {"n": len(error.rows)}


@message_for.register
def _stands(_error: errors.MeasureStands) -> str:
    return _("The version has a measure with these words.")


@message_for.register
def _too_many_rows(error: errors.TooManyRowsAtOnce) -> str:
    return _("%(count)s rows are new or changed; at most %(limit)s are taken at once. Divide the table.") % {
        "count": error.count,
        "limit": error.limit,
    }


@message_for.register
def _some_refused(error: errors.SomeRefused) -> str:
    told = ngettext(
        "Nothing has changed: %(n)d measure cannot be changed so.",
        "Nothing has changed: %(n)d measures cannot be changed so.",
        len(error.rows),
    )
    return told % {"n": len(error.rows)}


@message_for.register
def _sector(error: errors.NotOfThisSector) -> str:
    return _("You answer for other sectors; “%(sector)s” is not among them.") % {"sector": sector_name(error.sector)}


@message_for.register
def _move(_error: ForbiddenMove) -> str:
    return _("This step is not possible any more: somebody was faster. Look at the page again.")


@message_for.register
def _not_yours(_error: errors.NotYourComment) -> str:
    return _("Only who wrote a comment takes it back.")


@message_for.register
def _comment_settled(_error: errors.CommentSettled) -> str:
    return _("This talk is settled. Open it again to answer; what you typed is still here.")


@message_for.register
def _no_words(_error: errors.CommentMissing) -> str:
    return _("Write what you want to say.")


@message_for.register
def _not_asked(_error: errors.NotAskedFor) -> str:
    return _("Nobody is asked to approve here any more. Look at the page again.")


@message_for.register
def _missing(error: errors.ApprovalsMissing) -> str:
    told = _("Not approved inside your side yet: %(names)s.") % {"names": ", ".join(map(place_told, error.places))}
    if error.is_waived_by_words:
        return told + " " + _("Wait for them, or write why you go on without.")
    return told + " " + _("Your side does not send and does not agree without them.")


@message_for.register
def _overlap(error: errors.PlansOverlap) -> str:
    return _("The agreement has a plan that runs %(period)s. Choose days that it does not have.") % {
        "period": period_words(error.starts_on, error.ends_on)
    }


@message_for.register
def _no_such_measure(_error: errors.NoSuchMeasure) -> str:
    return _("The last plan has changed since you opened the page. Look at it again; what you typed is still here.")


@message_for.register
def _next_opened(_error: errors.NextPlanOpened) -> str:
    return _("The next plan has been opened already: one side is working on it.")


@message_for.register
def _nothing_chosen(_error: errors.NothingChosen) -> str:
    return _("Choose at least one event.")
