"""The pages of the room."""

from kunak.groups.views.groups import agreement, change, document, group, new, rule
from kunak.groups.views.members import add_member, end_place, replace_member

__all__ = [
    "add_member",
    "agreement",
    "change",
    "document",
    "end_place",
    "group",
    "new",
    "replace_member",
    "rule",
]
