"""What is read from one document: plain values with their words, in the shape of the reading schema."""

from dataclasses import dataclass, field, replace
from typing import Literal

from kunak.core.provenance import Sourced, Span

Genre = Literal["release", "agreement", "programme", "minutes", "report", "letter", "other"]
Kind = Literal["agreement", "treaty", "memorandum", "protocol", "programme", "roadmap", "amendment", "other"]
Event = Literal["signed", "planned", "negotiated", "in_force", "prolonged", "terminated", "mentioned"]
PartyType = Literal["territory", "country", "municipality", "body", "company", "institution", "other"]


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """A doubt that a person should look at: a code for machines, plain English, and the words in question."""

    code: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who agreed, or a body that coordinates: name in the nominative, `code` of the territory or country or None."""

    name: str
    type: PartyType
    code: str | None
    spans: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who signed: name and post in the nominative; `party` is the name of the party signed for, None where unknown."""

    name: str
    post: str | None
    party: str | None
    spans: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing undertaken: `text` repeats the words of the spans; `sector` and `kind` are codes of the reference."""

    text: str
    sector: str
    kind: str | None
    spans: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A future event as written; `when` are the words of its time, None where it has none."""

    text: str
    when: str | None
    spans: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech; `speaker` in the nominative, None where nobody is named."""

    speaker: str | None
    text: str
    spans: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement that the document tells of. Dates and durations are ISO 8601 text, as exact as the words are."""

    kind: Kind
    event: Event
    title: Sourced[str] | None = None
    signed_on: Sourced[str] | None = None
    place: Sourced[str] | None = None
    parties: tuple[Party, ...] = ()
    signatories: tuple[Person, ...] = ()
    term: Sourced[str] | None = None
    renewal: Sourced[str] | None = None
    renewal_period: Sourced[str] | None = None
    notice: Sourced[str] | None = None
    in_force: Sourced[str] | None = None
    supersedes: tuple[Sourced[str], ...] = ()
    coordinators: tuple[Party, ...] = ()
    working_groups: Sourced[str] | None = None
    sectors: tuple[Sourced[str], ...] = ()
    commitments: tuple[Commitment, ...] = ()
    planned: tuple[Planned, ...] = ()
    quotes: tuple[Quote, ...] = ()


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
class Record:
    """The reading of one document; `text` is what every span points into."""

    source: SourceInfo
    text: str
    genre: Genre
    agreements: tuple[Agreement, ...] = ()
    warnings: tuple[ReadingWarning, ...] = field(default=())

    def without_text(self) -> "Record":
        """Return the same record with an empty text."""
        return replace(self, text="")
