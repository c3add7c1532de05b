"""The pages of the register."""

from kunak.agreements.views.agreement import accept, agreement, card_keys, history, term
from kunak.agreements.views.register import register

__all__ = ["accept", "agreement", "card_keys", "history", "register", "term"]
