"""How many talks wait for an answer at a measure."""

from collections.abc import Mapping
from uuid import UUID

from django import template

register = template.Library()


@register.filter
def waiting_at(talks: Mapping[UUID, int], line: UUID) -> int:
    """Return how many talks wait at the measure of a line; none where nobody talks."""
    return talks.get(line, 0) if talks else 0
