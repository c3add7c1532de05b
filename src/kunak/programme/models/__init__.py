"""What the room keeps: plans with their versions and measures."""

from kunak.programme.models.plan import (
    TERM_KINDS,
    Executor,
    Measure,
    Milestone,
    PlanKey,
    PresentMeasures,
    Programme,
    Version,
    VersionKey,
)

__all__ = [
    "TERM_KINDS",
    "Executor",
    "Measure",
    "Milestone",
    "PlanKey",
    "PresentMeasures",
    "Programme",
    "Version",
    "VersionKey",
]
