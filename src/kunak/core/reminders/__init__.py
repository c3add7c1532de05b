"""When people are reminded of a day: ladders of days before and after it, what is due, and when letters go out."""

from kunak.core.reminders.due import Dated, Due, Told, due, is_over
from kunak.core.reminders.ladders import LONGEST, MOST_RUNGS, Ladder
from kunak.core.reminders.letters import AT_ONCE_AT_MOST, Delivery, Rhythm, gathered, goes_out, next_gathering

__all__ = [
    "AT_ONCE_AT_MOST",
    "LONGEST",
    "MOST_RUNGS",
    "Dated",
    "Delivery",
    "Due",
    "Ladder",
    "Rhythm",
    "Told",
    "due",
    "gathered",
    "goes_out",
    "is_over",
    "next_gathering",
]
