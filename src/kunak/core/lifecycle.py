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


OPEN_VERSIONS = frozenset({VersionState.DRAFT, VersionState.RETURNED})  # their side may edit them
VERSIONS_UNDER_WAY = OPEN_VERSIONS | {VersionState.SENT}  # one of a programme at a time


class ImportState(StrEnum):
    """A table of agreements on its way into the register."""

    WAITING = "waiting"  # for the worker
    CHECKING = "checking"  # row by row; nothing is in the register yet
    DONE = "done"  # all of it is in the register
    REFUSED = "refused"  # some rows cannot be taken, so none was
    STOPPED = "stopped"  # by a person, before anything was in the register


Moves = Mapping[StrEnum, frozenset[StrEnum]]

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
IMPORT_MOVES: Moves = {
    ImportState.WAITING: frozenset({ImportState.CHECKING, ImportState.STOPPED, ImportState.REFUSED}),
    ImportState.CHECKING: frozenset({ImportState.DONE, ImportState.REFUSED, ImportState.STOPPED}),
    ImportState.DONE: frozenset(),
    ImportState.REFUSED: frozenset(),
    ImportState.STOPPED: frozenset(),
}


def check_move(moves: Moves, source: StrEnum | str, target: StrEnum) -> None:
    """Let a move pass that the table has.

    Raises:
        ForbiddenMove: the table has it not.
    """
    if target not in moves[type(target)(source)]:
        raise ForbiddenMove(source=str(source), target=str(target))
