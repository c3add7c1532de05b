"""Measures of many agreements gathered in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kunak.desk.lines.line import Body, Line
from kunak.execution.works import end_of, progress_of_all, works_of
from kunak.people.models import Side
from kunak.programme.models import Executor, Measure, Version

COLUMNS = ("pk", "line", "version__programme__agreement", "text", "sector", "indicator", "commitment")
KNOWN_BODY = Coalesce(F("organisation__same_as"), F("organisation"))  # it, or what it is another spelling of


def gather(side: Side, on: date, today: date, agreements: Collection[int] | None = None) -> list[Line]:
    """Return the measures that were in force on a day, each once, by agreement and in their order.

    All sides of an agreement know them. At most fourteen queries, however many agreements there are.

    Args:
        on: what came after it is left out; a day ahead is counted from what is known today.
        agreements: of the side, by their primary keys; None for all.
    """
    versions = _versions(side, on, agreements)
    rows = _rows(versions)
    works = works_of([row[1] for row in rows], known_on=on if on < today else None)
    told, bodies = progress_of_all(works.values(), on), _bodies(versions)
    found = []
    for pk, line, agreement, text, sector, indicator, commitment in rows:
        if line in works and (course := works[line].course) is not None:
            work, named = works[line], tuple(bodies.get(pk, ()))
            told_of = (text, sector, indicator, course.term, commitment)
            found.append(Line(pk, line, agreement, *told_of, told[line], work, named))
    return found


def _versions(side: Side, on: date, agreements: Collection[int] | None) -> QuerySet[Version]:
    """Return the versions that were in force on a day: the last one of each plan. No query yet."""
    in_force = Version.objects.filter(in_force_at__lt=end_of(on), programme__agreement__parties__side=side)
    if agreements is not None:
        in_force = in_force.filter(programme__agreement__in=agreements)
    same = Version.objects.filter(programme=OuterRef("programme"), in_force_at__lt=end_of(on))
    last = same.order_by().values("programme").annotate(last=Max("number")).values("last")
    return in_force.filter(number=Subquery(last))


def _rows(versions: QuerySet[Version]) -> list[tuple[Any, ...]]:
    """Return the measures of versions; of a line that two plans have, that of the later plan. One query."""
    found = Measure.objects.filter(version__in=versions.values("pk"))
    ordered = found.order_by("version__programme__agreement", "version__programme__starts_on", "order", "pk")
    return list({row[1]: row for row in ordered.values_list(*COLUMNS)}.values())


def _bodies(versions: QuerySet[Version]) -> dict[int, list[Body]]:
    """Return who answers for the measures of versions, by the measure. One query."""
    found: dict[int, list[Body]] = defaultdict(list)
    rows = Executor.objects.filter(measure__version__in=versions.values("pk"), measure__dropped_at__isnull=True)
    ordered = rows.order_by("party__order", "is_co", "pk")
    columns = ("measure", KNOWN_BODY, "party__side", "name", "is_co")
    for measure, organisation, side, name, is_co in ordered.values_list(*columns):
        found[measure].append(Body(organisation, side, name, is_co))
    return found
