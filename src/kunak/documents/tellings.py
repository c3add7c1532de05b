"""From the facts of candidates to what their documents say, as `kunak.core.joining` compares it. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kunak.core.joining import Telling
from kunak.core.lifecycle import FactState
from kunak.documents.fields import FIELDS
from kunak.documents.models import Candidate, Fact

CONCLUDED = {"derived", "year_of_publication"}
OF_THE_DOCUMENT = {"quotes", "published"}  # they tell of the document, not of the agreement
WORDINGS = {"title", "commitments", "planned"}
COMPARED = tuple(name for name in FIELDS if name not in OF_THE_DOCUMENT)


@dataclass(frozen=True, slots=True)
class Member:
    """A candidate with its standing facts, by field and in their order, and what they say."""

    candidate: Candidate
    facts: dict[str, list[Fact]]
    telling: Telling


def member(candidate: Candidate) -> Member:
    """Return a candidate whose facts are fetched, as one of several documents of an agreement. No query."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(candidate.facts.all(), key=lambda fact: fact.position):
        if fact.value is not None:
            facts[fact.field].append(fact)
    return Member(candidate, dict(facts), _telling(facts))


def _telling(facts: dict[str, list[Fact]]) -> Telling:
    values: dict[str, list[Any]] = {name: [fact.value for fact in ones] for name, ones in facts.items()}
    derived = (name for name, ones in facts.items() if any(map(_is_concluded, ones)))
    return Telling(values, frozenset(derived))


def _is_concluded(fact: Fact) -> bool:
    """Say whether the reader concluded the value and nobody has looked at it yet."""
    return fact.doubt in CONCLUDED and fact.state == FactState.PROPOSED


def best(facts: Sequence[Fact]) -> Fact:
    """Return which fact of those that agree stands: the fullest, «29.05.2025» rather than «2025», else the first.

    Of wordings the first stands, for the signed text comes first.
    """
    if facts[0].field in WORDINGS:
        return facts[0]
    return max(facts, key=lambda fact: len(str(fact.value)))
