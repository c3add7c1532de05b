"""What a coordinator types about the term and about what happened since."""

from kunak.agreements.forms.act import ActForm
from kunak.agreements.forms.term import TermForm

__all__ = ["ActForm", "TermForm"]
