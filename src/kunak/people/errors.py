"""How the room of people says no."""

from kunak.core.errors import KunakError


class NotAllowed(KunakError):
    """This person may not do this to this record; `needed` says who may."""

    def __init__(self, *, action: str, needed: str = "") -> None:
        super().__init__(f"{action}: not allowed; needs {needed or 'another role'}")
        self.action, self.needed = action, needed


class NotOfTheParties(NotAllowed):
    """The person belongs to none of the sides of the record."""


class AdministratorHasNoSide(KunakError):
    """An administrator never acts for a side, and one who acts for a side is never an administrator."""


class ActsForAnotherSide(KunakError):
    """The person already acts for a side; nobody acts for two."""

    def __init__(self, *, side: str) -> None:
        super().__init__(f"already acts for {side}")
        self.side = side


class BodyOfAnotherSide(KunakError):
    """Nobody of one side works in a body of another."""

    def __init__(self, *, body: str) -> None:
        super().__init__(f"{body} is of another side")
        self.body = body


class SpellingOfItself(KunakError):
    """A body is no other spelling of itself."""


class SectorsMissing(KunakError):
    """A sector lead answers for at least one sector of the closed list."""


class OwnAccount(KunakError):
    """Nobody changes the own role or closes the own door: a side would be left without anybody who can undo it."""


class BodyIsThere(KunakError):
    """The side has a body of this name already."""

    def __init__(self, *, name: str) -> None:
        super().__init__(f"there is {name!r} already")
        self.name = name


class PeriodMissing(KunakError):
    """Nothing tells when a name or a head was a body's."""


class PeriodsMeet(KunakError):
    """Two names or two heads of one body on one day; `since` and `until` are those of the one that is there."""

    def __init__(self, *, name: str, since: str, until: str) -> None:
        super().__init__(f"{name!r} holds from {since or 'the beginning'} to {until or 'now'}")
        self.name, self.since, self.until = name, since, until


class BodyGroundMissing(KunakError):
    """A name or a head of a body needs the act that tells of it."""


class LastName(KunakError):
    """A body always has a name."""


class BodyTableUnusable(KunakError):
    """A table of bodies that cannot be taken: `refused` has a row, a column and a reason for each fault."""

    def __init__(self, *, refused: list[tuple[int, str, str]]) -> None:
        super().__init__(f"{len(refused)} faults")
        self.refused = refused


class MunicipalityIsThere(KunakError):
    """A municipality of this code, or of this name in the region, is there; `field` is ``code`` or ``name``."""

    def __init__(self, *, field: str, name: str) -> None:
        super().__init__(f"{field} is that of {name!r}")
        self.field, self.name = field, name


class MunicipalityUnusable(KunakError):
    """A municipality that cannot be taken; `field` is what is empty, too long or wrong."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} cannot be taken")
        self.field = field


class DayOffIsThere(KunakError):
    """The day off is entered already."""

    def __init__(self, *, day: str) -> None:
        super().__init__(f"{day} is entered")
        self.day = day


class DayOffUnusable(KunakError):
    """A day off that cannot be taken; `field` is ``day``, ``year``, ``name``, ``ground`` or ``territory``."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} cannot be taken")
        self.field = field
