"""What people enter about groups, as the services take it."""

from dataclasses import dataclass
from datetime import date, time

from kunak.assignments.services import BodyInput
from kunak.core.assignments import Wording
from kunak.groups.models import GroupRole
from kunak.people.models import Person, Side

File = tuple[str, bytes]  # name and bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupInput:
    """A group as somebody enters it; files that are not given leave what there is."""

    name: str
    sectors: tuple[str, ...]
    act_title: str
    act_number: str
    act_on: date
    act_file: File | None = None
    regulations: str = ""
    regulations_file: File | None = None
    quorum_least: int = 1
    quorum_is_half: bool = False
    decision_mask: str = ""  # empty: that of the side's rule
    minutes_mask: str = ""
    materials_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberInput:
    """A place in a group as somebody enters it; `body` is a body of the side by its name."""

    side: Side
    role: GroupRole
    name: str
    since: date
    post: str = ""
    body: str = ""
    email: str = ""
    person: Person | None = None
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingInput:
    """A meeting as somebody enters it.

    Args:
        host: whose territory it is on; None for one by video link.
        materials_on: by when materials are due; None for the group's rule.
    """

    starts_on: date
    ends_on: date | None = None
    starts_at: time | None = None
    place: str = ""
    link: str = ""
    host: Side | None = None
    materials_on: date | None = None
    is_restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemInput:
    """An item of an agenda as somebody enters it."""

    title: str
    presenter: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperInput:
    """A paper by which a side that has nobody here accepts minutes, as somebody enters it."""

    title: str
    number: str
    dated_on: date | None
    file: File | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionInput:
    """A decision as somebody enters it; without an executor it gives nobody anything to do.

    Args:
        co_executors: bodies with their sides.
        votes: for, against, abstained of each side, by its primary key; what was not voted on has none.
    """

    text: str
    executor_side: Side | None = None
    executor: str = ""
    co_executors: tuple[BodyInput, ...] = ()
    wording: Wording = Wording.NONE
    due_on: date | None = None
    controller: str = ""
    votes: tuple[tuple[int, int, int, int], ...] = ()
