"""The pages of the register."""

from kunak.agreements.views.acts import act, choose_act, new_act
from kunak.agreements.views.agreement import accept, agreement, card_keys, history, term
from kunak.agreements.views.register import register

__all__ = ["accept", "act", "agreement", "card_keys", "choose_act", "history", "new_act", "register", "term"]
