"""Measures of many agreements as of any day: what the board, the head's page and «who did what» count and list."""

from kunak.desk.lines.gathering import gather
from kunak.desk.lines.line import GROUPS, Body, Line, group_of

__all__ = ["GROUPS", "Body", "Line", "gather", "group_of"]
