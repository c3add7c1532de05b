"""Long tables of a plan: followed while the worker looks at them, stopped; what became of each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements.parties import parties_at
from kunak.agreements.views.asking import PersonRequest, tried
from kunak.agreements.words import short_title
from kunak.programme import policies, services
from kunak.programme.models import PlanImport
from kunak.programme.queries import imports_for
from kunak.programme.tables.reading import faults_told
from kunak.programme.wording import taken_words
from kunak.ui.paging import page_of

SHOWN = 50


def _import_for(request: PersonRequest, pk: int) -> PlanImport:
    """Return a table of the reader's side; for everybody else there is none."""
    related = parties_at("version__programme__agreement")
    return get_object_or_404(imports_for(request.user).prefetch_related(related), pk=pk)


@require_safe
def plan_import(request: PersonRequest, pk: int) -> HttpResponse:
    """Show how far a table is; to htmx, which asks as long as it is under way, what changes of it."""
    found = _import_for(request, pk)
    agreement = found.version.programme.agreement
    page = page_of(request, found.refused, SHOWN)
    context = {
        "import": found,
        "became": taken_words(found.added, found.changed, found.same),
        "version": found.version,
        "agreement": agreement,
        "short": short_title(agreement),
        "page": page,
        "rows": faults_told(page),
        "can_edit": policies.can_edit(request.user, found.version),
        "stop_at": reverse("programme:stop-import", args=[pk]) if policies.can_stop_import(request.user, found) else "",
    }
    return render(request, "programme/_import.html" if request.htmx else "programme/import.html", context)


@require_POST
def stop_import(request: PersonRequest, pk: int) -> HttpResponse:
    """Give a table up that nothing of is in the version yet."""
    found = _import_for(request, pk)
    policies.check_can_stop_import(request.user, found)
    refusal = tried(lambda: services.stop_plan_import(started=found, by=request.user))
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, _("Stopped: nothing of the table is in the plan."))
    return redirect(found)
