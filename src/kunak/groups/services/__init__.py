"""Every write of the room."""

from kunak.groups.services.agenda import (
    add_item,
    change_item,
    drop_item,
    give_material,
    put_off,
    raise_item,
    take_on,
)
from kunak.groups.services.conduct import (
    close_meeting,
    continue_meeting,
    give_remark,
    note_attendance,
    note_guest,
    open_meeting,
    write_item,
)
from kunak.groups.services.decisions import change_decision, remove_decision, write_decision
from kunak.groups.services.given import DecisionInput, GroupInput, ItemInput, MeetingInput, MemberInput, PaperInput
from kunak.groups.services.groups import change_group, set_group_rule, set_up_group
from kunak.groups.services.meetings import call_meeting, cancel_meeting, change_meeting, plan_meeting, plan_series
from kunak.groups.services.members import add_member, end_place, replace_member
from kunak.groups.services.minutes import (
    answer_correction,
    ask_correction,
    circulate,
    return_minutes,
    take_back,
    turn_minutes_key,
)
from kunak.groups.services.papers import enter_minutes_paper
from kunak.groups.services.replies import reply

__all__ = [
    "DecisionInput",
    "GroupInput",
    "ItemInput",
    "MeetingInput",
    "MemberInput",
    "PaperInput",
    "add_item",
    "add_member",
    "answer_correction",
    "ask_correction",
    "call_meeting",
    "cancel_meeting",
    "change_decision",
    "change_group",
    "change_item",
    "change_meeting",
    "circulate",
    "close_meeting",
    "continue_meeting",
    "drop_item",
    "end_place",
    "enter_minutes_paper",
    "give_material",
    "give_remark",
    "note_attendance",
    "note_guest",
    "open_meeting",
    "plan_meeting",
    "plan_series",
    "put_off",
    "raise_item",
    "remove_decision",
    "replace_member",
    "reply",
    "return_minutes",
    "set_group_rule",
    "set_up_group",
    "take_back",
    "take_on",
    "turn_minutes_key",
    "write_decision",
    "write_item",
]
