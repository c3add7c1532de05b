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
from kunak.documents.queries.uploads import progress, refused_of, rows_of_upload, uploads_for

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
    "progress",
    "reading_page",
    "refused_of",
    "rows_of_upload",
    "summary",
    "uploads_for",
]
