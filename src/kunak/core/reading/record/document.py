"""The record of one document: where it comes from, its agreements, what it says beside them, doubts."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.record.agreement import Agreement
from kunak.core.reading.record.parties import Genre

if TYPE_CHECKING:  # they are loaded with the first paper that has any
    from kunak.core.reading.record.acts import Act
    from kunak.core.reading.record.measures import Measure, Outcome
    from kunak.core.reading.record.minutes import Decision, Meeting


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """A doubt that a person should look at: a code for machines, plain English, and the words in question."""

    code: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What the giver of the document knows beside it; all of it may be left out.

    Args:
        published: day of publication as ISO 8601, used where the text itself has no date. It has no words in the text,
            so it helps to resolve «сегодня» but never fills a field by itself.
        url: address that the document came from; a date in its path helps in the same way.
    """

    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """The document itself, as the record names it."""

    name: str
    media_type: str
    sha256: str
    characters: int
    language: str | None
    published: Sourced[str] | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a document says beside its agreements (version 1.1); nothing of it in news and in texts of agreements."""

    measures: "tuple[Measure, ...]" = ()
    meeting: "Meeting | None" = None
    decisions: "tuple[Decision, ...]" = ()
    acts: "tuple[Act, ...]" = ()
    outcomes: "tuple[Outcome, ...]" = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The reading of one document; `text` is what every span points into."""

    source: SourceInfo
    text: str
    genre: Genre
    agreements: tuple[Agreement, ...] = ()
    warnings: tuple[ReadingWarning, ...] = field(default=())
    parts: Parts = field(default=Parts())
