"""How the room of reminders says no."""

from datetime import date

from kunak.core.errors import KunakError


class DayAhead(KunakError):
    """A round is of today or of a day that has passed: nobody is told today of what comes due tomorrow."""

    def __init__(self, *, day: date) -> None:
        super().__init__(f"{day} is ahead")
        self.day = day


class LadderUnusable(KunakError):
    """A ladder cannot be climbed; `reason` is ``length``, ``long`` or ``many``."""

    def __init__(self, *, value: str, reason: str) -> None:
        super().__init__(f"{value!r}: {reason}")
        self.value, self.reason = value, reason


class NoSuchSource(KunakError):
    """Nothing of this kind reminds."""


class NoMailServer(KunakError):
    """No mail server is set: letters are kept in the product."""


class NotToBeHandedOver(KunakError):
    """Only a letter that is kept for want of a mail server, and holds still, is handed over; none restricted."""


class NotToBeSentAgain(KunakError):
    """Only a letter that failed, or of which nobody knows whether it left, is sent again."""
