"""How the room of documents says no."""

from collections.abc import Sequence
from datetime import datetime

from kunak.core.errors import KunakError


class AlreadyHere(KunakError):
    """The side has a document of exactly these bytes; `document` is it."""

    def __init__(self, *, document: object) -> None:
        super().__init__(f"these bytes are here already: {document}")
        self.document = document


class EditedMeanwhile(KunakError):
    """Somebody else decided on the value after the page was shown.

    `fact` is the row as it stands now; `who` and `at` say who changed it and when.
    """

    def __init__(self, *, fact: object, who: str, at: datetime | None) -> None:
        super().__init__(f"{who} changed {fact} in the meantime")
        self.fact, self.who, self.at = fact, who, at


class CandidateDecided(KunakError):
    """The agreement was accepted or refused: its facts stand."""

    def __init__(self, *, state: str) -> None:
        super().__init__(f"the candidate is {state}")
        self.state = state


class DoubtsRemain(KunakError):
    """Values that the reader was not sure of wait for a person; `facts` are their rows, never empty."""

    def __init__(self, *, facts: Sequence[object]) -> None:
        super().__init__(f"{len(facts)} doubtful values are undecided")
        self.facts = facts


class DifferencesRemain(KunakError):
    """Documents of one agreement differ, and nobody has chosen; `fields` are the names, never empty."""

    def __init__(self, *, fields: Sequence[str]) -> None:
        super().__init__(f"{len(fields)} differences are undecided")
        self.fields = fields


class TheyContradict(KunakError):
    """Two candidates cannot be one agreement; `codes` say why, as `reasons.REASONS` words them."""

    def __init__(self, *, codes: Sequence[str]) -> None:
        super().__init__(f"not one agreement: {', '.join(codes)}")
        self.codes = codes


class NothingToChoose(KunakError):
    """The documents do not differ here, or no longer, or are not read together."""


class WordsNotFound(KunakError):
    """The words that should show a value do not stand in the document."""

    def __init__(self, *, words: str) -> None:
        super().__init__(f"not in the text: {words!r}")
        self.words = words


class BadSpans(KunakError):
    """A span is empty, reversed or outside of the text; `length` is the text's, in code points."""

    def __init__(self, *, spans: object, length: int) -> None:
        super().__init__(f"{spans!r} are no spans of a text of {length} characters")
        self.spans, self.length = spans, length


class BadValue(KunakError):
    """A value has not the shape of its field; `reason` is a code of `sentences.REASONS`."""

    def __init__(self, *, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


class StandsOnce(KunakError):
    """The field has its value already: it is corrected, not entered a second time."""

    def __init__(self, *, field: str) -> None:
        super().__init__(f"{field} stands once and is there")
        self.field = field


class TooMany(KunakError):
    """More documents at once than are taken: `limit` of them were, `rest` were not."""

    def __init__(self, *, limit: int, rest: int = 1) -> None:
        super().__init__(f"{rest} documents more than {limit} at once")
        self.limit, self.rest = limit, rest


class NoRoom(KunakError):
    """The disk on which files are kept is full; `is_rest` where what came after was not tried either."""

    def __init__(self, *, is_rest: bool = False) -> None:
        super().__init__("no room is left on the disk")
        self.is_rest = is_rest


class BrokenOff(KunakError):
    """An upload did not come to its end: the server stopped, or failed, in its midst."""

    def __init__(self) -> None:
        super().__init__("the upload did not come to its end")


class NothingTaken(KunakError):
    """None of several files could be taken; `refused` has the name of each and its refusal."""

    def __init__(self, *, refused: Sequence[tuple[str, KunakError]]) -> None:
        super().__init__(f"none of {len(refused)} documents was taken")
        self.refused = refused


class NothingToPaste(KunakError):
    """Neither a file nor a text was given."""


class FileAndText(KunakError):
    """A file and a text were given at once: one of them would not be read."""


class FileNotKept(KunakError):
    """The ending of a file's name is none of those that are kept to be looked at."""

    def __init__(self, *, name: str) -> None:
        super().__init__(f"{name} is of no kind that is kept")
        self.name = name
