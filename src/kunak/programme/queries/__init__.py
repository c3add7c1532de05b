"""Questions about programmes; answers shaped for reading."""

from kunak.programme.queries.bodies import bodies_for
from kunak.programme.queries.comments import TalkedOver, Talks, open_talks, talked_over, talks_at
from kunak.programme.queries.details import DetailRow, details_of
from kunak.programme.queries.inner import InnerPanel, RuleShown, inner_panel, inner_rule
from kunak.programme.queries.keys import (
    PlanKeys,
    VersionKeys,
    last_public,
    plan_keys,
    public_version,
    unpublished,
    version_keys,
)
from kunak.programme.queries.measure import MeasurePage, measure_page
from kunak.programme.queries.page import VersionPage, version_page
from kunak.programme.queries.table import MeasureRow, SectionRow, table
from kunak.programme.queries.versions import MeasureChange, kept_version, shown_version, versions_of

__all__ = [
    "DetailRow",
    "InnerPanel",
    "MeasureChange",
    "MeasurePage",
    "MeasureRow",
    "PlanKeys",
    "RuleShown",
    "SectionRow",
    "TalkedOver",
    "Talks",
    "VersionKeys",
    "VersionPage",
    "bodies_for",
    "details_of",
    "inner_panel",
    "inner_rule",
    "kept_version",
    "last_public",
    "measure_page",
    "open_talks",
    "plan_keys",
    "public_version",
    "shown_version",
    "table",
    "talked_over",
    "talks_at",
    "unpublished",
    "version_keys",
    "version_page",
    "versions_of",
]
