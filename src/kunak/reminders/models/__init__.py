"""What the room keeps: reminders, letters, how people want them, ladders of sides, feeds, the rounds of the worker."""

from kunak.reminders.models.feeds import Feed
from kunak.reminders.models.letters import DeliveryChoice, Letter
from kunak.reminders.models.reminders import Reminder
from kunak.reminders.models.rounds import LadderRule, Round

__all__ = ["DeliveryChoice", "Feed", "LadderRule", "Letter", "Reminder", "Round"]
