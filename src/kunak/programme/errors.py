"""How the room of programmes says no."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from kunak.core.errors import KunakError


class ProgrammeExists(KunakError):
    """The agreement has its programme already."""


class VersionUnderWay(KunakError):
    """A version is being written or waits for keys: only one is under way at a time."""


class VersionFrozen(KunakError):
    """The version was sent or is in force: its content does not change any more."""

    def __init__(self, *, state: str) -> None:
        super().__init__(f"the version is {state}")
        self.state = state


class OneSidedMeasures(KunakError):
    """Measures with executors of one side only, and no reason given for letting them through."""

    def __init__(self, *, measures: Sequence[str]) -> None:
        super().__init__(f"{len(measures)} measures are one-sided")
        self.measures = measures


class EmptyVersion(KunakError):
    """There is nothing to agree on."""


class EditedMeanwhile(KunakError):
    """Somebody saved the measure after the page was shown; `theirs` has their values by field."""

    def __init__(self, *, who: str, at: datetime, theirs: Mapping[str, object], revision: int) -> None:
        super().__init__(f"{who} saved it at {at}")
        self.who, self.at, self.theirs, self.revision = who, at, theirs, revision


class NotOfThisSector(KunakError):
    """A sector lead changes measures of the own sectors only."""

    def __init__(self, *, sector: str) -> None:
        super().__init__(f"not a lead of {sector}")
        self.sector = sector
