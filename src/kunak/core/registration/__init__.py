"""How a side registers its agreements: numbers by a mask, days by which it is done. Pure."""

from kunak.core.registration.deadlines import Deadline, Limit, Rule, StepState, rule_for, step_state
from kunak.core.registration.mask import BadMask, Mask

__all__ = ["BadMask", "Deadline", "Limit", "Mask", "Rule", "StepState", "rule_for", "step_state"]
