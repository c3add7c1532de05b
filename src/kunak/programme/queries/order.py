"""What a measure waits for, and what waits for it."""

from dataclasses import dataclass

from django.utils.translation import get_language

from kunak.core.programme.term import term_words
from kunak.programme.models import Measure


@dataclass(frozen=True, slots=True)
class Linked:
    """A measure before or after another one; `is_late`: the earlier of the two ends after the later one does."""

    measure: Measure
    term: str
    is_late: bool


def predecessors(measure: Measure) -> tuple[Linked, ...]:
    """Return what a measure waits for. No query where its parts are fetched."""
    found = (row.predecessor for row in measure.dependencies.all() if row.predecessor.dropped_at is None)
    return tuple(_linked(one, first=one, last=measure) for one in found)


def successors(measure: Measure) -> tuple[Linked, ...]:
    """Return what waits for a measure. One query."""
    found = Measure.objects.filter(dependencies__predecessor=measure)
    return tuple(_linked(one, first=measure, last=one) for one in found)


def choices_before(measure: Measure) -> list[Measure]:
    """Return the measures of the same version that a measure may wait for. One query."""
    return list(Measure.objects.filter(version=measure.version_id).exclude(pk=measure.pk).order_by("order", "pk"))


def _linked(one: Measure, *, first: Measure, last: Measure) -> Linked:
    is_late = first.ends_on is not None and last.ends_on is not None and first.ends_on > last.ends_on
    return Linked(one, term_words(one.term, get_language() or "ru"), is_late)
