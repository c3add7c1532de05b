"""A measure as somebody entered it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from kunak.agreements.models import Agreement, Commitment
from kunak.core.programme.term import NONE, MeasureTerm


@dataclass(frozen=True, slots=True)
class MilestoneInput:
    """One step as somebody entered it."""

    name: str
    due_on: date | None = None
    code: str = ""
    is_final: bool = False
    line: UUID | None = None  # of one that is here


@dataclass(frozen=True, slots=True)
class FundingInput:
    """An amount of roubles as somebody entered it.

    Args:
        party, to_party: primary keys of parties; `to_party` of a transfer to another side's budget.
        agreement: by which a transfer is made.
    """

    party: int
    source: str
    year: int
    amount: Decimal
    to_party: int | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class MeasureInput:
    """A whole measure as somebody entered it.

    Args:
        executors: names of bodies by the party's primary key; a party that is left out has none.
        coexecutors, reporters: bodies that help, and who reports (post and name), in the same way.
        details: what measures of the kind tell, by the code of the field, however written.
        territories: codes of where it happens.
    """

    text: str
    sector: str
    kind: str = "general"
    commitment: Commitment | None = None
    term: MeasureTerm = NONE
    executors: Mapping[int, Sequence[str]] = field(default_factory=dict)
    milestones: Sequence[MilestoneInput] = ()
    expected_result: str = ""
    indicator: str = ""
    money: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    coexecutors: Mapping[int, Sequence[str]] = field(default_factory=dict)
    reporters: Mapping[int, str] = field(default_factory=dict)
    signed_result: str = ""
    funding: Sequence[FundingInput] = ()
    territories: Sequence[str] = ()
