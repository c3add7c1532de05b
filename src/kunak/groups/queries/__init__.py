"""What the pages of the room show."""

from kunak.groups.queries.group import GroupPage, group_page
from kunak.groups.queries.groups import GroupRow, group_rows

__all__ = ["GroupPage", "GroupRow", "group_page", "group_rows"]
