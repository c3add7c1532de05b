"""The pages of the register."""

from kunak.agreements.views.acts import act, choose_act, new_act
from kunak.agreements.views.agreement import accept, agreement, card_keys, history, term
from kunak.agreements.views.attach import attach, beside
from kunak.agreements.views.calendar import calendar
from kunak.agreements.views.chain import chain, compare, unlink
from kunak.agreements.views.imports import import_page, imports, stop_import
from kunak.agreements.views.register import export, register
from kunak.agreements.views.registration import book, registration
from kunak.agreements.views.saved import delete_view, save_view, view
from kunak.agreements.views.statistics import statistics

__all__ = [
    "accept",
    "act",
    "agreement",
    "attach",
    "beside",
    "book",
    "calendar",
    "card_keys",
    "chain",
    "choose_act",
    "compare",
    "delete_view",
    "export",
    "history",
    "import_page",
    "imports",
    "new_act",
    "register",
    "registration",
    "save_view",
    "statistics",
    "stop_import",
    "term",
    "unlink",
    "view",
]
