"""The page of one assignment: its parts with reports and answers, requests, how its day was counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kunak.agreements.models import Party
from kunak.assignments import policies
from kunak.assignments.models import ChangeKind, ChangeRequest, Part, PartProof, PartReport
from kunak.assignments.queries.rows import AssignmentRow, row_of
from kunak.assignments.term_words import term_sentences
from kunak.assignments.words import CHANGES, OUTCOMES, RESULTS, STATES
from kunak.assignments.works import Work, is_agreed, is_returned, waiting
from kunak.core.assignments import OFF_CONTROL, Outcome, PartStand
from kunak.people.models import Key
from kunak.people.policies import Reader, membership_of


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a side that gave the assignment says."""

    party: Party
    is_consent: bool
    reason: str
    who: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report with the answers to it; `waits` are the sides that are still to answer."""

    report: PartReport
    told: str
    result: str
    proofs: tuple[PartProof, ...]
    answers: tuple[AnswerRow, ...]
    waits: tuple[Party, ...]
    is_latest: bool
    can_answer: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    """What a body does, where that stands, and its reports, newest first."""

    part: Part
    party: Party
    stand: PartStand
    state_word: str
    is_open: bool
    reports: tuple[ReportRow, ...]
    can_report: bool


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request with what was decided; `turn` says which move of the day it is, where it holds."""

    request: ChangeRequest
    party: Party
    told: str
    state: str  # agreed, returned, replaced or waits
    turn: int | None
    answers: tuple[AnswerRow, ...]
    waits: tuple[Party, ...]
    can_decide: bool


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """An assignment with all that became of it, and what the reader may do."""

    row: AssignmentRow
    parts: tuple[PartRow, ...]
    requests: tuple[RequestRow, ...]
    term: tuple[str, ...]
    can_ask: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """An assignment as one reader looks at it."""

    work: Work
    reader: Reader
    parties: Mapping[int, Party]
    proofs: Mapping[int, list[PartProof]]
    is_open: bool

    def names(self, sides: Iterable[int]) -> tuple[Party, ...]:
        """Return the parties of these sides."""
        return tuple(self.parties[side] for side in sides)

    def is_asked(self, waits: tuple[int, ...]) -> bool:
        """Return whether the reader's own side is still to answer. No query."""
        membership = membership_of(self.reader)
        return membership is not None and membership.side_id in waits

    def answers(self, keys: Iterable[Key]) -> tuple[AnswerRow, ...]:
        """Return what sides said."""
        return tuple(
            AnswerRow(
                self.parties[key.side_id],
                key.turned_at is not None,
                key.reason,
                key.by.name,
                key.turned_at or key.returned_at,
            )
            for key in keys
        )


def assignment_page(work: Work, reader: Reader, on: date) -> AssignmentPage:
    """Return the page of a gathered assignment. One query, for the proofs."""
    row = row_of(work, on)
    is_open = not row.stand.is_off_control
    parties = {party.side_id: party for party in work.assignment.agreement.parties.all()}
    seen = _Seen(work, reader, parties, _proofs(work), is_open)
    return AssignmentPage(
        row,
        tuple(_part(part, found, seen) for part, found in zip(work.parts, row.stand.parts, strict=True)),
        tuple(reversed(list(_requests(seen)))),
        term_sentences(work, row.stand),
        is_open and policies.can_ask(reader, work.assignment),
    )


def _proofs(work: Work) -> dict[int, list[PartProof]]:
    found: dict[int, list[PartProof]] = {}
    for one in PartProof.objects.filter(report__part__assignment=work.assignment).select_related("document"):
        found.setdefault(one.report_id, []).append(one)
    return found


def _part(part: Part, found: PartStand, seen: _Seen) -> PartRow:
    part.assignment = seen.work.assignment
    is_done = found.state in OFF_CONTROL
    return PartRow(
        part,
        seen.parties[part.side_id],
        found,
        str(STATES[found.state]),
        not is_done,
        tuple(_report(one, part, seen) for one in reversed(part.reports.all())),
        seen.is_open and not is_done and policies.can_report(seen.reader, part),
    )


def _report(one: PartReport, part: Part, seen: _Seen) -> ReportRow:
    one.part = part
    same = [other for other in part.reports.all() if other.period == one.period and other.outcome != Outcome.NEWS]
    is_latest = one.outcome != Outcome.NEWS and same[-1].pk == one.pk
    waits = waiting(one, seen.work.assignment) if is_latest and seen.is_open else ()
    return ReportRow(
        one,
        str(OUTCOMES[one.outcome]),
        str(RESULTS.get(one.result_kind, "")),
        tuple(seen.proofs.get(one.pk, ())),
        seen.answers(one.keys.all()),
        seen.names(waits),
        is_latest,
        seen.is_asked(waits) and policies.can_answer(seen.reader, one),
    )


def _requests(seen: _Seen) -> Iterable[RequestRow]:
    turn, work = 0, seen.work
    for one in work.requests:
        one.assignment = work.assignment
        agreed, is_last = is_agreed(one, work.assignment), work.requests[-1].pk == one.pk
        turn += agreed and one.kind == ChangeKind.SHIFT
        waits = waiting(one, work.assignment) if is_last and seen.is_open else ()
        yield RequestRow(
            one,
            seen.parties[one.side_id],
            str(CHANGES[one.kind]),
            "agreed" if agreed else "returned" if is_returned(one) else "waits" if waits else "replaced",
            turn if agreed and one.kind == ChangeKind.SHIFT else None,
            seen.answers(one.keys.all()),
            seen.names(waits),
            seen.is_asked(waits) and policies.can_decide(seen.reader, one),
        )
