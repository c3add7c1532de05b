"""The life of an agreement before its signing: where it stands, which steps are done, due or late. Pure."""

from kunak.core.drafting.course import Course, SideCourse, agreed_on
from kunak.core.drafting.rules import Limits, limits_for
from kunak.core.drafting.stage import Stage, stage
from kunak.core.drafting.steps import Step, steps

__all__ = ["Course", "Limits", "SideCourse", "Stage", "Step", "agreed_on", "limits_for", "stage", "steps"]
