"""By which lengths the office of a side counts terms."""

from kunak.assignments.models import AssignmentRule
from kunak.core.assignments import DueRules, rules_for
from kunak.people.models import Side


def rules_of(side: Side) -> DueRules:
    """Return the rules that a side has set, else what is known of its territory, else the usual ones. One query."""
    own = AssignmentRule.objects.filter(side=side).first()
    return own.rules if own else rules_for(side.territory.lies_in if side.territory else None)
