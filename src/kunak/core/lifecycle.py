"""The states of records and their moves: one table each. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from kunak.core.errors import KunakError


class ForbiddenMove(KunakError):
    """A record cannot go from the state it is in to the one asked."""

    def __init__(self, *, source: str, target: str) -> None:
        super().__init__(f"cannot go from {source} to {target}")
        self.source, self.target = source, target


class ReadingState(StrEnum):
    """A document's reading."""

    QUEUED = "queued"  # waits for the worker
    FAILED = "failed"  # the reader could not read it; the document stands
    REVIEW = "review"  # people confirm, correct, refuse


class CandidateState(StrEnum):
    """One agreement found in a document, before and after people decide on it."""

    REVIEW = "review"
    POSTPONED = "postponed"
    ACCEPTED = "accepted"  # it is an agreement of the register now
    JOINED = "joined"  # it is a further source of an agreement of the register
    REFUSED = "refused"  # it is none


class FactState(StrEnum):
    """One value of a reading."""

    PROPOSED = "proposed"  # read, nobody has looked
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REFUSED = "refused"
    ENTERED = "entered"  # not read: a person wrote it in


class VersionState(StrEnum):
    """A version of a programme."""

    DRAFT = "draft"  # its side writes it
    SENT = "sent"  # frozen, waits for the other sides' keys
    RETURNED = "returned"  # given back with a reason, open for its side again
    IN_FORCE = "in_force"  # all keys turned; frozen for good
    REPLACED = "replaced"  # a later version is in force
    DROPPED = "dropped"  # its side gave it up before it was agreed


class ActState(StrEnum):
    """An act after the signing, as it was recorded."""

    WAITING = "waiting"  # concerns all sides, and not all have confirmed it
    COUNTS = "counts"  # the standing is counted with it
    VOID = "void"  # given back by a side, or recorded by mistake; it stays with its reason and never counts again


class MeasureState(StrEnum):
    """Where a measure stands; computed for a day from versions, reports and answers, never stored."""

    PROPOSED = "proposed"  # stands in a version that no other side has before it
    AGREED = "agreed"  # some sides have turned their keys on the version, not all
    IN_PLAN = "in_plan"  # in force; its time has not come
    IN_PROGRESS = "in_progress"
    REPORTED = "reported"  # by one side or several; some other side has not confirmed
    CONFIRMED = "confirmed"  # what was reported last is confirmed by all sides, and the work goes on
    DONE = "done"
    DONE_LATE = "done_late"
    NOT_DONE = "not_done"  # with the reason, confirmed by all sides
    MOVED = "moved"  # to the next plan, by the keys of all sides
    DROPPED = "dropped"  # by the keys of all sides


OVER = frozenset(
    {MeasureState.DONE, MeasureState.DONE_LATE, MeasureState.NOT_DONE, MeasureState.MOVED, MeasureState.DROPPED}
)
OPEN_VERSIONS = frozenset({VersionState.DRAFT, VersionState.RETURNED})  # their side may edit them
VERSIONS_UNDER_WAY = OPEN_VERSIONS | {VersionState.SENT}  # one of a programme at a time


class ImportState(StrEnum):
    """A table of agreements on its way into the register."""

    WAITING = "waiting"  # for the worker
    CHECKING = "checking"  # row by row; nothing is in the register yet
    DONE = "done"  # all of it is in the register
    REFUSED = "refused"  # some rows cannot be taken, so none was
    STOPPED = "stopped"  # by a person, before anything was in the register


class ProposalState(StrEnum):
    """A measure that a body proposes for a plan."""

    PROPOSED = "proposed"  # waits for its side's coordinator
    TAKEN = "taken"  # it is a measure of the draft
    MERGED = "merged"  # a measure of the draft covers it
    DECLINED = "declined"  # with a reason that the body reads
    WITHDRAWN = "withdrawn"  # by the body, before anybody decided


class MeetingState(StrEnum):
    """A meeting of a working group, with its minutes."""

    PLANNED = "planned"  # its day is set; nobody was invited
    CALLED = "called"  # the invitations are out
    UNDER_WAY = "under_way"  # what is heard and decided is being written
    CLEAN_UP = "clean_up"  # it is over; the secretary puts the minutes into order
    CIRCULATED = "circulated"  # the minutes wait for corrections and keys, on exactly one content
    ACCEPTED = "accepted"  # by the keys of all sides; frozen for good
    CANCELLED = "cancelled"  # with a reason; it was not held


class LetterState(StrEnum):
    """A letter on its way out of the house."""

    KEPT = "kept"  # there is no mail server: it is read in the product
    WAITING = "waiting"  # goes out with the next sending
    SENDING = "sending"  # handed to the mail server right now
    SENT = "sent"  # the mail server took it
    UNSURE = "unsure"  # the work broke off while it was handed over: it is never sent again by itself
    FAILED = "failed"  # the mail server refused it for good, or every trial failed
    WITHHELD = "withheld"  # its person lost access, or all that it tells of was done, before it left


Moves = Mapping[StrEnum, frozenset[StrEnum]]

