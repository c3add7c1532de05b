"""What execution adds to the page of an agreement: its tab, and the days on which something was reported."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.agreements.contributions import Contributor, Tab
from kunak.agreements.lulls import Going
from kunak.agreements.models import Agreement
from kunak.execution import policies
from kunak.execution.models import Report, ReportKey
from kunak.people.policies import Reader
from kunak.programme.models import Version


class ExecutionContributor(Contributor):
    """Answers once a plan was in force."""

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:
        """Return the tab of execution. One query."""
        was_agreed = Version.objects.filter(programme__agreement=agreement, in_force_at__isnull=False)
        if not policies.can_see(reader, agreement) or not was_agreed.exists():
            return []
        return [Tab(_("Execution"), reverse("execution:agreement", args=[agreement.pk]))]

    def goings(self, agreements: Collection[int]) -> Mapping[int, Going]:
        """Return the days on which something was reported or answered. Two queries."""
        days: dict[int, list[date]] = {}
        for agreement, day in Report.objects.filter(agreement__in=agreements).values_list("agreement", "made_on"):
            days.setdefault(agreement, []).append(day)
        keys = ReportKey.objects.filter(report__agreement__in=agreements)
        for agreement, turned, returned in keys.values_list("report__agreement", "turned_at", "returned_at"):
            days.setdefault(agreement, []).append(localdate(turned or returned))
        return {agreement: Going(tuple(sorted(set(found)))) for agreement, found in days.items()}
