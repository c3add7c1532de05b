"""How the room of groups says no."""

from datetime import date, datetime

from kunak.core.errors import KunakError


class GroupFieldMissing(KunakError):
    """A group, a place in it or a meeting lacks something; `field` is the one that is empty."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} is missing")
        self.field = field


class GroupLineTooLong(KunakError):
    """What was typed into one line is longer than it may be."""

    def __init__(self, *, field: str, words: str, limit: int) -> None:
        super().__init__(f"{field} is longer than {limit} characters")
        self.field, self.words, self.limit = field, words, limit


class GroupNameTaken(KunakError):
    """The agreement has a group of this name."""


class GroupChangedMeanwhile(KunakError):
    """Somebody changed the record after the form was shown."""

    def __init__(self, *, who: str, at: datetime) -> None:
        super().__init__(f"{who} changed it at {at}")
        self.who, self.at = who, at


class TwoPlacesOnOneDay(KunakError):
    """The person has a place in the group already on some of these days."""

    def __init__(self, *, name: str, since: date, until: date | None) -> None:
        super().__init__(f"{name} is in the group from {since} to {until}")
        self.name, self.since, self.until = name, since, until


class SideHasItsChair(KunakError):
    """The side has a co-chair on some of these days."""

    def __init__(self, *, name: str) -> None:
        super().__init__(f"{name} is the co-chair")
        self.name = name


class DaysOutOfOrder(KunakError):
    """The last day comes before the first; `field` names the last one."""

    def __init__(self, *, field: str, first: date) -> None:
        super().__init__(f"{field} is before {first}")
        self.field, self.first = field, first


class BodyTwice(KunakError):
    """A body of one side is named twice on a decision."""

    def __init__(self, *, name: str) -> None:
        super().__init__(f"{name!r} is named twice")
        self.name = name


class NotInThisGroup(KunakError):
    """The record is of another group or meeting, or the person holds no place in it."""


class MeetingTooLong(KunakError):
    """A meeting of several days is of so many at most."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"more than {limit} days")
        self.field, self.limit = "ends_on", limit


class MaterialsAfterMeeting(KunakError):
    """Materials are there before the meeting, or on its day."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"the meeting is on {day}")
        self.field, self.day = "materials_on", day


class DueBeforeMeeting(KunakError):
    """A decision is carried out after it was taken."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"the meeting ends on {day}")
        self.field, self.day = "due_on", day


class GoneMeanwhile(KunakError):
    """Somebody removed the record after the page was shown."""


class MeetingClosed(KunakError):
    """The meeting is in a state in which this cannot be changed."""


class MeetingNotCalled(KunakError):
    """Only who was invited answers an invitation."""


class MeetingHeldAhead(KunakError):
    """A meeting is opened on its day or later."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"it is on {day}")
        self.day = day


class EmptyAgenda(KunakError):
    """Nobody is invited to a meeting without an agenda."""


class ItemInUse(KunakError):
    """An item with what was heard or decided, or with materials, is not taken from the agenda."""


class ItemRestricted(KunakError):
    """What was put off from a restricted meeting is taken on by a restricted one only."""


class VotesBeyondPresent(KunakError):
    """More votes than members of a side are there."""

    def __init__(self, *, side: str, present: int) -> None:
        super().__init__(f"{side} has {present} members there")
        self.side, self.present = side, present


class NothingDecided(KunakError):
    """Minutes say of every item what was heard or decided."""

    def __init__(self, *, title: str) -> None:
        super().__init__(f"nothing on {title!r}")
        self.title = title


class DecisionUndue(KunakError):
    """A decision cannot be given as an assignment: `number` is its own, `why` the sentence of the reason."""

    def __init__(self, *, number: str, why: str) -> None:
        super().__init__(f"{number}: {why}")
        self.number, self.why = number, why


class PaperAhead(KunakError):
    """No paper is of a day to come."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"{day} is still to come")
        self.day = day


class CorrectionAnswered(KunakError):
    """The correction has its answer."""


class CorrectionsOpen(KunakError):
    """Corrections wait for the secretary's answer: nobody agrees before them."""


class OnlyThosePresent(KunakError):
    """Only who was there speaks to the minutes."""


class MinutesRepeated(KunakError):
    """The content is the one that was circulated before."""
