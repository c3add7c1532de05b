"""Pages of the room: one's own reminders, letters, choices and feeds; ladders of a side; the administrator's outbox."""

from kunak.reminders.views.feeds import end_feed, feed, feeds
from kunak.reminders.views.ladders import ladder, ladders
from kunak.reminders.views.mine import choices, letter, mine
from kunak.reminders.views.outbox import again, hand_over, outbox

__all__ = [
    "again",
    "choices",
    "end_feed",
    "feed",
    "feeds",
    "hand_over",
    "ladder",
    "ladders",
    "letter",
    "mine",
    "outbox",
]
