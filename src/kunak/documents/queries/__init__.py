"""Questions to the room: the list of documents, and one reading as its page shows it."""

from kunak.documents.queries.lists import (
    SORTS,
    STATES,
    candidates_of,
    counts,
    documents_for,
    listed,
    listed_document,
    summary,
)
from kunak.documents.queries.page import ReadingPage, reading_page
from kunak.documents.queries.report import corrections
from kunak.documents.queries.rows import Row

__all__ = [
    "SORTS",
    "STATES",
    "ReadingPage",
    "Row",
    "candidates_of",
    "corrections",
    "counts",
    "documents_for",
    "listed",
    "listed_document",
    "reading_page",
    "summary",
]
