"""Where a value was read: spans of a text and how sure the reader is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a text, `[start, end)` in Unicode code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must not be empty or reversed: [{self.start}, {self.end})")


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value with the words that state it.

    Args:
        value: what was read, cleaned.
        spans: at least one; the first is the main place.
        confidence: 0 to 1; 1.0 means the words leave no doubt.
        rule: id of the rule that read it, for instance ``term.period``.
        derived: True where a part of the value comes from other words (a year from the date of publication).
    """

    value: T
    spans: tuple[Span, ...]
    confidence: float
    rule: str = ""
    derived: bool = False

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a value without a span is not a reading")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence must lie between 0 and 1, not {self.confidence}")
