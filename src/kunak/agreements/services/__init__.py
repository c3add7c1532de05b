"""Every write of the register: readings and tables come in, terms are entered, acts recorded, cards made public."""

from kunak.agreements.services.accept import accept
from kunak.agreements.services.acts import NewAct, enter_act_paper, record_act, return_act, turn_act_key, void_act
from kunak.agreements.services.attach import attach
from kunak.agreements.services.before_signing import Signed, begin_agreement, enter_signing
from kunak.agreements.services.chain import link_former, unlink_former
from kunak.agreements.services.example import mark_as_example
from kunak.agreements.services.imports import begin_import, run_import, stop_import
from kunak.agreements.services.publication import turn_card_key, withdraw_card_key
from kunak.agreements.services.registration import (
    add_formality,
    annul_registration,
    enter_filing,
    register_in_book,
    remove_formality,
    set_book,
)
from kunak.agreements.services.terms import enter_term, take_back_term
from kunak.agreements.services.views import delete_view, save_view

__all__ = [
    "NewAct",
    "Signed",
    "accept",
    "add_formality",
    "annul_registration",
    "attach",
    "begin_agreement",
    "begin_import",
    "delete_view",
    "enter_act_paper",
    "enter_filing",
    "enter_signing",
    "enter_term",
    "link_former",
    "mark_as_example",
    "record_act",
    "register_in_book",
    "remove_formality",
    "return_act",
    "run_import",
    "save_view",
    "set_book",
    "stop_import",
    "take_back_term",
    "turn_act_key",
    "turn_card_key",
    "unlink_former",
    "void_act",
    "withdraw_card_key",
]
