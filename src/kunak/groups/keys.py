"""Where the sides stand on a revision of minutes: by their keys, by papers those that have nobody here."""

from kunak.core.two_keys import KeyState, Turn, key_states
from kunak.groups.models import GroupRole, Meeting, Minutes
from kunak.people.queries import sides_with_access


def states_of(meeting: Meeting, latest: Minutes) -> dict[int, KeyState]:
    """Return where each side stands on a revision. No query where parties, keys and papers are fetched."""
    sides = [party.side_id for party in meeting.group.agreement.parties.all()]
    turns = [Turn(one.side_id, one.content_hash, one.returned_at is not None) for one in latest.keys.all()]
    papers = [Turn(one.side_id, latest.content_hash) for one in latest.papers.all()]
    return key_states(sides, [*papers, *turns], latest.content_hash)


def with_access(meeting: Meeting) -> frozenset[int]:
    """Return the sides that have somebody who can turn their key: a coordinator, or a co-chair of the day. Two queries.

    The parties are fetched.
    """
    sides = [party.side for party in meeting.group.agreement.parties.all()]
    chairs = meeting.group.members.filter(role=GroupRole.CHAIR, person__is_active=True)
    present = [one for one in chairs if one.term.holds_on(meeting.starts_on)]
    return sides_with_access(sides) | {one.side_id for one in present}
