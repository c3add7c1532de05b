"""Every write of the room: documents in, facts decided, candidates taken, postponed or refused."""

from kunak.documents.services.add import add_document, begin_reading, keep_unread
from kunak.documents.services.as_it_came import as_it_came
from kunak.documents.services.candidates import confirm_all, postpone, refuse_candidate, resume, take_candidate
from kunak.documents.services.facts import confirm_fact, correct_fact, enter_fact, refuse_fact
from kunak.documents.services.reading import enter_by_hand, finish_reading, read_again
from kunak.documents.services.sweep import sweep_files
from kunak.documents.services.together import (
    choose,
    confirm_agreed,
    join_candidate,
    read_apart,
    read_together,
    say_apart,
    take_back_apart,
    take_back_choice,
    take_together,
)
from kunak.documents.services.upload import add_documents

__all__ = [
    "add_document",
    "add_documents",
    "as_it_came",
    "begin_reading",
    "choose",
    "confirm_agreed",
    "confirm_all",
    "confirm_fact",
    "correct_fact",
    "enter_by_hand",
    "enter_fact",
    "finish_reading",
    "join_candidate",
    "keep_unread",
    "postpone",
    "read_again",
    "read_apart",
    "read_together",
    "refuse_candidate",
    "refuse_fact",
    "resume",
    "say_apart",
    "sweep_files",
    "take_back_apart",
    "take_back_choice",
    "take_candidate",
    "take_together",
]
