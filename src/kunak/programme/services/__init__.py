"""Changes to programmes: measures, versions, keys."""

from kunak.programme.services.keys import recall, return_version, send, turn_key
from kunak.programme.services.measures import MeasureInput, MilestoneInput, add_measure, change_measure, drop_measure
from kunak.programme.services.publication import turn_plan_key, withdraw_plan_key
from kunak.programme.services.versions import propose_programme, start_new_version

__all__ = [
    "MeasureInput",
    "MilestoneInput",
    "add_measure",
    "change_measure",
    "drop_measure",
    "propose_programme",
    "recall",
    "return_version",
    "send",
    "start_new_version",
    "turn_key",
    "turn_plan_key",
    "withdraw_plan_key",
]
