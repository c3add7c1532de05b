"""What the room keeps: reminders, letters, invitations, ladders, feeds, the rounds of the worker."""

from kunak.reminders.models.feeds import Feed
from kunak.reminders.models.invitations import Invitation
from kunak.reminders.models.letters import DeliveryChoice, Letter
from kunak.reminders.models.reminders import Reminder
from kunak.reminders.models.rounds import LadderRule, Round

__all__ = ["DeliveryChoice", "Feed", "Invitation", "LadderRule", "Letter", "Reminder", "Round"]
