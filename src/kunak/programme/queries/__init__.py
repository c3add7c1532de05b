"""Questions about programmes; answers shaped for reading."""

from kunak.programme.queries.asked import PlanAsked, asked_of, asked_of_address
from kunak.programme.queries.baseline import baseline_of
from kunak.programme.queries.board import board
from kunak.programme.queries.bodies import bodies_for
from kunak.programme.queries.calendar import plan_year
from kunak.programme.queries.changes import KINDS, MeasureChange, VersionChanges, version_changes
from kunak.programme.queries.choice import PlanChoice, plan_choice
from kunak.programme.queries.comments import TalkedOver, Talks, open_talks, talked_over, talks_at
from kunak.programme.queries.coverage import CoveragePage, coverage_page
from kunak.programme.queries.details import DetailRow, details_of
from kunak.programme.queries.dropped import dropped_from
from kunak.programme.queries.editions import Edition, editions
from kunak.programme.queries.funding import FundingRow, funding_of_measure
from kunak.programme.queries.imports import imports_for
from kunak.programme.queries.inner import InnerPanel, RuleShown, inner_panel, inner_rule
from kunak.programme.queries.keys import (
    PlanKeys,
    VersionKeys,
    last_public,
    plan_keys,
    public_version,
    public_versions,
    unpublished,
    version_keys,
)
from kunak.programme.queries.kinds import KindsPage, kinds_page, uses_of
from kunak.programme.queries.map import PlanMap, plan_map
from kunak.programme.queries.measure import MeasurePage, measure_page
from kunak.programme.queries.order import Linked, choices_before
from kunak.programme.queries.page import VersionPage, heading, seen_by, version_page
from kunak.programme.queries.plans import (
    Plans,
    agreed_periods,
    by_day,
    carried,
    carry_overs,
    plans_of,
)
from kunak.programme.queries.problems import SHOWS, PlanProblems, Problems, problems_at, problems_of, problems_seen_by
from kunak.programme.queries.table import MeasureRow, SectionRow, page_sections, table
from kunak.programme.queries.timeline import timeline
from kunak.programme.queries.versions import kept_version, shown_version, versions_of
from kunak.programme.queries.views import views_for

__all__ = [
    "KINDS",
    "SHOWS",
    "CoveragePage",
    "DetailRow",
    "Edition",
    "FundingRow",
    "InnerPanel",
    "KindsPage",
    "Linked",
    "MeasureChange",
    "MeasurePage",
    "MeasureRow",
    "PlanAsked",
    "PlanChoice",
    "PlanKeys",
    "PlanMap",
    "PlanProblems",
    "Plans",
    "Problems",
    "RuleShown",
    "SectionRow",
    "TalkedOver",
    "Talks",
    "VersionChanges",
    "VersionKeys",
    "VersionPage",
    "agreed_periods",
    "asked_of",
    "asked_of_address",
    "baseline_of",
    "board",
    "bodies_for",
    "by_day",
    "carried",
    "carry_overs",
    "choices_before",
    "coverage_page",
    "details_of",
    "dropped_from",
    "editions",
    "funding_of_measure",
    "heading",
    "imports_for",
    "inner_panel",
    "inner_rule",
    "kept_version",
    "kinds_page",
    "last_public",
    "measure_page",
    "open_talks",
    "page_sections",
    "plan_choice",
    "plan_keys",
    "plan_map",
    "plan_year",
    "plans_of",
    "problems_at",
    "problems_of",
    "problems_seen_by",
    "public_version",
    "public_versions",
    "seen_by",
    "shown_version",
    "table",
    "talked_over",
    "talks_at",
    "timeline",
    "unpublished",
    "uses_of",
    "version_changes",
    "version_keys",
    "version_page",
    "versions_of",
    "views_for",
]
