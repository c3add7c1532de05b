"""Every write of the room: documents in, facts decided, candidates taken, postponed or refused."""

from kunak.documents.services.add import add_document
from kunak.documents.services.candidates import confirm_all, postpone, refuse_candidate, resume, take_candidate
from kunak.documents.services.facts import confirm_fact, correct_fact, enter_fact, refuse_fact
from kunak.documents.services.reading import enter_by_hand, finish_reading, read_again
from kunak.documents.services.sweep import sweep_files
from kunak.documents.services.upload import add_documents

__all__ = [
    "add_document",
    "add_documents",
    "confirm_all",
    "confirm_fact",
    "correct_fact",
    "enter_by_hand",
    "enter_fact",
    "finish_reading",
    "postpone",
    "read_again",
    "refuse_candidate",
    "refuse_fact",
    "resume",
    "sweep_files",
    "take_candidate",
]
