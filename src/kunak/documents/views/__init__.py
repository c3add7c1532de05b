"""Pages of the room: the list, adding, one reading with its decisions, several of one agreement."""

from kunak.documents.views.candidates import confirm_all, postpone, refuse_candidate, resume
from kunak.documents.views.documents import add, by_hand, file, list_documents, read_again, reading
from kunak.documents.views.facts import confirm, correct, enter, refuse
from kunak.documents.views.texts import texts
from kunak.documents.views.together import choose, confirm_agreed, read_apart, read_together, say_apart, together
from kunak.documents.views.uploads import upload

__all__ = [
    "add",
    "by_hand",
    "choose",
    "confirm",
    "confirm_agreed",
    "confirm_all",
    "correct",
    "enter",
    "file",
    "list_documents",
    "postpone",
    "read_again",
    "read_apart",
    "read_together",
    "reading",
    "refuse",
    "refuse_candidate",
    "resume",
    "say_apart",
    "texts",
    "together",
    "upload",
]
