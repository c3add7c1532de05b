"""What a person tells of a measure, as the services take it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kunak.core.execution import Outcome


@dataclass(frozen=True, slots=True)
class ReportInput:
    """A report as somebody enters it.

    Args:
        step: name of the milestone; empty for the measure as a whole.
        year: for what is done constantly.
        fields: of the measure's kind, by code, as `core.kinds` keeps them.
        files: new proofs, name and bytes.
        kept: proofs of the revision before that stay, by their primary keys.
    """

    outcome: Outcome
    result: str = ""
    held_on: date | None = None
    place: str = ""
    participants: str = ""
    reason: str = ""
    step: str = ""
    year: int | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    files: tuple[tuple[str, bytes], ...] = ()
    kept: tuple[int, ...] = ()
