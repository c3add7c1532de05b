"""Standings of many agreements on a day: each counted once by `terms.standing_of` and remembered in this process.

What is remembered hangs on nothing but what the standing is counted from, so it can never be out of date: another term,
another day are other keys. Nothing is stored; another process counts for itself.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from kunak.agreements.terms import HasTerms, KnownStanding, standing_of

REMEMBERED = 20_000  # standings; about a kilobyte each


class TermsAsKey(NamedTuple):
    """Everything that a standing is counted from, in a form that can be remembered by; mappings as JSON."""

    event: str
    signed_on: str
    in_force_json: str
    term_json: str
    renewal_json: str
    notice: str
    happened_json: str

    @property
    def in_force(self) -> Mapping[str, Any] | None:
        """When it takes effect, as TERMS.md writes it."""
        return _mapping(self.in_force_json)

    @property
    def term(self) -> Mapping[str, Any] | None:
        """How long, as TERMS.md writes it."""
        return _mapping(self.term_json)

    @property
    def renewal(self) -> Mapping[str, Any] | None:
        """What happens at the end, as TERMS.md writes it."""
        return _mapping(self.renewal_json)

    @property
    def happened(self) -> Sequence[Mapping[str, Any]]:
        """The acts that count, as TERMS.md writes them."""
        found: Sequence[Mapping[str, Any]] = json.loads(self.happened_json)
        return found


def _mapping(text: str) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = json.loads(text)
    return found


def key_of(agreement: HasTerms) -> TermsAsKey:
    """Return what the standing of an agreement is remembered by. No query where its acts are fetched."""
    return TermsAsKey(
        agreement.event,
        agreement.signed_on,
        json.dumps(agreement.in_force),
        json.dumps(agreement.term),
        json.dumps(agreement.renewal),
        agreement.notice,
        json.dumps(agreement.happened),
    )


def listed_standing(agreement: HasTerms, on: date) -> KnownStanding | None:
    """Return what `terms.standing_of` returns, without the earlier periods, which no list shows."""
    return _counted(agreement if isinstance(agreement, TermsAsKey) else key_of(agreement), on)


@lru_cache(maxsize=REMEMBERED)
def _counted(terms: TermsAsKey, on: date) -> KnownStanding | None:
    return standing_of(terms, on, with_earlier=False)
