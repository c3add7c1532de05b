"""Reports as pages show them: content, proofs, the answers to every revision, and what the reader may do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from kunak.agreements.models import Agreement, Party
from kunak.core.execution import Answer, Verdict, verdict
from kunak.core.kinds import detail_words
from kunak.core.two_keys import KeyState, Turn, is_agreed, key_states
from kunak.execution import policies
from kunak.execution.models import Proof, Report, ReportKey, Silence
from kunak.execution.words import ANSWERS, OUTCOMES
from kunak.execution.works import answer_of, reported
from kunak.people.policies import Reader, side_of
from kunak.programme.kinds import known_fields
from kunak.programme.models import Measure


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a side said to a revision; `is_stale` where that revision is no longer the one that stands."""

    party: Party
    answer: Answer
    told: str
    reason: str
    at: datetime
    by: str
    revision: int
    is_stale: bool


@dataclass(frozen=True, slots=True)
class SideRow:
    """Where a side stands on the revision that stands: its own, or the last that it said; None for nothing yet."""

    party: Party
    is_author: bool
    answer: AnswerRow | None
    silence: Silence | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, its revision that stands or an earlier one."""

    report: Report
    party: Party
    outcome: str
    verdict: Verdict
    proofs: tuple[Proof, ...]
    fields: tuple[tuple[str, str], ...]
    sides: tuple[SideRow, ...]
    answers: tuple[AnswerRow, ...]  # to earlier revisions and changed ones, newest first
    revisions: tuple[Report, ...]
    is_latest: bool
    is_public: bool
    public_sides: tuple[Party, ...]
    can_answer: bool
    can_mend: bool
    can_publish: bool
    can_withdraw: bool

    @property
    def seal(self) -> tuple[str, str] | tuple[()]:
        """The states of the two halves; empty where there are more sides."""
        return tuple(_half(one) for one in self.sides) if len(self.sides) == 2 else ()  # type: ignore[return-value]

    @property
    def waiting(self) -> list[str]:
        """The sides that have said nothing."""
        return [one.party.label for one in self.sides if not one.is_author and one.answer is None]


def _half(side: SideRow) -> str:
    if side.is_author:
        return "turned"
    if side.answer is None:
        return "waiting"
    return "turned" if side.answer.answer is Answer.CONFIRMED else "returned"


def report_rows(
    agreement: Agreement, reports: Sequence[Report], reader: Reader, *, measure: Measure
) -> tuple[ReportRow, ...]:
    """Return these reports of one measure as they stand, newest first. Five queries."""
    lines = {one.line for one in reports}
    revisions = list(
        Report.objects.filter(agreement=agreement, line__in=lines)
        .select_related("by", "side__territory", "agreement")
        .prefetch_related("proofs__document", "keys__by", "silences", "public_keys")
    )
    wanted = {one.pk for one in reports}
    rows = [one for one in revisions if one.pk in wanted]
    return tuple(_row(agreement, one, revisions, reader, measure) for one in reversed(rows))


def report_row(agreement: Agreement, report: Report, reader: Reader, *, measure: Measure) -> ReportRow:
    """Return one report. Five queries."""
    return report_rows(agreement, [report], reader, measure=measure)[0]


def _row(
    agreement: Agreement, report: Report, revisions: Sequence[Report], reader: Reader, measure: Measure
) -> ReportRow:
    parties = {party.side_id: party for party in agreement.parties.all()}
    same = [one for one in revisions if one.number == report.number]
    is_latest, keys = same[-1].pk == report.pk, list(report.keys.all())
    found = verdict(reported(report, keys, []), list(parties))
    public = _public_states(report, list(parties))
    own = side_of(reader)
    may_publish = is_latest and found is Verdict.CONFIRMED and policies.can_publish(reader, agreement)
    is_agreed_by_own = own is not None and public.get(own.pk) is KeyState.TURNED
    return ReportRow(
        report=report,
        party=parties[report.side_id],
        outcome=str(OUTCOMES[report.outcome]),
        verdict=found,
        proofs=tuple(report.proofs.all()),
        fields=tuple(_fields(report)),
        sides=tuple(_side(party, report) for party in parties.values()),
        answers=tuple(_earlier(same, report, parties)),
        revisions=tuple(same),
        is_latest=is_latest,
        is_public=is_agreed(public) and found is Verdict.CONFIRMED,
        public_sides=tuple(parties[side] for side, state in public.items() if state is KeyState.TURNED),
        can_answer=is_latest and found is not Verdict.CONFIRMED and policies.can_answer(reader, report, measure.sector),
        can_mend=is_latest and policies.can_mend(reader, report, measure),
        can_publish=may_publish and not is_agreed_by_own,
        can_withdraw=may_publish and is_agreed_by_own,
    )


def _public_states(report: Report, sides: Sequence[int]) -> dict[int, KeyState]:
    turns = [Turn(one.side_id, one.content_hash, one.turned_at is None) for one in report.public_keys.all()]
    return key_states(sides, turns, report.content_hash)


def _side(party: Party, report: Report) -> SideRow:
    said = [key for key in report.keys.all() if key.side_id == party.side_id]
    answer = _answer(said[-1], party, report, is_stale=False) if said else None
    silence = next((one for one in report.silences.all() if one.side_id == party.side_id), None)
    return SideRow(party, party.side_id == report.side_id, answer, silence)


def _earlier(same: Iterable[Report], report: Report, parties: dict[int, Party]) -> Iterable[AnswerRow]:
    """Return what sides said before their last word on this revision, and to earlier revisions."""
    last = {key.side_id: key.pk for key in report.keys.all()}
    rows = [
        _answer(key, parties[key.side_id], one, is_stale=one.pk != report.pk)
        for one in same
        for key in one.keys.all()
        if one.revision <= report.revision and last.get(key.side_id) != key.pk
    ]
    return reversed(rows)


def _answer(key: ReportKey, party: Party, report: Report, *, is_stale: bool) -> AnswerRow:
    answer, at = answer_of(key), key.turned_at or key.returned_at
    if at is None:
        raise ValueError("a key is turned or returned: the database refuses others")
    return AnswerRow(party, answer, str(ANSWERS[answer]), key.reason, at, key.by.name, report.revision, is_stale)


def _fields(report: Report) -> Iterable[tuple[str, str]]:
    language = get_language() or "ru"
    known = known_fields()
    for code, value in report.fields.items():
        if code in known:
            yield known[code].name(language), detail_words(known[code], value, language)
