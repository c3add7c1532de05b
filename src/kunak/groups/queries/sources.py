"""What an agenda may be taken from: the backlog, measures in trouble, proposals of the own side's bodies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kunak.core.lifecycle import ProposalState, VersionState
from kunak.execution.works import works_of
from kunak.groups.models import Meeting, WorkingGroup
from kunak.people.policies import Reader, side_of
from kunak.programme.models import Measure, Problem
from kunak.programme.queries import problems_seen_by
from kunak.proposals.models import Proposal

MOST = 20


@dataclass(frozen=True, slots=True)
class Source:
    """Something that may become an item.

    Args:
        kind: ``late`` or ``problem`` of a measure, ``proposal`` of a body.
        line: of the measure, as a text; empty for a proposal.
    """

    kind: str
    title: str
    note: str = ""
    line: str = ""
    late_days: int = 0


def sources(group: WorkingGroup, meeting: Meeting, reader: Reader, on: date) -> tuple[Source, ...]:
    """Return what is not on the agenda yet, the most urgent first. A fixed number of queries."""
    items = list(meeting.items.all())
    there = {str(one.line) for one in items if one.line} | {one.title for one in items}
    found = [*_measures(group, reader, on), *_proposals(group, reader)]
    return tuple(one for one in found if one.line not in there and one.title not in there)[:MOST]


def _measures(group: WorkingGroup, reader: Reader, on: date) -> Iterator[Source]:
    present = Measure.objects.filter(
        version__programme__agreement=group.agreement_id, version__state=VersionState.IN_FORCE, sector__in=group.sectors
    )
    measures = {one.line: one for one in present}
    progress = {line: work.progress(on) for line, work in works_of(list(measures)).items()}
    late = [line for line, one in progress.items() if one.late_days > 0 and not one.is_over]
    for line in sorted(late, key=lambda one: -progress[one].late_days):
        yield Source("late", measures[line].text[:500], line=str(line), late_days=progress[line].late_days)
    going = {line for line, one in progress.items() if not one.is_over} - set(late)
    told = Problem.objects.filter(version__programme__agreement=group.agreement_id, closed_at__isnull=True)
    side = side_of(reader)
    for problem in told.filter(problems_seen_by(side)) if side else ():
        if problem.line in going:
            yield Source("problem", measures[problem.line].text[:500], problem.text, str(problem.line))


def _proposals(group: WorkingGroup, reader: Reader) -> Iterator[Source]:
    found = Proposal.objects.filter(
        invitation__collection__agreement=group.agreement_id,
        invitation__collection__side=side_of(reader),
        sector__in=group.sectors,
        state=ProposalState.PROPOSED,
    )
    for one in found.select_related("invitation__organisation"):
        yield Source("proposal", one.text[:500], one.invitation.organisation.name)
