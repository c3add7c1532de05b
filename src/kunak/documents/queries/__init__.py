"""Questions to the room: the list of documents, one reading, and several of one agreement as their pages show them."""

from kunak.documents.queries.lists import (
    DOUBT,
    NEWEST,
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
from kunak.documents.queries.texts import TextComparison, compared_texts
from kunak.documents.queries.together import likely_for, together_for, together_of
from kunak.documents.queries.together_page import TogetherPage, comparison_of, together_page
from kunak.documents.queries.uploads import documents_of, progress, refused_of, uploads_for

__all__ = [
    "DOUBT",
    "NEWEST",
    "SORTS",
    "STATES",
    "ReadingPage",
    "Row",
    "TextComparison",
    "TogetherPage",
    "candidates_of",
    "compared_texts",
    "comparison_of",
    "corrections",
    "counts",
    "documents_for",
    "documents_of",
    "likely_for",
    "listed",
    "listed_document",
    "progress",
    "reading_page",
    "refused_of",
    "summary",
    "together_for",
    "together_of",
    "together_page",
    "uploads_for",
]
