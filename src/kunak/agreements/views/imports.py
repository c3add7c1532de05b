"""Tables of agreements: given to the worker, followed, stopped; what of each became."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements import policies, services
from kunak.agreements.models import RegisterImport
from kunak.agreements.queries.imports import imports_for, refused_rows
from kunak.agreements.tables.columns import COLUMNS
from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.views.filters import own_side
from kunak.core.errors import KunakError
from kunak.core.sheets import MAX_ROWS, MAX_SHEET_BYTES
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: PersonRequest) -> HttpResponse:
    """Take a table; show how one is made, and what became of earlier ones."""
    own_side(request.user)
    refusal = ""
    if request.method == "POST":
        policies.check_can_import(request.user)
        try:
            return redirect(_begun(request))
        except KunakError as error:
            refusal = message_for(error)
    context = {
        "refusal": refusal,
        "can_import": policies.can_import(request.user),
        "earlier": page_of(request, imports_for(request.user), SHOWN),
        "columns": COLUMNS,
        "limit": MAX_SHEET_BYTES // 1024 // 1024,
        "most": MAX_ROWS,
    }
    return render(request, "agreements/imports.html", context, status=422 if refusal else 200)


def _begun(request: PersonRequest) -> RegisterImport:
    file = request.FILES.get("file")
    name, data = (file.name or "", file.read(MAX_SHEET_BYTES + 1)) if file else ("", b"")
    return services.begin_import(name=name, data=data, by=request.user)


@require_safe
def import_page(request: PersonRequest, pk: int) -> HttpResponse:
    """Show how far a table is; to htmx, which asks as long as it is under way, what changes of it."""
    found = get_object_or_404(imports_for(request.user), pk=pk)
    page, can_import = page_of(request, found.refused, SHOWN), policies.can_import(request.user)
    context = {
        "import": found,
        "page": page,
        "rows": refused_rows(page),
        "can_import": can_import,
        "stop_at": reverse("agreements:stop-import", args=[pk]) if can_import else "",
    }
    return render(request, "agreements/_import.html" if request.htmx else "agreements/import.html", context)


@require_POST
def stop_import(request: PersonRequest, pk: int) -> HttpResponse:
    """Give a table up that nothing of is in the register yet."""
    found = get_object_or_404(imports_for(request.user), pk=pk)
    policies.check_can_import(request.user)
    try:
        services.stop_import(started=found, by=request.user)
    except KunakError as error:
        messages.error(request, message_for(error))
    else:
        messages.success(request, _("Stopped: nothing of the table is in the register."))
    return redirect(found)
