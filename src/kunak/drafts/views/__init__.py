"""The pages of drafts: the list, one draft, its texts, visas, disagreements and signing."""

from kunak.drafts.views.disagreements import open_row, row
from kunak.drafts.views.draft import draft, drafts, give_up, propose, rule
from kunak.drafts.views.editions import add_edition, compare, edition, file
from kunak.drafts.views.signing import signing
from kunak.drafts.views.visas import ask_visa, give_visa

__all__ = [
    "add_edition",
    "ask_visa",
    "compare",
    "draft",
    "drafts",
    "edition",
    "file",
    "give_up",
    "give_visa",
    "open_row",
    "propose",
    "row",
    "rule",
    "signing",
]
