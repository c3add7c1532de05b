"""Why a document among many has no record; beside them stand the refusals of `formats`."""

from kunak.core.errors import KunakError


class Unread(KunakError):
    """A document that was not read; its row says why, and the others are read all the same."""


class CannotOpen(Unread):
    """The system does not hand out the bytes; `reason` is its own word."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"cannot be opened: {reason}")
        self.reason = reason


class NoEntry(Unread):
    """A line of a table is not a JSON object."""

    def __init__(self) -> None:
        super().__init__("the line is not a JSON object")


class BadField(Unread):
    """A field of an entry is missing or of another kind than it should be; `field` names it."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"the field {field} is missing or cannot be used")
        self.field = field


class TookTooLong(Unread):
    """It was not read within its time; `seconds` is how long that was."""

    def __init__(self, *, seconds: int) -> None:
        super().__init__(f"not read within {seconds} seconds")
        self.seconds = seconds


class ReaderLost(Unread):
    """The process that read it came to an end, and so did the next one."""

    def __init__(self) -> None:
        super().__init__("the reading process ended twice")


class ReaderFault(Unread):
    """A fault of ours; `reason` tells developers where."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
