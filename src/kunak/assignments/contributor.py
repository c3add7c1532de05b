"""What assignments add to the page of an agreement, and to that of a measure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.agreements.contributions import Contributor, DatedThing, Tab, Unfinished
from kunak.agreements.lulls import Going
from kunak.agreements.models import Agreement
from kunak.assignments import policies
from kunak.assignments.models import Assignment, ChangeRequestKey, PartReport, PartReportKey
from kunak.assignments.queries import AssignmentRow, rows_of, visible_to
from kunak.people.policies import Reader
from kunak.programme.models import Measure, Version
from kunak.programme.panels import Panel


class AssignmentsContributor(Contributor):
    """Answers people of the sides: what their side gave its bodies, and what all sides gave."""

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:
        """Return the tab of assignments, with how many are on control. One query."""
        if not policies.can_see_agreement(reader, agreement):
            return []
        count = visible_to(reader).filter(agreement=agreement, off_control__isnull=True).count()
        return [Tab(_("Assignments"), reverse("assignments:agreement", args=[agreement.pk]), count or None)]

    def dates(self, agreement: Agreement, reader: Reader, on: date) -> Iterable[DatedThing]:
        """Return the days that are next of what is on control. A fixed number of queries."""
        found = visible_to(reader).filter(agreement=agreement, off_control__isnull=True)
        return [
            DatedThing(row.stand.by, row.assignment.text[:200], row.assignment.get_absolute_url(), row.executor.name)
            for row in rows_of(found, on)
            if row.stand.by >= on
        ]

    def tail(self, agreement: Agreement, reader: Reader) -> Iterable[Unfinished]:
        """Return what is still on control, whether its term has passed or not. A fixed number of queries."""
        found = visible_to(reader).filter(agreement=agreement, off_control__isnull=True)
        for row in rows_of(found, localdate()):
            until = row.work.course.until if row.work.course.rhythm else row.stand.by
            yield Unfinished(row.assignment.text[:200], row.assignment.get_absolute_url(), until)

    def goings(self, agreements: Collection[int]) -> Mapping[int, Going]:
        """Return the days on which all sides gave something, reported on it or answered. Four queries."""
        joint = {"giver__isnull": True, "agreement__in": agreements}
        told = [
            *Assignment.objects.filter(**joint).values_list("agreement", "given_on"),
            *PartReport.objects.filter(**_of("part__assignment", joint)).values_list(
                "part__assignment__agreement", "made_on"
            ),
        ]
        keys = [
            *PartReportKey.objects.filter(**_of("report__part__assignment", joint)).values_list(
                "report__part__assignment__agreement", "turned_at", "returned_at"
            ),
            *ChangeRequestKey.objects.filter(**_of("request__assignment", joint)).values_list(
                "request__assignment__agreement", "turned_at", "returned_at"
            ),
        ]
        days: dict[int, set[date]] = {}
        for agreement, day in told:
            days.setdefault(agreement, set()).add(day)
        for agreement, turned, returned in keys:
            days.setdefault(agreement, set()).add(localdate(turned or returned))
        return {agreement: Going(tuple(sorted(found))) for agreement, found in days.items()}


def _of(path: str, conditions: Mapping[str, object]) -> dict[str, object]:
    return {f"{path}__{name}": value for name, value in conditions.items()}


@dataclass(frozen=True, slots=True)
class MeasureAssignments:
    """The assignments of a measure; `give` is its primary key where the reader may give one."""

    rows: tuple[AssignmentRow, ...]
    give: int | None


def panel(measure: Measure, version: Version, reader: Reader, on: date) -> Panel | None:
    """Return the panel of assignments on the page of a measure; none before its plan was ever in force."""
    agreement = version.programme.agreement
    if version.in_force_at is None or not policies.can_see_agreement(reader, agreement):
        return None
    rows = tuple(rows_of(visible_to(reader).filter(agreement=agreement, line=measure.line), on))
    may_give = version.state == "in_force" and policies.can_give(reader, agreement)
    if not rows and not may_give:
        return None
    return Panel("assignments/_panel.html", MeasureAssignments(rows, measure.pk if may_give else None))
