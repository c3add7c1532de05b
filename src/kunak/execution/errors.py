"""How the room of execution says no."""

from datetime import date, datetime

from kunak.core.errors import KunakError


class NotUnderWay(KunakError):
    """The measure is in no version in force: nothing is reported of it yet, or no longer."""


class WorkOver(KunakError):
    """The measure is done, moved or dropped by all sides: there is nothing more to report or to move."""


class OwnReport(KunakError):
    """A side never answers its own report, nor agrees to its own proposal."""


class ReportMended(KunakError):
    """The report has a later revision: what was seen is no longer what stands."""


class ReportSettled(KunakError):
    """All other sides have confirmed the report: no side takes its answer back alone."""


class AnswerRepeated(KunakError):
    """The side has said the same to this content before."""


class SaidAlready(KunakError):
    """The same report of the side waits for its answer already: a form was sent twice."""

    def __init__(self, *, report: int, number: int) -> None:
        super().__init__(f"report {number} says the same")
        self.report, self.number = report, number


class MendedMeanwhile(KunakError):
    """A colleague has mended the report after the form was shown."""

    def __init__(self, *, who: str, at: datetime) -> None:
        super().__init__(f"{who} mended it at {at}")
        self.who, self.at = who, at


class ResultMissing(KunakError):
    """What was done wants its day and its result; `field` is the one that is empty."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} is missing")
        self.field = field


class DayAhead(KunakError):
    """A report is of what has happened, never of a day ahead."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"{day} is ahead")
        self.day = day


class YearNotAsked(KunakError):
    """A yearly report is of a year of the plan that has begun."""

    def __init__(self, *, year: int) -> None:
        super().__init__(f"{year} is not reported")
        self.year = year


class NoSuchStep(KunakError):
    """The measure in force has no milestone of this name."""

    def __init__(self, *, step: str) -> None:
        super().__init__(f"no milestone {step!r}")
        self.step = step


class ProofMissing(KunakError):
    """What was done is proved by at least one document."""


class TooManyProofs(KunakError):
    """More documents than one report may have."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"more than {limit} proofs")
        self.limit = limit


class SameTerm(KunakError):
    """The proposed last day is the one that holds."""


class NotTheLatestDeparture(KunakError):
    """Something else was proposed of the measure since, or this was agreed or returned before."""


class NotConfirmed(KunakError):
    """Only what all sides have confirmed is ever shown to everybody."""
