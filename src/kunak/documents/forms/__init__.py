"""What people type: a file or a pasted text; a value of each shape with the words that show it."""

from kunak.documents.forms.add import AddForm
from kunak.documents.forms.fact import FactForm
from kunak.documents.forms.shapes import FORMS, initial_of

__all__ = ["FORMS", "AddForm", "FactForm", "initial_of"]
