"""Measures as the core knows them: what each is, and how many are gathered."""

from kunak.execution.works.gathering import end_of, works_of
from kunak.execution.works.work import (
    Work,
    agreed_at,
    answer_of,
    departure_states,
    progress_of_all,
    reported,
    seen_by,
)

__all__ = [
    "Work",
    "agreed_at",
    "answer_of",
    "departure_states",
    "end_of",
    "progress_of_all",
    "reported",
    "seen_by",
    "works_of",
]
