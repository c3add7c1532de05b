"""How sure the rules are: no value is surer than its rule was found to be on the documents that may be looked at."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Protocol, TypeVar

from kunak.core.reading.lexicon.territories import data_rows
from kunak.core.reading.record import Agreement

FIELDS = (
    *("title", "signed_on", "place", "parties", "signatories", "term", "renewal", "renewal_period", "notice"),
    *("in_force", "supersedes", "coordinators", "working_groups", "sectors", "commitments", "planned", "quotes"),
)


class Read(Protocol):
    """Anything that a rule has read."""

    @property
    def rule(self) -> str:
        """Return the rule's id."""

    @property
    def confidence(self) -> float:
        """Return how sure the rule is of it."""


T = TypeVar("T", bound=Read)


@cache
def ceilings() -> Mapping[str, float]:
    """Return the share of right values of each rule that errs; of the others nothing is said.

    Source:
        `tools/calibrate.py`, which counts the open documents and the odd half of the development corpus.
    """
    return {row["rule"]: float(row["share"]) for row in data_rows("rule_shares")}


def calibrated(agreement: Agreement) -> Agreement:
    """Return an agreement none of whose values is surer than its rule was found to be."""
    changes: dict[str, Any] = {}
    for name in FIELDS:
        value = getattr(agreement, name)
        if isinstance(value, tuple):
            lowered = tuple([_lowered(item) for item in value])
            if lowered != value:
                changes[name] = lowered
        elif value is not None and (one := _lowered(value)) is not value:
            changes[name] = one
    return replace(agreement, **changes) if changes else agreement


def _lowered(read: T) -> T:
    """Return a value with the confidence that its rule allows."""
    share = ceilings().get(read.rule, 1.0)
    return read if read.confidence <= share else replace(read, confidence=share)  # type: ignore[type-var]
