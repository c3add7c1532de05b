"""Every write of the room."""

from kunak.reminders.services.choices import ChoiceInput, choose_delivery, mark_read, set_ladder
from kunak.reminders.services.feeds import make_feed, note_reading, revoke_feed
from kunak.reminders.services.gather import gather_letters
from kunak.reminders.services.give import give_reminders, pending_reminders
from kunak.reminders.services.hand_over import open_to_hand_over
from kunak.reminders.services.invite import invite
from kunak.reminders.services.send import Sending, send_letters
from kunak.reminders.services.trials import send_again, send_trial

__all__ = [
    "ChoiceInput",
    "Sending",
    "choose_delivery",
    "gather_letters",
    "give_reminders",
    "invite",
    "make_feed",
    "mark_read",
    "note_reading",
    "open_to_hand_over",
    "pending_reminders",
    "revoke_feed",
    "send_again",
    "send_letters",
    "send_trial",
    "set_ladder",
]
