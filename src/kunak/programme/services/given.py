"""A measure as somebody entered it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kunak.agreements.models import Commitment
from kunak.core.programme.term import NONE, MeasureTerm


@dataclass(frozen=True, slots=True)
class MilestoneInput:
    """One step as somebody entered it."""

    name: str
    due_on: date | None = None
    code: str = ""
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class MeasureInput:
    """A whole measure as somebody entered it.

    Args:
        executors: names of bodies by the party's primary key; a party that is left out has none.
        details: what measures of the kind tell, by the code of the field, however written.
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
