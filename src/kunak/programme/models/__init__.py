"""What the room keeps: plans with their versions and measures, and what is said at them."""

from kunak.programme.models.approval import POSTS, Approval, Approver, InnerRule
from kunak.programme.models.carried import CarryOver
from kunak.programme.models.comment import Comment
from kunak.programme.models.dependency import Dependency
from kunak.programme.models.funding import Funding
from kunak.programme.models.kind import OwnField, OwnKind
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
from kunak.programme.models.problem import PROBLEM_KINDS, Problem
from kunak.programme.models.table_import import PlanImport
from kunak.programme.models.view import WAYS, PlanView
from kunak.programme.models.words import MeasureWords

__all__ = [
    "POSTS",
    "PROBLEM_KINDS",
    "TERM_KINDS",
    "WAYS",
    "Approval",
    "Approver",
    "CarryOver",
    "Comment",
    "Dependency",
    "Executor",
    "Funding",
    "InnerRule",
    "Measure",
    "MeasureWords",
    "Milestone",
    "OwnField",
    "OwnKind",
    "PlanImport",
    "PlanKey",
    "PlanView",
    "PresentMeasures",
    "Problem",
    "Programme",
    "Version",
    "VersionKey",
]
