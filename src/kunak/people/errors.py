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


class SectorsMissing(KunakError):
    """A sector lead answers for at least one sector of the closed list."""


class OwnAccount(KunakError):
    """Nobody changes the own role or closes the own door: a side would be left without anybody who can undo it."""
