"""How the room says no, and how its part of the journal reads."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from kunak.agreements.history import LABELS, WORDED
from kunak.agreements.words import told_once
from kunak.groups import errors
from kunak.groups.words import ROLES, SAID
from kunak.journal.words import TOLD
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import date_words, period

TOLD.update(
    {
        "group set up": gettext_lazy("entered a working group"),
        "group changed": gettext_lazy("changed the working group"),
        "rule of groups set": gettext_lazy("set the rules that groups begin with"),
        "member named": gettext_lazy("named a member of the group"),
        "place ended": gettext_lazy("ended a place in the group"),
        "member replaced": gettext_lazy("replaced a member of the group"),
        "meeting planned": gettext_lazy("planned a meeting of the group"),
        "meeting called": gettext_lazy("called the meeting"),
        "meeting moved": gettext_lazy("changed the meeting"),
        "meeting cancelled": gettext_lazy("cancelled the meeting"),
        "item put on the agenda": gettext_lazy("put an item on the agenda"),
        "item changed": gettext_lazy("changed an item of the agenda"),
        "item put off": gettext_lazy("put an item off to the backlog"),
        "item taken off": gettext_lazy("took an item off"),
        "material given": gettext_lazy("gave a document for an item"),
        "invitation answered": gettext_lazy("answered the invitation"),
        "meeting opened": gettext_lazy("opened the meeting"),
        "meeting closed": gettext_lazy("closed the meeting"),
        "meeting continued": gettext_lazy("went on with the meeting"),
        "attendance noted": gettext_lazy("noted who is there"),
        "item heard": gettext_lazy("wrote down what was heard"),
        "decision written": gettext_lazy("wrote a decision down"),
        "decision changed": gettext_lazy("changed a decision"),
        "decision removed": gettext_lazy("removed a decision"),
        "remark given": gettext_lazy("gave a remark"),
        "special opinion given": gettext_lazy("gave a special opinion"),
        "minutes circulated": gettext_lazy("circulated the minutes"),
        "minutes taken back": gettext_lazy("took the minutes back to put them into order"),
        "correction asked": gettext_lazy("asked for a correction of the minutes"),
        "correction taken": gettext_lazy("took a correction of the minutes"),
        "correction refused": gettext_lazy("refused a correction of the minutes"),
        "minutes key turned": gettext_lazy("accepted the minutes for the side"),
        "minutes accepted on paper": gettext_lazy(
            "entered the paper by which a side without access accepted the minutes"
        ),
        "minutes returned": gettext_lazy("returned the minutes with a reason"),
        "minutes accepted": gettext_lazy("the minutes are accepted by all sides"),
    }
)
LABELS.update(
    {
        "group": gettext_lazy("Working group"),
        "sectors": gettext_lazy("Sectors"),
        "act": gettext_lazy("Act"),
        "act_on": gettext_lazy("Date of the act"),
        "act document": gettext_lazy("Document of the act"),
        "regulations": gettext_lazy("Regulations"),
        "regulations document": gettext_lazy("Document of the regulations"),
        "quorum": gettext_lazy("Quorum: members of each side"),
        "quorum of half": gettext_lazy("Quorum: more than half of each side"),
        "decision mask": gettext_lazy("How decisions are numbered"),
        "minutes mask": gettext_lazy("How minutes are numbered"),
        "materials days": gettext_lazy("Materials, days before the meeting"),
        "member": gettext_lazy("Member of the group"),
        "former": pgettext_lazy("member", "Former"),
        "role in the group": gettext_lazy("Role in the group"),
        "place post": gettext_lazy("Post"),
        "place since": gettext_lazy("In the group since"),
        "place until": gettext_lazy("In the group until"),
        "meeting": gettext_lazy("Meeting"),
        "held from": gettext_lazy("First day"),
        "held to": gettext_lazy("Last day"),
        "held at": gettext_lazy("Time"),
        "place": pgettext_lazy("of an event", "Place"),
        "link": gettext_lazy("Video link"),
        "host": gettext_lazy("Host"),
        "materials_on": gettext_lazy("Materials until"),
        "restricted": gettext_lazy("For official use"),
        "item": gettext_lazy("Item"),
        "presenter": gettext_lazy("Presenter"),
        "heard": gettext_lazy("Heard"),
        "spoke": gettext_lazy("Spoke"),
        "reply": pgettext_lazy("given", "Answer"),
        "substitute": gettext_lazy("Comes instead"),
        "present": gettext_lazy("Present"),
        "decision": gettext_lazy("Decision"),
        "executor": gettext_lazy("Executor"),
        "co_executors": gettext_lazy("Co-executors"),
        "term": gettext_lazy("Term"),
        "votes": gettext_lazy("Votes"),
        "remark": gettext_lazy("Remark"),
        "minutes": gettext_lazy("Minutes"),
        "correction": gettext_lazy("Correction"),
        "answer": pgettext_lazy("given", "Answer"),
    }
)
WORDED.update(
    {
        "role in the group": lambda code: str(ROLES.get(code, code)),
        "reply": lambda code: str(SAID.get(code, code)),
    }
)
MISSING = {
    "name": gettext_lazy("Write the name."),
    "sectors": gettext_lazy("Choose one sector at least."),
    "act_title": gettext_lazy("Write which act set the group up, and of whom."),
    "act_number": gettext_lazy("Write the number of the act."),
    "ground": gettext_lazy("Write by which act: its name, day and number."),
    "since": gettext_lazy("Write the first day."),
    "place": gettext_lazy("Write the place, or the address of the video link."),
    "title": gettext_lazy("Write what the item is about."),
    "text": gettext_lazy("Write the words."),
    "executor": gettext_lazy("Write the body in charge and its side, or leave the term empty."),
    "executor_side": gettext_lazy("Choose the side of the body in charge."),
    "substitute": gettext_lazy("Write who comes instead: name and post."),
    "paper": gettext_lazy("Write what paper it is and of whom."),
    "paper_number": gettext_lazy("Write the number of the paper."),
    "dated_on": gettext_lazy("Write the day of the paper."),
}


@message_for.register
def _missing(error: errors.GroupFieldMissing) -> str:
    return str(MISSING[error.field])


@message_for.register
def _line_too_long(error: errors.GroupLineTooLong) -> str:
    return ngettext(
        "“%(words)s…” is too long: at most %(n)d character. Shorten it.",
        "“%(words)s…” is too long: at most %(n)d characters. Shorten it.",
        error.limit,
    ) % {"words": error.words, "n": error.limit}


@message_for.register
def _name_taken(_error: errors.GroupNameTaken) -> str:
    return _("The agreement has a group of this name. Give it another one.")


@message_for.register
def _meanwhile(error: errors.GroupChangedMeanwhile) -> str:
    if not error.who:
        return _("This was changed after you opened it. What you typed is still here: compare, and save it once more.")
    return _(
        "%(who)s changed this after you opened it. What you typed is still here: compare, and save it once more."
    ) % {"who": error.who}


@message_for.register
def _two_places(error: errors.TwoPlacesOnOneDay) -> str:
    told = _("%(name)s is in the group already: %(period)s. End that place first.")
    return told_once(told % {"name": error.name, "period": period(error.since, error.until)})


@message_for.register
def _chair(error: errors.SideHasItsChair) -> str:
    return _("The co-chair of this side is %(name)s. Replace them, or choose another role.") % {"name": error.name}


@message_for.register
def _order(error: errors.DaysOutOfOrder) -> str:
    return _("The last day is before the first one, %(day)s.") % {"day": date_words(error.first)}


@message_for.register
def _too_long(error: errors.MeetingTooLong) -> str:
    told = ngettext(
        "A meeting takes %(n)d day at most. Check the last day, or plan another meeting.",
        "A meeting takes %(n)d days at most. Check the last day, or plan another meeting.",
        error.limit,
    )
    return told % {"n": error.limit}


@message_for.register
def _materials(error: errors.MaterialsAfterMeeting) -> str:
    return _("The meeting is on %(day)s: materials are due on that day or before.") % {"day": date_words(error.day)}


@message_for.register
def _due(error: errors.DueBeforeMeeting) -> str:
    return _("The meeting ends on %(day)s: the term is that day or later.") % {"day": date_words(error.day)}


@message_for.register
def _gone(_error: errors.GoneMeanwhile) -> str:
    return _("Somebody has taken this off meanwhile. Open the page anew.")


@message_for.register
def _not_in_group(_error: errors.NotInThisGroup) -> str:
    return _("This does not belong to the group. Open the page anew and choose from the list.")


@message_for.register
def _closed(_error: errors.MeetingClosed) -> str:
    return _("The meeting is at a stage where this is no longer changed. Open its page anew.")


@message_for.register
def _not_called(_error: errors.MeetingNotCalled) -> str:
    return _("The meeting is not called: there is no invitation to answer.")


@message_for.register
def _ahead(error: errors.MeetingHeldAhead) -> str:
    return _("The meeting is on %(day)s: it is opened on that day or later.") % {"day": date_words(error.day)}


@message_for.register
def _empty_agenda(_error: errors.EmptyAgenda) -> str:
    return _("Put one item on the agenda at least, then call the meeting.")


@message_for.register
def _item_in_use(_error: errors.ItemInUse) -> str:
    return _("Something was heard, decided or given on this item: it stays on the agenda.")


@message_for.register
def _restricted(_error: errors.ItemRestricted) -> str:
    return _("The item comes from a meeting for official use: take it on the agenda of such a meeting.")


@message_for.register
def _twice(error: errors.BodyTwice) -> str:
    return _("“%(name)s” is named twice on the decision. Name each body once.") % {"name": error.name}


@message_for.register
def _votes(error: errors.VotesBeyondPresent) -> str:
    return _("%(side)s: more votes than members who are there, %(n)s. Check the votes or the attendance.") % {
        "side": error.side,
        "n": error.present,
    }


@message_for.register
def _nothing_decided(error: errors.NothingDecided) -> str:
    return _(
        "Nothing is written on the item “%(title)s”. "
        "Write what was heard or decided, or put it off to the next meeting."
    ) % {"title": error.title}


@message_for.register
def _undue(error: errors.DecisionUndue) -> str:
    return _("Decision %(number)s cannot be given as an assignment. %(why)s") % {
        "number": error.number,
        "why": error.why,
    }


@message_for.register
def _paper_ahead(error: errors.PaperAhead) -> str:
    return _("The day of the paper, %(day)s, is still to come. Correct the day.") % {"day": date_words(error.day)}


@message_for.register
def _answered(_error: errors.CorrectionAnswered) -> str:
    return _("The correction has its answer already.")


@message_for.register
def _open_corrections(_error: errors.CorrectionsOpen) -> str:
    return _("Corrections wait for an answer: take or refuse them first.")


@message_for.register
def _only_present(_error: errors.OnlyThosePresent) -> str:
    return _("Only those who were there speak to the minutes.")


@message_for.register
def _repeated(_error: errors.MinutesRepeated) -> str:
    return _("Nothing has changed since the minutes were circulated. Mend what was asked for, then circulate them.")
