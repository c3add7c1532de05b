"""The rows that every change of a group or of a meeting waits for."""

from kunak.groups.errors import GroupChangedMeanwhile
from kunak.groups.models import Meeting, WorkingGroup
from kunak.people.models import Person


def locked_group(pk: int) -> WorkingGroup:
    """Return a group with its row locked until the transaction ends."""
    WorkingGroup.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    found = WorkingGroup.objects.select_related("agreement", "made_for", "made_by")
    return found.prefetch_related("agreement__parties__side").get(pk=pk)


def locked_meeting(pk: int) -> Meeting:
    """Return a meeting with its row locked until the transaction ends."""
    Meeting.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    found = Meeting.objects.select_related("group__agreement", "group__made_for", "host")
    return found.prefetch_related("group__agreement__parties__side").get(pk=pk)


def check_revision(present: int, seen: int, record: WorkingGroup | Meeting, by: Person | None) -> None:
    """Let pass what nobody changed since.

    Raises:
        GroupChangedMeanwhile: somebody did.
    """
    if present != seen:
        at = record.changed_at if isinstance(record, Meeting) else record.made_at
        raise GroupChangedMeanwhile(who=by.name if by else "", at=at)
