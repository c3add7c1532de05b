"""Questions about reminders; answers as frozen rows."""

from kunak.reminders.queries.ladders import LadderRow, ladder_rows
from kunak.reminders.queries.letters import letter_rows, why_words
from kunak.reminders.queries.mine import letters_of, new_count, reminders_of
from kunak.reminders.queries.outbox import Envelope, envelope, envelopes, last_rounds, state_counts

__all__ = [
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
]
