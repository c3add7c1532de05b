"""Changes to programmes: measures, versions, keys."""

from kunak.programme.services.approvals import approve, approve_places, return_inside, set_inner_rule
from kunak.programme.services.comments import reopen_comment, settle_comment, withdraw_comment, write_comment
from kunak.programme.services.dependencies import set_predecessors
from kunak.programme.services.executors import name_executors
from kunak.programme.services.first_events import take_first_events
from kunak.programme.services.given import FundingInput, MeasureInput, MilestoneInput
from kunak.programme.services.imports import (
    begin_plan_import,
    begin_read_import,
    refuse_plan_import,
    stop_plan_import,
    take_plan_import,
)
from kunak.programme.services.keys import recall, return_version, send, turn_key
from kunak.programme.services.kinds import FieldInput, KindInput, add_field, add_kind, change_kind, switch_kind
from kunak.programme.services.many import ManyInput, change_many
from kunak.programme.services.measures import (
    add_measure,
    change_measure,
    drop_measure,
    restore_measure,
    was_seen,
)
from kunak.programme.services.periods import last_in_force, open_next_plan
from kunak.programme.services.problems import close_problem, open_problem
from kunak.programme.services.publication import turn_plan_key, withdraw_plan_key
from kunak.programme.services.tables import RowInput, take_table
from kunak.programme.services.versions import change_period, drop_version, propose_programme, start_new_version
from kunak.programme.services.views import delete_view, save_view

__all__ = [
    "FieldInput",
    "FundingInput",
    "KindInput",
    "ManyInput",
    "MeasureInput",
    "MilestoneInput",
    "RowInput",
    "add_field",
    "add_kind",
    "add_measure",
    "approve",
    "approve_places",
    "begin_plan_import",
    "begin_read_import",
    "change_kind",
    "change_many",
    "change_measure",
    "change_period",
    "close_problem",
    "delete_view",
    "drop_measure",
    "drop_version",
    "last_in_force",
    "name_executors",
    "open_next_plan",
    "open_problem",
    "propose_programme",
    "recall",
    "refuse_plan_import",
    "reopen_comment",
    "restore_measure",
    "return_inside",
    "return_version",
    "save_view",
    "send",
    "set_inner_rule",
    "set_predecessors",
    "settle_comment",
    "start_new_version",
    "stop_plan_import",
    "switch_kind",
    "take_first_events",
    "take_plan_import",
    "take_table",
    "turn_key",
    "turn_plan_key",
    "was_seen",
    "withdraw_comment",
    "withdraw_plan_key",
    "write_comment",
]
