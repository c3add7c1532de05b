"""The page «Исполнение» of an agreement: what waits for whom, and how many measures are where."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import Agreement
from kunak.core.execution import OVER, MeasureState
from kunak.core.lifecycle import VersionState
from kunak.execution import policies
from kunak.execution.models import ExecutionRule
from kunak.execution.queries.tasks import Tasks, work_tasks
from kunak.execution.works import progress_of_all, works_of
from kunak.people.models import Side
from kunak.people.policies import Reader
from kunak.programme.models import Measure


@dataclass(frozen=True, slots=True)
class ExecutionPage:
    """How the plan in force is carried out; `states` counts its measures, those that are over last."""

    tasks: Tasks
    states: tuple[tuple[str, int], ...]
    count: int
    late: int
    is_in_force: bool
    answer_days: Mapping[str, int]
    can_set_rule: bool


def execution_page(agreement: Agreement, reader: Reader, side: Side, on: date) -> ExecutionPage:
    """Return the page for a person of a side. A fixed number of queries."""
    present = Measure.objects.filter(version__programme__agreement=agreement, version__state=VersionState.IN_FORCE)
    lines = list(present.values_list("line", flat=True))
    works = works_of(lines)
    found = list(progress_of_all(works.values(), on).values())
    counts = Counter(one.state for one in found)
    ordered = [*(one for one in MeasureState if one not in OVER), *(one for one in MeasureState if one in OVER)]
    return ExecutionPage(
        tasks=work_tasks(reader, side, on, agreement, works),
        states=tuple((state.value, counts[state]) for state in ordered if counts[state]),
        count=len(found),
        late=sum(one.late_days > 0 and not one.is_over for one in found),
        is_in_force=bool(lines),
        answer_days=_days(agreement),
        can_set_rule=policies.can_set_rule(reader),
    )


def _days(agreement: Agreement) -> dict[str, int]:
    """Return how many days each side takes to answer. One query."""
    known = dict(ExecutionRule.objects.filter(side__parties__agreement=agreement).values_list("side", "answer_days"))
    usual = ExecutionRule._meta.get_field("answer_days").default
    return {party.label: known.get(party.side_id, usual) for party in agreement.parties.all()}
