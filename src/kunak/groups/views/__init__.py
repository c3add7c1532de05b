"""The pages of the room."""

from kunak.groups.views.agenda import add_item, add_to_backlog, give_material, item, item_deed, material
from kunak.groups.views.conduct import attendance, conduct, decide, decision, heard, remark
from kunak.groups.views.groups import agreement, change, document, group, new, rule
from kunak.groups.views.meetings import calendar, cancel, change_meeting, meeting, meeting_deed, plan, reply
from kunak.groups.views.members import add_member, end_place, replace_member
from kunak.groups.views.minutes import correct, correction, enter_paper, minutes, minutes_deed, paper

__all__ = [
    "add_item",
    "add_member",
    "add_to_backlog",
    "agreement",
    "attendance",
    "calendar",
    "cancel",
    "change",
    "change_meeting",
    "conduct",
    "correct",
    "correction",
    "decide",
    "decision",
    "document",
    "end_place",
    "enter_paper",
    "give_material",
    "group",
    "heard",
    "item",
    "item_deed",
    "material",
    "meeting",
    "meeting_deed",
    "minutes",
    "minutes_deed",
    "new",
    "paper",
    "plan",
    "remark",
    "replace_member",
    "reply",
    "rule",
]
