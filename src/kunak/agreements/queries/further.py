"""What the documents of an agreement say beside each other."""

from django.db.models import Q, QuerySet

from kunak.agreements.models import Agreement
from kunak.documents.models import Candidate
from kunak.documents.queries import TogetherPage, comparison_of


def read_for(agreement: Agreement) -> QuerySet[Candidate]:
    """Return what was read of an agreement in its documents. No query yet."""
    return Candidate.objects.filter(Q(agreement=agreement) | Q(further__agreement=agreement))


def documents_beside(agreement: Agreement) -> TogetherPage | None:
    """Return the comparison of its documents, what stands in the card marked; None where there is one document alone.

    A fixed number of queries.
    """
    counted = set(agreement.sources.exclude(fact=None).values_list("fact", flat=True))
    for rows in (agreement.parties, agreement.signatories, agreement.coordinators, agreement.commitments):
        counted |= {key for key in rows.values_list("fact", flat=True) if key is not None}
    return comparison_of(read_for(agreement), counted)