MEETING_MOVES: Moves = {
    MeetingState.PLANNED: frozenset({MeetingState.CALLED, MeetingState.UNDER_WAY, MeetingState.CANCELLED}),
    MeetingState.CALLED: frozenset({MeetingState.UNDER_WAY, MeetingState.CANCELLED}),
    MeetingState.UNDER_WAY: frozenset({MeetingState.CLEAN_UP}),
    MeetingState.CLEAN_UP: frozenset({MeetingState.UNDER_WAY, MeetingState.CIRCULATED}),
    MeetingState.CIRCULATED: frozenset({MeetingState.CLEAN_UP, MeetingState.ACCEPTED}),
    MeetingState.ACCEPTED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}

PROPOSAL_MOVES: Moves = {
    ProposalState.PROPOSED: frozenset(
        {ProposalState.TAKEN, ProposalState.MERGED, ProposalState.DECLINED, ProposalState.WITHDRAWN}
    ),
    ProposalState.TAKEN: frozenset(),
    ProposalState.MERGED: frozenset(),
    ProposalState.DECLINED: frozenset(),
    ProposalState.WITHDRAWN: frozenset(),
}

READING_MOVES: Moves = {
    ReadingState.QUEUED: frozenset({ReadingState.REVIEW, ReadingState.FAILED}),
    ReadingState.FAILED: frozenset({ReadingState.QUEUED, ReadingState.REVIEW}),
    ReadingState.REVIEW: frozenset(),
}
CANDIDATE_MOVES: Moves = {
    CandidateState.REVIEW: frozenset(
        {CandidateState.POSTPONED, CandidateState.ACCEPTED, CandidateState.JOINED, CandidateState.REFUSED}
    ),
    CandidateState.POSTPONED: frozenset(
        {CandidateState.REVIEW, CandidateState.ACCEPTED, CandidateState.JOINED, CandidateState.REFUSED}
    ),
    CandidateState.ACCEPTED: frozenset(),
    CandidateState.JOINED: frozenset(),
    CandidateState.REFUSED: frozenset({CandidateState.REVIEW}),
}
VERSION_MOVES: Moves = {
    VersionState.DRAFT: frozenset({VersionState.SENT, VersionState.DROPPED}),
    VersionState.SENT: frozenset({VersionState.RETURNED, VersionState.DRAFT, VersionState.IN_FORCE}),
    VersionState.RETURNED: frozenset({VersionState.SENT, VersionState.DROPPED}),
    VersionState.IN_FORCE: frozenset({VersionState.REPLACED}),
    VersionState.REPLACED: frozenset(),
    VersionState.DROPPED: frozenset(),
}
ACT_MOVES: Moves = {
    ActState.WAITING: frozenset({ActState.COUNTS, ActState.VOID}),
    ActState.COUNTS: frozenset({ActState.VOID}),
    ActState.VOID: frozenset(),
}
_LEFT = frozenset({MeasureState.MOVED, MeasureState.DROPPED})
_ANSWERED = frozenset({MeasureState.CONFIRMED, MeasureState.DONE, MeasureState.DONE_LATE, MeasureState.NOT_DONE})
MEASURE_MOVES: Moves = {
    MeasureState.PROPOSED: frozenset({MeasureState.AGREED, MeasureState.IN_PLAN}),
    MeasureState.AGREED: frozenset({MeasureState.PROPOSED, MeasureState.IN_PLAN}),
    MeasureState.IN_PLAN: frozenset({MeasureState.IN_PROGRESS, MeasureState.REPORTED}) | _LEFT,
    # back to the plan where the term was put off; who returned a report may still confirm it
    MeasureState.IN_PROGRESS: frozenset({MeasureState.IN_PLAN, MeasureState.REPORTED}) | _ANSWERED | _LEFT,
    MeasureState.REPORTED: frozenset({MeasureState.IN_PROGRESS}) | _ANSWERED | _LEFT,
    MeasureState.CONFIRMED: frozenset({MeasureState.IN_PROGRESS, MeasureState.REPORTED}) | _LEFT,
    # a report that is mended waits for the keys again
    MeasureState.DONE: frozenset({MeasureState.REPORTED}),
    MeasureState.DONE_LATE: frozenset({MeasureState.REPORTED}),
    MeasureState.NOT_DONE: frozenset({MeasureState.REPORTED}),
    MeasureState.MOVED: frozenset(),
    MeasureState.DROPPED: frozenset(),
}
IMPORT_MOVES: Moves = {
    ImportState.WAITING: frozenset({ImportState.CHECKING, ImportState.STOPPED, ImportState.REFUSED}),
    ImportState.CHECKING: frozenset({ImportState.DONE, ImportState.REFUSED, ImportState.STOPPED}),
    ImportState.DONE: frozenset(),
    ImportState.REFUSED: frozenset(),
    ImportState.STOPPED: frozenset(),
}
LETTER_MOVES: Moves = {
    LetterState.KEPT: frozenset(),
    LetterState.WAITING: frozenset({LetterState.SENDING, LetterState.WITHHELD}),
    LetterState.SENDING: frozenset({LetterState.SENT, LetterState.WAITING, LetterState.UNSURE, LetterState.FAILED}),
    LetterState.SENT: frozenset(),
    LetterState.UNSURE: frozenset({LetterState.WAITING}),
    LetterState.FAILED: frozenset({LetterState.WAITING}),
    LetterState.WITHHELD: frozenset(),
}


def check_move(moves: Moves, source: StrEnum | str, target: StrEnum) -> None:
    """Let a move pass that the table has.

    Raises:
        ForbiddenMove: the table has it not.
    """
    if target not in moves[type(target)(source)]:
        raise ForbiddenMove(source=str(source), target=str(target))
