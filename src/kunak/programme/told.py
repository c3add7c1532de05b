"""A measure as the journal keeps it and as people compare it: whole, in values that read well field by field."""

from collections.abc import Sequence

from django.utils.translation import get_language

from kunak.agreements.models import Party
from kunak.core.programme.term import MeasureTerm, term_words
from kunak.programme.models import Measure

Told = dict[str, object]


def measure_told(measure: Measure, parties: Sequence[Party]) -> Told:
    """Return a measure as JSON values. No query where executors, milestones and commitment are fetched."""
    bodies = [(executor.party_id, executor.name) for executor in measure.executors.all()]
    return {
        "text": measure.text,
        "sector": measure.sector,
        "kind": measure.kind,
        "commitment": measure.commitment.text if measure.commitment else "",
        "measure term": term_told(measure.term),
        "executors": {party.name: [name for key, name in bodies if key == party.pk] for party in parties},
        "milestones": [
            {"name": step.name, "due_on": step.due_on.isoformat() if step.due_on else ""}
            for step in measure.milestones.all()
        ],
        "expected_result": measure.expected_result,
        "indicator": measure.indicator,
        "money": measure.money,
    }


def term_told(term: MeasureTerm) -> str:
    """Return a term as one value: ``quarter 2026-07-01 2026-09-30``; empty where it is not set."""
    if term.kind == "none":
        return ""
    days = [day.isoformat() for day in (term.starts_on, term.ends_on) if day]
    return " ".join([term.kind, *days])


def term_untold(told: str) -> str:
    """Return the words for what `term_told` gave."""
    from datetime import date

    kind, *days = told.split()
    return term_words(MeasureTerm(kind, *(date.fromisoformat(day) for day in days)), get_language() or "ru")
