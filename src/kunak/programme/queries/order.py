"""What a measure waits for, and what waits for it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import get_language

from kunak.core.programme.term import term_words
from kunak.programme.models import Measure
from kunak.programme.queries.lines import PlanLine, lines_with, plan_lines

SHOWN = 20


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


@dataclass(frozen=True, slots=True)
class Before:
    """What a measure may wait for: what was chosen, then what is found; `more` is how many are found beside these."""

    lines: tuple[PlanLine, ...]
    more: int
    is_any: bool  # whether there is another measure at all


def choices_before(measure: Measure, chosen: Collection[int], words: str) -> Before:
    """Return the measures of the same version to choose from. Two queries.

    Args:
        chosen: primary keys; they stay whatever is looked for.
        words: of a measure, in any form, or its number; of a short plan all are shown where nothing is looked for.
    """
    others = [line for line in plan_lines(measure.version) if line.pk != measure.pk]
    kept = [line for line in others if line.pk in chosen]
    found = [line for line in others if line.pk not in chosen]
    if words:
        found = [line for line in found if line.number == words.rstrip(".")] or lines_with(found, words)
    elif len(found) > SHOWN:
        found = []
    return Before((*kept, *found[:SHOWN]), max(len(found) - SHOWN, 0), bool(others))


def _linked(one: Measure, *, first: Measure, last: Measure) -> Linked:
    is_late = first.ends_on is not None and last.ends_on is not None and first.ends_on > last.ends_on
    return Linked(one, term_words(one.term, get_language() or "ru"), is_late)
