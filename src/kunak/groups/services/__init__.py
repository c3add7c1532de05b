"""Every write of the room."""

from kunak.groups.services.given import GroupInput, MemberInput
from kunak.groups.services.groups import change_group, set_group_rule, set_up_group
from kunak.groups.services.members import add_member, end_place, replace_member

__all__ = [
    "GroupInput",
    "MemberInput",
    "add_member",
    "change_group",
    "end_place",
    "replace_member",
    "set_group_rule",
    "set_up_group",
]
