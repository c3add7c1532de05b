"""Every write of the register: a reading is accepted, silent terms are entered, acts recorded, the card made public."""

from kunak.agreements.services.accept import accept
from kunak.agreements.services.acts import NewAct, record_act, return_act, turn_act_key, void_act
from kunak.agreements.services.example import mark_as_example
from kunak.agreements.services.publication import turn_card_key, withdraw_card_key
from kunak.agreements.services.terms import enter_term, take_back_term

__all__ = [
    "NewAct",
    "accept",
    "enter_term",
    "mark_as_example",
    "record_act",
    "return_act",
    "take_back_term",
    "turn_act_key",
    "turn_card_key",
    "void_act",
    "withdraw_card_key",
]
