"""Questions to the register; answers shaped for reading."""

from kunak.agreements.queries.history import history
from kunak.agreements.queries.keys import CardKeys, card_keys
from kunak.agreements.queries.lists import agreements_of, public_agreements, with_parties
from kunak.agreements.queries.page import AgreementPage, agreement_page, source_url
from kunak.agreements.queries.register import Asked, Register, Row, register, row

__all__ = [
    "AgreementPage",
    "Asked",
    "CardKeys",
    "Register",
    "Row",
    "agreement_page",
    "agreements_of",
    "card_keys",
    "history",
    "public_agreements",
    "register",
    "row",
    "source_url",
    "with_parties",
]
