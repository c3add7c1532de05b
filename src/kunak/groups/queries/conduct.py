"""The page of a meeting that is under way: who is there, the quorum, items with decisions and remarks."""

from dataclasses import dataclass

from kunak.agreements.models import Party
from kunak.core.groups import Quorum
from kunak.groups import policies
from kunak.groups.content import attendance_of, members_of, quorum_of, term_of
from kunak.groups.models import AgendaItem, Attendance, Decision, Meeting, Member, Remark, Vote
from kunak.groups.queries.meeting import QuorumRow, quorum_rows
from kunak.people.policies import Reader


@dataclass(frozen=True, slots=True)
class PresentRow:
    """A member and whether they are there; None where nobody has noted it."""

    member: Member
    party: Party
    noted: Attendance | None

    @property
    def state(self) -> str:
        """``there``, ``instead`` for a substitute, ``away``, or empty where nothing is noted."""
        if self.noted is None:
            return ""
        if self.noted.is_present:
            return "there"
        return "instead" if self.noted.substitute else "away"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision with its votes, its term as the paper tells it, and who helps, with their parties."""

    decision: Decision
    votes: tuple[Vote, ...]
    term: str
    party: Party | None
    helpers: tuple[tuple[Party, str], ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with what was decided on it."""

    number: int
    item: AgendaItem
    decisions: tuple[DecisionRow, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ConductPage:
    """A meeting under way; `speakers` are those who are there."""

    meeting: Meeting
    present: tuple[PresentRow, ...]
    guests: tuple[Attendance, ...]
    quorum: Quorum
    quorum_rows: tuple[QuorumRow, ...]
    items: tuple[ItemRow, ...]
    remarks: tuple[Remark, ...]
    speakers: tuple[Member, ...]
    parties: tuple[Party, ...]
    can_run: bool


def conduct_page(meeting: Meeting, reader: Reader) -> ConductPage:
    """Return what a meeting has come to. A fixed number of queries."""
    members, attendance = members_of(meeting), attendance_of(meeting)
    parties = {party.side_id: party for party in meeting.group.agreement.parties.all()}
    noted = {one.member_id: one for one in attendance if one.member_id}
    found = quorum_of(meeting, members, attendance)
    remarks = list(meeting.remarks.select_related("member__side", "by"))
    items = meeting.items.select_related("changed_by").prefetch_related(
        "decisions__votes__side", "decisions__assignment", "decisions__co_executors"
    )
    return ConductPage(
        meeting=meeting,
        present=tuple(PresentRow(one, parties[one.side_id], noted.get(one.pk)) for one in members),
        guests=tuple(one for one in attendance if one.member is None),
        quorum=found,
        quorum_rows=quorum_rows(meeting, found),
        items=tuple(_row(place, one, parties, remarks) for place, one in enumerate(items, start=1)),
        remarks=tuple(one for one in remarks if one.item_id is None),
        speakers=tuple(one.member for one in attendance if one.member and (one.is_present or one.substitute)),
        parties=tuple(parties.values()),
        can_run=meeting.is_open and policies.can_run_meeting(reader, meeting),
    )


def item_row(page: ConductPage, pk: int) -> ItemRow:
    """Return one item of a page."""
    return next(row for row in page.items if row.item.pk == pk)


def _row(number: int, item: AgendaItem, parties: dict[int, Party], remarks: list[Remark]) -> ItemRow:
    decisions = tuple(
        DecisionRow(
            one,
            tuple(one.votes.all()),
            term_of(one),
            parties.get(one.executor_side_id or 0),
            tuple((parties[helper.side_id], helper.name) for helper in one.co_executors.all()),
        )
        for one in item.decisions.all()
    )
    return ItemRow(number, item, decisions, tuple(one for one in remarks if one.item_id == item.pk))
