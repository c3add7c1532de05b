"""Every write of the room: a proposal, editions and their keys, visas, disagreements, the signing."""

from kunak.drafts.services.disagreements import agree_to_wording, open_row, withdraw_row, write_row
from kunak.drafts.services.editions import add_edition, return_edition, send_edition, turn_edition_key
from kunak.drafts.services.propose import give_up, propose, set_rule
from kunak.drafts.services.signing import confirm_signing, plan_signing
from kunak.drafts.services.visas import ask_visa, give_visa

__all__ = [
    "add_edition",
    "agree_to_wording",
    "ask_visa",
    "confirm_signing",
    "give_up",
    "give_visa",
    "open_row",
    "plan_signing",
    "propose",
    "return_edition",
    "send_edition",
    "set_rule",
    "turn_edition_key",
    "withdraw_row",
    "write_row",
]
