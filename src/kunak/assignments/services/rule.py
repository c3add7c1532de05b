"""How the office of a side counts terms, as its coordinator sets it."""

from dataclasses import asdict, dataclass

from django.db import transaction

from kunak.assignments import policies
from kunak.assignments.errors import AssignmentUnusable
from kunak.assignments.models import AssignmentRule
from kunak.assignments.models.rule import LONGEST_DAYS, LONGEST_MONTHS
from kunak.journal.services import record
from kunak.people.models import Person, Side

RANGES = {
    "at_once_days": LONGEST_DAYS,
    "urgent_days": LONGEST_DAYS,
    "promptly_days": LONGEST_DAYS,
    "months": LONGEST_MONTHS,
    "report_day": 28,
    "standing_month": 12,
    "standing_day": 28,
}
SOURCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInput:
    """The lengths as a person enters them; `source` is the act of the side behind them."""

    at_once_days: int
    at_once_is_working: bool
    urgent_days: int
    urgent_is_working: bool
    promptly_days: int
    promptly_is_working: bool
    months: int
    report_day: int
    standing_month: int
    standing_day: int
    source: str


@transaction.atomic
def set_rule(*, given: RuleInput, by: Person) -> AssignmentRule:
    """Set how the office of one's own side counts terms; what was given before keeps its day.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side.
        AssignmentUnusable: a length cannot be counted with, or the act is missing or too long.
    """
    side = policies.check_can_set_rule(by).side
    values = _cleaned(given)
    Side.objects.select_for_update(no_key=True).get(pk=side.pk)
    rule = AssignmentRule.objects.filter(side=side).first() or AssignmentRule(side=side)
    before = {name: getattr(rule, name) for name in values} if rule.pk else None
    for name, value in values.items():
        setattr(rule, name, value)
    rule.save()
    record("terms of assignments set", of=side, by=by, before=before, after=values)
    return rule


def _cleaned(given: RuleInput) -> dict[str, object]:
    values = asdict(given)
    if any(not 1 <= values[name] <= most for name, most in RANGES.items()):
        raise AssignmentUnusable(field="lengths", reason="range")
    values["source"] = " ".join(given.source.replace("\x00", "").split())
    if not values["source"] or len(values["source"]) > SOURCE:
        raise AssignmentUnusable(field="rule_source", reason="long" if values["source"] else "missing")
    return values
