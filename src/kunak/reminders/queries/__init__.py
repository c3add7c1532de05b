"""Questions about reminders; answers as frozen rows."""

from kunak.reminders.queries.ladders import LadderRow, ladder_rows
from kunak.reminders.queries.letters import INVITED, letter_rows, why_words, written
from kunak.reminders.queries.mine import letters_of, new_count, reminders_of
from kunak.reminders.queries.outbox import Envelope, envelope, envelopes, last_rounds, state_counts

__all__ = [
    "INVITED",
    "Envelope",
    "LadderRow",
    "envelope",
    "envelopes",
    "ladder_rows",
    "last_rounds",
    "letter_rows",
    "letters_of",
    "new_count",
    "reminders_of",
    "state_counts",
    "why_words",
    "written",
]
