"""A piece of text that tells one undertaking."""

from typing import NamedTuple


class Piece(NamedTuple):
    """Words at `[start, end)` that tell an undertaking; `sentence` is the number of the sentence that they are in."""

    start: int
    end: int
    sentence: int
    rule: str
    confidence: float
    verb: str = ""  # dictionary form of what is done, where a verb tells it
