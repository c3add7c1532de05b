"""The groups of an agreement as a list shows them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import Agreement
from kunak.core.lifecycle import MeetingState
from kunak.groups import policies
from kunak.groups.models import Meeting, Member, WorkingGroup
from kunak.people.policies import Reader


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group: how many members of each party it has today, and its next meeting that the reader may see."""

    group: WorkingGroup
    counts: tuple[tuple[str, str, int], ...]  # letter, label and members of each party
    next: Meeting | None
    last: Meeting | None

    @property
    def members(self) -> int:
        """How many members it has."""
        return sum(count for _letter, _label, count in self.counts)


def group_rows(agreement: Agreement, reader: Reader, on: date) -> tuple[GroupRow, ...]:
    """Return the groups of an agreement. Four queries, and one for each restricted meeting."""
    groups = list(WorkingGroup.objects.filter(agreement=agreement))
    counts = Counter(
        (one.group_id, one.side_id)
        for one in Member.objects.filter(group__agreement=agreement)
        if one.term.holds_on(on)
    )
    held: dict[int, list[Meeting]] = {}
    for meeting in Meeting.objects.filter(group__agreement=agreement).exclude(state=MeetingState.CANCELLED):
        meeting.group = next(one for one in groups if one.pk == meeting.group_id)
        meeting.group.agreement = agreement
        if policies.can_see_meeting(reader, meeting):
            held.setdefault(meeting.group_id, []).append(meeting)
    parties = list(agreement.parties.all())
    return tuple(
        GroupRow(
            group,
            tuple((party.letter, party.label, counts[group.pk, party.side_id]) for party in parties),
            next((one for one in held.get(group.pk, []) if one.is_to_come), None),
            next((one for one in reversed(held.get(group.pk, [])) if not one.is_to_come), None),
        )
        for group in groups
    )
