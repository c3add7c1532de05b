"""Questions to the register; answers shaped for reading."""

from kunak.agreements.queries.acts import ActRow, Preview, access_of, act_row, act_rows, preview
from kunak.agreements.queries.asked import Asked, asked_of
from kunak.agreements.queries.chain import Neighbours, chain, neighbours, same_sides
from kunak.agreements.queries.comparison import Comparison, comparison
from kunak.agreements.queries.further import documents_beside
from kunak.agreements.queries.history import history
from kunak.agreements.queries.keys import CardKeys, card_keys
from kunak.agreements.queries.lists import (
    agreements_of,
    known_to,
    of_side,
    public_agreements,
    with_parties,
)
from kunak.agreements.queries.page import AgreementPage, agreement_page
from kunak.agreements.queries.places import source_url
from kunak.agreements.queries.register import Register, register, rows_of
from kunak.agreements.queries.registration import Book, CardRegistration, book_of, card_registration
from kunak.agreements.queries.rows import Row, row
from kunak.agreements.queries.views import views_for

__all__ = [
    "ActRow",
    "AgreementPage",
    "Asked",
    "Book",
    "CardKeys",
    "CardRegistration",
    "Comparison",
    "Neighbours",
    "Preview",
    "Register",
    "Row",
    "access_of",
    "act_row",
    "act_rows",
    "agreement_page",
    "agreements_of",
    "asked_of",
    "book_of",
    "card_keys",
    "card_registration",
    "chain",
    "comparison",
    "documents_beside",
    "history",
    "known_to",
    "neighbours",
    "of_side",
    "preview",
    "public_agreements",
    "register",
    "row",
    "rows_of",
    "same_sides",
    "source_url",
    "views_for",
    "with_parties",
]
