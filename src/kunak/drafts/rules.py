"""The limits of a side's steps; where it has set none, the usual ones of its region."""

from typing import Any

from kunak.core.drafting import Limits, limits_for
from kunak.core.registration import Limit
from kunak.drafts.models import DraftRule
from kunak.people.models import Side

STEPS = ("text", "visa", "approval", "signing", "law")


def usual_limits(side: Side) -> Limits:
    """Return the limits of the side's region, as far as its act is known."""
    return limits_for(side.territory.lies_in if side.territory else None)


def limits_of(side: Side) -> Limits:
    """Return the limits of a side. No query where its territory and its rule are fetched."""
    rule: DraftRule | None = getattr(side, "draft_rule", None)
    if rule is None:
        return usual_limits(side)
    return Limits(
        text=_limit(rule, "text"),
        visa=_limit(rule, "visa"),
        approval=_limit(rule, "approval"),
        signing=_limit(rule, "signing"),
        law=_limit(rule, "law"),
        needs_law=rule.needs_law,
    )


def _limit(rule: DraftRule, step: str) -> Limit | None:
    days = getattr(rule, f"{step}_days")
    return Limit(days, getattr(rule, f"{step}_is_working")) if days else None


def rule_values(limits: Limits) -> dict[str, Any]:
    """Return the columns of a rule."""
    values: dict[str, Any] = {"needs_law": limits.needs_law}
    for step in STEPS:
        limit: Limit | None = getattr(limits, step)
        values |= {
            f"{step}_days": limit.days if limit else None,
            f"{step}_is_working": bool(limit and limit.is_working),
        }
    return values
