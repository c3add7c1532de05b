"""Every write of the register: a reading is accepted, silent terms are entered, the card is made public."""

from kunak.agreements.services.accept import accept
from kunak.agreements.services.example import mark_as_example
from kunak.agreements.services.publication import turn_card_key, withdraw_card_key
from kunak.agreements.services.terms import enter_term, take_back_term

__all__ = ["accept", "enter_term", "mark_as_example", "take_back_term", "turn_card_key", "withdraw_card_key"]
