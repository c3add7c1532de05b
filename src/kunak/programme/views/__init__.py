"""The pages of a programme: its versions, measures and keys."""

from kunak.programme.views.comments import comment, comments, write_comment
from kunak.programme.views.executors import executors
from kunak.programme.views.first_events import first_events
from kunak.programme.views.imports import plan_import, stop_import
from kunak.programme.views.inner import approve, inner_rule
from kunak.programme.views.keys import plan_keys, recall, return_version, send, turn_key
from kunak.programme.views.kinds import add_field, kind, kinds, switch_kind
from kunak.programme.views.many import change_many
from kunak.programme.views.measures import add_measure, change_measure, drop_measure, editions, measure, restore_measure
from kunak.programme.views.order import order
from kunak.programme.views.periods import next_plan
from kunak.programme.views.pictures import board, calendar, coverage, plan_map, timeline
from kunak.programme.views.problems import close_problem, problems, tell_problem
from kunak.programme.views.read_plans import read_plan
from kunak.programme.views.saved import delete_view, save_view, view
from kunak.programme.views.tables import export, table
from kunak.programme.views.version import changes, drop_version, dropped, new_version, period, programme, version

__all__ = [
    "add_field",
    "add_measure",
    "approve",
    "board",
    "calendar",
    "change_many",
    "change_measure",
    "changes",
    "close_problem",
    "comment",
    "comments",
    "coverage",
    "delete_view",
    "drop_measure",
    "drop_version",
    "dropped",
    "editions",
    "executors",
    "export",
    "first_events",
    "inner_rule",
    "kind",
    "kinds",
    "measure",
    "new_version",
    "next_plan",
    "order",
    "period",
    "plan_import",
    "plan_keys",
    "plan_map",
    "problems",
    "programme",
    "read_plan",
    "recall",
    "restore_measure",
    "return_version",
    "save_view",
    "send",
    "stop_import",
    "switch_kind",
    "table",
    "tell_problem",
    "timeline",
    "turn_key",
    "version",
    "view",
    "write_comment",
]
