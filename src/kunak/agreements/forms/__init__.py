"""What a coordinator types about the term, what happened since and what came before."""

from kunak.agreements.forms.act import ActForm
from kunak.agreements.forms.chain import LinkForm
from kunak.agreements.forms.registration import BookForm, FilingForm, FormalityForm, NumberForm
from kunak.agreements.forms.term import TermForm

__all__ = [
    "ActForm",
    "BookForm",
    "FilingForm",
    "FormalityForm",
    "LinkForm",
    "NumberForm",
    "TermForm",
]
