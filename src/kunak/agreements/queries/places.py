"""Where in a document the words behind a row are."""

from django.urls import reverse

from kunak.agreements.models import Commitment, Coordinator, Party, PlannedEvent, Predecessor, Signatory
from kunak.documents.fields import row_key
from kunak.documents.models import Fact

Sourced = Commitment | Signatory | Coordinator | Party | PlannedEvent | Predecessor


def source_url(row: Sourced) -> str:
    """Return the address of the words behind a row of the agreement; empty where there are none."""
    return place_of(row.fact)


def place_of(fact: Fact | None) -> str:
    """Return the address of a fact's row. No query where its candidate and reading are there; a document is large."""
    if fact is None:
        return ""
    page = reverse("documents:reading", args=[fact.candidate.reading.document_id])
    return f"{page}?candidate={fact.candidate.position}#f-{row_key(fact.field, fact.position)}"
