"""The kinds of measures as a page lists them."""

from dataclasses import dataclass

from django.db.models import Count

from kunak.core import reference
from kunak.core.reference import MeasureKind
from kunak.programme.models import Measure, OwnKind


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of one's own with the number of measures that have it, dropped ones too."""

    kind: OwnKind
    uses: int


@dataclass(frozen=True, slots=True)
class KindsPage:
    """The kinds of one's own, and those of the reference data."""

    own: tuple[KindRow, ...]
    known: tuple[MeasureKind, ...]


def kinds_page() -> KindsPage:
    """Return all kinds. Two queries."""
    own = list(OwnKind.objects.select_related("side__territory"))
    counted = Measure.everything.filter(kind__in=[one.code for one in own]).order_by().values_list("kind")
    uses = dict(counted.annotate(n=Count("pk")))
    rows = tuple(KindRow(one, uses.get(one.code, 0)) for one in own)
    return KindsPage(rows, tuple(reference.measure_kinds().values()))


def uses_of(kind: OwnKind) -> int:
    """Return how many measures have a kind, dropped ones too. One query."""
    return Measure.everything.filter(kind=kind.code).count()
