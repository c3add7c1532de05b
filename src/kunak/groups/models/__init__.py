"""What the room keeps: groups with their members, meetings with agenda and attendance, decisions, minutes."""

from kunak.groups.models.groups import GroupRole, GroupRule, Member, WorkingGroup
from kunak.groups.models.meetings import AgendaItem, Material, Meeting, Reply, Said
from kunak.groups.models.minutes import Correction, Minutes, MinutesKey, MinutesPaper
from kunak.groups.models.sitting import Attendance, CoExecutor, Decision, Remark, Vote

__all__ = [
    "AgendaItem",
    "Attendance",
    "CoExecutor",
    "Correction",
    "Decision",
    "GroupRole",
    "GroupRule",
    "Material",
    "Meeting",
    "Member",
    "Minutes",
    "MinutesKey",
    "MinutesPaper",
    "Remark",
    "Reply",
    "Said",
    "Vote",
    "WorkingGroup",
]
