"""What groups add to the page of an agreement: their tab, the days of their meetings, that something goes on."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kunak.agreements.contributions import Contributor, DatedThing, Tab
from kunak.agreements.lulls import Going
from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.core.lifecycle import MeetingState
from kunak.groups import policies
from kunak.groups.models import Meeting, WorkingGroup
from kunak.people.policies import Reader


class GroupsContributor(Contributor):
    """Answers once there is a group, or to who may set one up."""

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:
        """Return the tab of groups. One query."""
        if not policies.can_see(reader, agreement):
            return []
        count = WorkingGroup.objects.filter(agreement=agreement).count()
        if not count and not policies.can_set_up(reader, agreement):
            return []
        return [Tab(_("Groups"), reverse("groups:agreement", args=[agreement.pk]), count or None)]

    def dates(self, agreement: Agreement, reader: Reader, on: date) -> Iterable[DatedThing]:
        """Return the meetings ahead that the reader may see. One query, and one for each restricted meeting."""
        ahead = Meeting.objects.filter(
            group__agreement=agreement, starts_on__gte=on, state__in=[MeetingState.PLANNED, MeetingState.CALLED]
        )
        return [
            DatedThing(one.starts_on, _("Meeting: %(group)s") % {"group": one.group}, one.get_absolute_url())
            for one in ahead.select_related("group__agreement").prefetch_related(parties_at("group__agreement"))
            if policies.can_see_meeting(reader, one)
        ]

    def goings(self, agreements: Collection[int]) -> Mapping[int, Going]:
        """Return the days on which groups were set up and met. Two queries."""
        days: dict[int, list[date]] = {}
        groups = WorkingGroup.objects.filter(agreement__in=agreements)
        for agreement, day in groups.values_list("agreement", "act_on"):
            days.setdefault(agreement, []).append(day)
        held = Meeting.objects.filter(group__agreement__in=agreements).exclude(
            state__in=[MeetingState.PLANNED, MeetingState.CALLED, MeetingState.CANCELLED]
        )
        for agreement, day in held.values_list("group__agreement", "starts_on"):
            days.setdefault(agreement, []).append(day)
        return {agreement: Going(tuple(sorted(set(found)))) for agreement, found in days.items()}
