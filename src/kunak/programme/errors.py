"""How the room of programmes says no."""

from collections.abc import Sequence
from datetime import date, datetime

from kunak.agreements.errors import ReasonMissing
from kunak.core.errors import KunakError
from kunak.core.programme.approval import Place


class ProgrammeExists(KunakError):
    """The agreement has its plan already: in force, or under way."""


class VersionUnderWay(KunakError):
    """A version is being written or waits for keys: only one is under way at a time."""


class NothingInForce(KunakError):
    """There is no version in force that a new one could begin from."""


class VersionFrozen(KunakError):
    """The version was sent, is in force or was given up: its content does not change any more."""

    def __init__(self, *, state: str) -> None:
        super().__init__(f"the version is {state}")
        self.state = state


class NotInForce(KunakError):
    """Only the version in force can be made public."""


class PeriodSettled(KunakError):
    """A version of the plan has been in force: its period stays as both sides agreed."""


class OneSidedMeasures(KunakError):
    """Some party has no executor in these measures, and no reason is given for letting them through."""

    def __init__(self, *, measures: Sequence[str]) -> None:
        super().__init__(f"{len(measures)} measures are one-sided")
        self.measures = measures


class EmptyVersion(KunakError):
    """There is nothing to agree on."""


class TermOutsideThePlan(KunakError):
    """No day of the measure's term lies in the plan's period."""

    def __init__(self, *, starts_on: date, ends_on: date) -> None:
        super().__init__(f"the plan runs from {starts_on} to {ends_on}")
        self.starts_on, self.ends_on = starts_on, ends_on


class BadDetail(KunakError):
    """A value cannot be that of a field of the measure's kind."""

    def __init__(self, *, name: str, value: object, reason: str) -> None:
        super().__init__(f"{name}: {reason} (got {value!r})")
        self.name, self.value, self.reason = name, value, reason


class UnknownTerritory(KunakError):
    """A measure is said to happen in a territory that the reference data does not know."""

    def __init__(self, *, code: str) -> None:
        super().__init__(f"no territory has the code {code!r}")
        self.code = code


class ReporterWithoutBody(KunakError):
    """Somebody is to report for a side that has no executor."""

    def __init__(self, *, side: str) -> None:
        super().__init__(f"no executor of {side}")
        self.side = side


class StepsAlike(KunakError):
    """Two milestones of one measure have the same name, so that nobody could tell which one a report is about."""

    def __init__(self, *, name: str) -> None:
        super().__init__(f"two milestones are called {name!r}")
        self.name = name


class TransfersWithoutGround(KunakError):
    """Money goes between budgets without an agreement of its own, and no reason is given for letting it through."""

    def __init__(self, *, measures: Sequence[str]) -> None:
        super().__init__(f"{len(measures)} measures move money without an agreement")
        self.measures = measures


class RingOfMeasures(KunakError):
    """Measures would wait for each other in a ring; `ring` has their texts, each waiting for the next one."""

    def __init__(self, *, ring: Sequence[str]) -> None:
        super().__init__(f"a ring of {len(ring)}")
        self.ring = ring


class NotOfThisVersion(KunakError):
    """The measure to wait for does not stand in the same version."""


class OwnerMissing(KunakError):
    """A problem needs somebody of the agreement's sides who takes care of it."""


class ProblemClosed(KunakError):
    """Somebody has closed the problem already."""


class BadKind(KunakError):
    """A kind of measure or a field of one's own cannot be like this; `field` is what is to be mended."""

    def __init__(self, *, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


class KindInUse(KunakError):
    """Measures have the kind, so that its name stays what the sides agreed on."""

    def __init__(self, *, measures: int) -> None:
        super().__init__(f"{measures} measures have it")
        self.measures = measures


class KindChangedMeanwhile(KunakError):
    """Somebody saved the kind after the page was shown."""


class EditedMeanwhile(KunakError):
    """Somebody saved the measure after the page was shown."""

    def __init__(self, *, who: str, at: datetime) -> None:
        super().__init__(f"{who} saved it at {at}")
        self.who, self.at = who, at


class InnerReasonMissing(ReasonMissing):
    """Who returns a version inside the own side says why; nobody else reads it."""


class MeasureDropped(KunakError):
    """Somebody has taken the measure out of the version."""

    def __init__(self, *, who: str, at: datetime, reason: str) -> None:
        super().__init__(f"{who} dropped it at {at}")
        self.who, self.at, self.reason = who, at, reason


class NotOfThisSector(KunakError):
    """A sector lead changes measures of the own sectors only."""

    def __init__(self, *, sector: str) -> None:
        super().__init__(f"not a lead of {sector}")
        self.sector = sector


class NotYourComment(KunakError):
    """Only who wrote a comment takes it back."""


class CommentSettled(KunakError):
    """What was talked over is settled: it is opened again before anybody answers."""


class CommentMissing(KunakError):
    """A comment without words."""


class NotAskedFor(KunakError):
    """The side does not ask anybody to approve at this place."""


class ApprovalsMissing(KunakError):
    """Somebody inside the own side has not approved exactly this content."""

    def __init__(self, *, places: Sequence[Place], is_waived_by_words: bool) -> None:
        super().__init__(f"{len(places)} places have not approved")
        self.places, self.is_waived_by_words = places, is_waived_by_words


class PlansOverlap(KunakError):
    """Another plan of the agreement has a day of this period."""

    def __init__(self, *, starts_on: date, ends_on: date) -> None:
        super().__init__(f"another plan runs from {starts_on} to {ends_on}")
        self.starts_on, self.ends_on = starts_on, ends_on


class NoSuchMeasure(KunakError):
    """What is left out is no unfinished measure of the last plan any more."""


class NextPlanOpened(KunakError):
    """The plan that follows the last one has been opened."""


class SomeRefused(KunakError):
    """Of measures that were to be changed together some cannot be, so none was.

    Args:
        rows: the text of each measure that cannot be changed, with the refusal.
    """

    def __init__(self, *, rows: Sequence[tuple[str, KunakError]]) -> None:
        super().__init__(f"{len(rows)} measures cannot be changed")
        self.rows = rows


class RowsRefused(KunakError):
    """Of rows that were to be taken together some cannot be, so none was.

    Args:
        rows: the number of each row that cannot be taken, with the refusal.
    """

    def __init__(self, *, rows: Sequence[tuple[int, KunakError]]) -> None:
        super().__init__(f"{len(rows)} rows cannot be taken")
        self.rows = rows


class MeasureStands(KunakError):
    """A measure of the version has the words of one that was read."""


class TooManyRowsAtOnce(KunakError):
    """More rows than are written while others wait for the version."""

    def __init__(self, *, count: int, limit: int) -> None:
        super().__init__(f"{count} rows, at most {limit}")
        self.count, self.limit = count, limit


class NothingChosen(KunakError):
    """No event was chosen that could be taken."""
