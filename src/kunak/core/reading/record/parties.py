"""The shapes that all parts of a record share: what kinds there are, a party, a person."""

from dataclasses import dataclass
from typing import Literal

from kunak.core.provenance import Span

Genre = Literal["release", "agreement", "programme", "minutes", "report", "letter", "other"]
Kind = Literal["agreement", "treaty", "memorandum", "protocol", "programme", "roadmap", "amendment", "other"]
Event = Literal["signed", "planned", "negotiated", "in_force", "prolonged", "terminated", "mentioned"]
PartyType = Literal["territory", "country", "municipality", "body", "company", "institution", "other"]


@dataclass(frozen=True, slots=True)
class Party:
    """Who agreed, or a body that coordinates: name in the nominative, `code` of the territory or country or None.

    Args:
        subdivision: ISO 3166-2 code of a part of a foreign country, whose `code` is the country's (version 1.1).
    """

    name: str
    type: PartyType
    code: str | None
    spans: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""
    subdivision: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who signed: name and post in the nominative; `party` is the name of the party signed for, None where unknown."""

    name: str
    post: str | None
    party: str | None
    spans: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""
