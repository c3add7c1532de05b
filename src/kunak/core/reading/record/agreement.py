"""One agreement that a document tells of, with its commitments, planned events and quotations."""

from dataclasses import dataclass

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.record.parties import Event, Kind, Party, Person
from kunak.core.reading.record.terms import Effect, TermEnd


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
    """One agreement that the document tells of. Dates and durations are ISO 8601 text, as exact as the words are.

    The last three say what the fields before them cannot (version 1.1): `term_ends` an end beside or instead of a
    length, `effect` an entry into force that `in_force` has no word for, `provisional` from when it is applied before.
    """

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
    term_ends: tuple[TermEnd, ...] = ()
    effect: Effect | None = None
    provisional: Sourced[str] | None = None
