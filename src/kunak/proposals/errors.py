"""How the room of proposals says no."""

from datetime import date

from kunak.core.errors import KunakError


class NoSuchLink(KunakError):
    """No link has this code, or it was revoked, or its days are over: who asks learns nothing else."""


class TooManyTries(KunakError):
    """This caller has asked for too many links that there are not; or a link has sent too much in an hour."""


class CollectionClosed(KunakError):
    """The side takes no more proposals in this collection."""


class NobodyAsked(KunakError):
    """A collection asks at least one body, in at least one sector."""


class DayOver(KunakError):
    """The day until which proposals are awaited is over already."""


class DayTooFar(KunakError):
    """The day until which proposals are awaited is farther off than anybody plans; `last` is the last one taken."""

    def __init__(self, *, last: date) -> None:
        super().__init__(f"later than {last}")
        self.last = last


class NoOpenVersion(KunakError):
    """There is no draft of the own side that a proposal could be taken into."""
