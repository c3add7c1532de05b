"""Several documents given at once: how far their reading is, and which were refused."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kunak.documents import policies, queries
from kunak.documents.views.asking import PersonRequest, guarded
from kunak.ui.paging import page_of

PAGE_SIZE = 50


@require_safe
@guarded
def upload(request: PersonRequest, pk: int) -> HttpResponse:
    """Show an upload; to htmx, which asks as long as something is being read, what changes of it."""
    found = get_object_or_404(queries.uploads_for(request.user), pk=pk)
    page = page_of(request, queries.documents_of(found, request.user), size=PAGE_SIZE)
    context = {
        "upload": found,
        "page": page,
        "rows": [queries.listed_document(document) for document in page],
        "progress": queries.progress(found),
        "refused": queries.refused_of(found),
        "can_add": policies.can_add(request.user),
    }
    return render(request, "documents/_upload.html" if request.htmx else "documents/upload.html", context)
