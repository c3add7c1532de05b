"""What was taken out of a version: the last of it for the version's page, all by pages on a page of its own."""

from dataclasses import dataclass

from django.db.models import QuerySet

from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.models import Measure, Version
from kunak.programme.queries.versions import agreed_before

FIRST = 20  # on the page of the version


@dataclass(frozen=True, slots=True)
class Dropped:
    """The measures that were taken out last, and how many there are in all."""

    first: tuple[Measure, ...]
    count: int


def dropped_of(version: Version, reader: Reader, earlier: Version | None) -> Dropped:
    """Return what was taken out of a version, for its page. One query, two where there is more than is shown.

    Args:
        earlier: the agreed version before it.
    """
    found = _dropped(version, reader, earlier)
    first = tuple(found[: FIRST + 1])
    return Dropped(first[:FIRST], found.count() if len(first) > FIRST else len(first))


def dropped_from(version: Version, reader: Reader) -> QuerySet[Measure]:
    """Return all that was taken out of a version, the last first. One query beside its own."""
    return _dropped(version, reader, agreed_before(version))


def _dropped(version: Version, reader: Reader, earlier: Version | None) -> QuerySet[Measure]:
    """Return what was taken out of a version: all of it for those who may put it back.

    Others learn of what they saw when the version was sent before; what stood in the draft alone stays with its side,
    and what an agreed version had is among the changes.
    """
    found = Measure.everything.filter(version=version, dropped_at__isnull=False)
    if not policies.can_edit(reader, version):
        found = found.filter(shown_at__isnull=False)
        if earlier is not None:  # a line stands in a version once, so one of these does not stand there any more
            found = found.exclude(line__in=Measure.objects.filter(version=earlier).order_by().values("line"))
    return found.select_related("dropped_by").order_by("-dropped_at", "-pk")
