"""How the room of assignments says no."""

from datetime import date

from kunak.core.errors import KunakError


class AssignmentUnusable(KunakError):
    """Something is missing or contradicts itself; `field` names it."""

    def __init__(self, *, field: str, reason: str = "missing") -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


class OffControlAlready(KunakError):
    """The assignment is off control: nothing more is reported, asked for or decided."""


class OwnWords(KunakError):
    """Nobody answers the own report, nor decides the own request."""


class NotWhoGave(KunakError):
    """Only those who gave the assignment answer its reports and decide its requests."""


class ReportReplaced(KunakError):
    """A later report stands by now: what was seen is no longer what waits."""


class AnsweredAlready(KunakError):
    """The side has answered this before; what it said stays."""


class NothingToAnswer(KunakError):
    """Interim news is not accepted nor returned."""


class PartDone(KunakError):
    """The part is done, proved and accepted, or waits for the answer to that."""


class PartProofMissing(KunakError):
    """What is done is proved by at least one document."""


class TooManyPartProofs(KunakError):
    """More documents than one report may have."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"more than {limit} proofs")
        self.limit = limit


class PeriodNotAsked(KunakError):
    """The report is of no period that is to be reported now."""


class SameDay(KunakError):
    """The day asked for is the one that holds, or before the paper."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"{day} is no other day")
        self.day = day


class RequestReplaced(KunakError):
    """The request waits no longer: it was decided, or another one was made since."""
