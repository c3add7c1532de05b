"""How the register says no."""

from datetime import date

from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed


class NotReadyForTheRegister(KunakError):
    """Something that an agreement needs is missing; `field` names it."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"an agreement needs its {field}")
        self.field = field


class TooLongForTheRegister(KunakError):
    """A value is longer than the register's card holds; `limit` is in characters."""

    def __init__(self, *, field: str, limit: int) -> None:
        super().__init__(f"{field} is longer than {limit} characters")
        self.field, self.limit = field, limit


class NotOurAgreement(KunakError):
    """None of the parties is the side of the person who accepts."""

    def __init__(self, *, side: str) -> None:
        super().__init__(f"{side} is no party of this agreement")
        self.side = side


class SamePartyTwice(KunakError):
    """Two parties of the record are one side."""

    def __init__(self, *, name: str) -> None:
        super().__init__(f"{name} stands twice")
        self.name = name


class AgreementAlreadyRegistered(KunakError):
    """The register has an agreement of these sides of this day; `agreement` is it."""

    def __init__(self, *, agreement: object) -> None:
        super().__init__(f"already registered: {agreement}")
        self.agreement = agreement


class FieldHasItsValue(KunakError):
    """The field has a value that was read, or that the other side entered: nobody writes over it."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} has its value")
        self.field = field


class FieldDoesNotApply(KunakError):
    """The field has no meaning beside the others: a renewal's period without an automatic renewal."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} does not apply")
        self.field = field


class NotOurEntry(KunakError):
    """There is no entry of this side in the field to take back."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} was not entered by this side")
        self.field = field


class SideHasAccess(KunakError):
    """The side has a coordinator here: its own key is asked for, not its paper."""

    def __init__(self, *, side: str) -> None:
        super().__init__(f"{side} has a coordinator")
        self.side = side


class GroundMissing(KunakError):
    """An entered value needs a word on where it comes from."""


class StaleContent(KunakError):
    """The content has changed since the page was shown: a key counts for exactly what was seen."""


class KeyAlreadyTurned(KunakError):
    """The side has given its consent to this content before."""

    def __init__(self, *, side: str) -> None:
        super().__init__(f"{side} has turned its key")
        self.side = side


class CardRestricted(KunakError):
    """A side marks the agreement as for official use: nobody agrees to show it while the mark stands."""

    def __init__(self, *, side: str) -> None:
        super().__init__(f"{side} marks it as restricted")
        self.side = side


class KeyNotTurned(KunakError):
    """There is no consent of this side to take back."""


class ReasonMissing(KunakError):
    """Taking back or returning needs its reason."""


class WordsMissing(ReasonMissing):
    """A thing that is told in words, as a problem or an assignment is, has none."""


class TextTooLong(KunakError):
    """A reason is longer than anybody reads."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"longer than {limit} characters")
        self.limit = limit


class ActInTheFuture(KunakError):
    """An act is recorded when it has happened, never before."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"{day} is still to come")
        self.day = day


class ActBeforeTheSigning(KunakError):
    """Nothing happens to an agreement before it is signed; `signed_on` is as precise as it is known."""

    def __init__(self, *, signed_on: str) -> None:
        super().__init__(f"signed on {signed_on}")
        self.signed_on = signed_on


class ReceivedBeforeGiven(KunakError):
    """A notice is received on the day on which it is given, or later."""

    def __init__(self, *, given_on: date) -> None:
        super().__init__(f"received before it was given on {given_on}")
        self.given_on = given_on


class ActAfterTheEnd(KunakError):
    """The agreement had ended before the day of the act; `last` was its last day."""

    def __init__(self, *, last: date) -> None:
        super().__init__(f"ended with {last}")
        self.last = last


class ActAlreadyRecorded(KunakError):
    """The same act of the same day stands in the register."""


class ActContradicts(KunakError):
    """The act cannot be counted with the terms or with another act; `field` is the core's name of what is wrong."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} contradicts the terms")
        self.field = field


class NotOfThisAgreement(KunakError):
    """A party or a document is named that is none of this agreement's; `what` says which of the two."""

    def __init__(self, *, what: str) -> None:
        super().__init__(f"the {what} is of another agreement")
        self.what = what


class NameMissing(KunakError):
    """What is saved needs a name."""


class TooManyViews(KunakError):
    """A person has `limit` views already."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"more than {limit} views")
        self.limit = limit


class NotOwnView(NotAllowed):
    """A view that a colleague shares can be used, not deleted."""

    def __init__(self) -> None:
        super().__init__(action="delete a view", needed="owner")


class TableUnusable(KunakError):
    """A table of agreements cannot be read as one; `reason` is a code of `TABLE_REASONS`."""

    def __init__(self, *, reason: str, detail: str = "") -> None:
        super().__init__(f"the table is of no use: {reason} {detail}".strip())
        self.reason, self.detail = reason, detail


class CellRefused(KunakError):
    """A cell of a table cannot be taken; `reason` is a code of `CELL_REASONS`, `detail` what it is about."""

    def __init__(self, *, column: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{column}: {reason} {detail}".strip())
        self.column, self.reason, self.detail = column, reason, detail


class ImportUnderWay(KunakError):
    """The side has a table that is being taken in; one at a time."""


class CannotBeLinked(KunakError):
    """The two agreements cannot be one after the other; `why` is ``itself``, ``later`` or ``circle``."""

    def __init__(self, *, why: str) -> None:
        super().__init__(f"cannot be linked: {why}")
        self.why = why


class AlreadyLinked(KunakError):
    """The two agreements are linked already."""


class NumberTaken(KunakError):
    """The side's book has this number, of an agreement that is registered or was annulled."""

    def __init__(self, *, number: str) -> None:
        super().__init__(f"the number is taken: {number}")
        self.number = number


class AlreadyRegistered(KunakError):
    """The agreement has its number in the side's book."""

    def __init__(self, *, number: str) -> None:
        super().__init__(f"registered under {number}")
        self.number = number


class DayOutOfOrder(KunakError):
    """A day of the registration is before the signing or in the future; `field` names it, `bound` is the other day."""

    def __init__(self, *, field: str, is_future: bool, bound: date) -> None:
        super().__init__(f"{field}: {'in the future' if is_future else 'before the signing'}, {bound}")
        self.field, self.is_future, self.bound = field, is_future, bound


class AlreadyAnnulled(KunakError):
    """The registration was annulled before."""


class NotEnteredByUs(KunakError):
    """Another side entered it, or it has been taken back."""


class SigningDayDiffers(KunakError):
    """The text of an agreement that was prepared here gives another day of signing than all sides confirmed."""

    def __init__(self, *, read: str, confirmed: str) -> None:
        super().__init__(f"signed on {confirmed}, the text says {read}")
        self.read, self.confirmed = read, confirmed
