"""What the pages of the room show."""

from kunak.groups.queries.conduct import ConductPage, ItemRow, conduct_page, item_row
from kunak.groups.queries.group import GroupPage, group_page
from kunak.groups.queries.groups import GroupRow, group_rows
from kunak.groups.queries.meeting import MeetingPage, meeting_page
from kunak.groups.queries.minutes import MinutesPage, body_of, extracts, minutes_page
from kunak.groups.queries.seen import assignments_seen_by, materials_seen_by, meetings_seen_by
from kunak.groups.queries.sources import Source, sources
from kunak.groups.queries.waiting import WaitingMeeting, waiting_heading, waiting_meetings

__all__ = [
    "ConductPage",
    "GroupPage",
    "GroupRow",
    "ItemRow",
    "MeetingPage",
    "MinutesPage",
    "Source",
    "WaitingMeeting",
    "assignments_seen_by",
    "body_of",
    "conduct_page",
    "extracts",
    "group_page",
    "group_rows",
    "item_row",
    "materials_seen_by",
    "meeting_page",
    "meetings_seen_by",
    "minutes_page",
    "sources",
    "waiting_heading",
    "waiting_meetings",
]
