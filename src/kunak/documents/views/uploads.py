"""Several documents given at once: how far their reading is, and which were refused."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kunak.documents import policies, queries
from kunak.documents.views.asking import PersonRequest, guarded


@require_safe
@guarded
def upload(request: PersonRequest, pk: int) -> HttpResponse:
    """Show an upload; to htmx, which asks as long as something is being read, what changes of it."""
    found = get_object_or_404(queries.uploads_for(request.user), pk=pk)
    rows = queries.rows_of_upload(found, request.user)
    context = {
        "upload": found,
        "rows": rows,
        "progress": queries.progress(rows),
        "refused": queries.refused_of(found),
        "can_add": policies.can_add(request.user),
    }
    return render(request, "documents/_upload.html" if request.htmx else "documents/upload.html", context)
