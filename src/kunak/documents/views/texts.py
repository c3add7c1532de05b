"""The texts of two documents, word by word."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kunak.documents import queries
from kunak.documents.views.asking import PersonRequest, document_for, guarded


@require_safe
@guarded
def texts(request: PersonRequest, pk: int, former_pk: int) -> HttpResponse:
    """Show how the text of a document differs from that of a former one, the second of the address."""
    later, former = document_for(request.user, pk), document_for(request.user, former_pk)
    return render(request, "documents/texts.html", {"shown": queries.compared_texts(former, later)})
