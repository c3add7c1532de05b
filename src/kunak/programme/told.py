"""A measure as the journal keeps it and as people compare it: whole, in values that read well field by field."""

from collections.abc import Sequence

from django.utils.translation import get_language

from kunak.agreements.models import Party
from kunak.core.errors import BadInput
from kunak.core.kinds import clean, detail_words
from kunak.core.programme.term import MeasureTerm, term_words
from kunak.programme.kinds import known_fields
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
        "details": dict(measure.details),
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


def detail_label(code: str) -> str:
    """Return how a field of a kind is called; the code of one that is not known any more."""
    known = known_fields().get(code)
    return known.name(get_language() or "ru") if known else code


def detail_told(code: str, value: object) -> str:
    """Return the words for a value of a field as the journal keeps it."""
    field = known_fields().get(code)
    try:
        kept = clean(field, value) if field else None
    except BadInput:  # an entry of an older shape: shown as it stands
        kept = None
    return str(value) if field is None or kept is None else detail_words(field, kept, get_language() or "ru")
