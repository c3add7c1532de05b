"""How the room says no."""

from datetime import date

from kunak.core.errors import KunakError


class DraftClosed(KunakError):
    """The agreement was signed, or given up; `is_signed` says which."""

    def __init__(self, *, is_signed: bool) -> None:
        super().__init__("signed" if is_signed else "given up")
        self.is_signed = is_signed


class SameEdition(KunakError):
    """The text is that of an edition that is here; `number` is its."""

    def __init__(self, *, number: int) -> None:
        super().__init__(f"the text of edition {number}")
        self.number = number


class NotTheLatest(KunakError):
    """A later edition was sent to all sides, or this one was never sent: keys are turned on what was sent last."""


class AlreadySent(KunakError):
    """The edition was sent before."""


class StillDisputed(KunakError):
    """Clauses are disputed, `count` of them: the text is not what all agree on."""

    def __init__(self, *, count: int) -> None:
        super().__init__(f"{count} rows are open")
        self.count = count


class SettledLater(KunakError):
    """A wording was settled after the edition was sent, so that the text cannot have it."""


class NotAgreedYet(KunakError):
    """The signing is confirmed once all sides have turned their keys on one text."""


class SigningNotToldYet(KunakError):
    """Who signs where on which day is not entered, or not for every side; `what` names it."""

    def __init__(self, *, what: str) -> None:
        super().__init__(f"the {what} of the signing is not known")
        self.what = what


class SigningToCome(KunakError):
    """The day of signing is still to come."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"{day} is still to come")
        self.day = day


class DayToCome(KunakError):
    """What is told to have happened cannot be of a later day; `field` names it."""

    def __init__(self, *, field: str, today: date) -> None:
        super().__init__(f"{field} is after {today}")
        self.field, self.today = field, today


class DayTooEarly(KunakError):
    """A visa is given on or after the day on which it was asked for."""

    def __init__(self, *, bound: date) -> None:
        super().__init__(f"before {bound}")
        self.bound = bound


class VisaGiven(KunakError):
    """The body has answered: what it said stays."""


class RemarksMissing(KunakError):
    """A visa with remarks, or a refusal of one, says what they are."""


class RowChanged(KunakError):
    """Somebody changed the row since it was shown; `who` and `revision` tell."""

    def __init__(self, *, who: str, revision: int) -> None:
        super().__init__(f"changed by {who}")
        self.who, self.revision = who, revision


class RowClosed(KunakError):
    """The row was settled by all sides, or taken back."""


class NothingToSettle(KunakError):
    """There is no settled wording to agree to."""


class WordingMissing(KunakError):
    """A row of the table has the clause and the own wording; `field` names what is missing."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"the {field} is missing")
        self.field = field


class PartnerMissing(KunakError):
    """An agreement needs somebody to agree with; nobody is named."""
