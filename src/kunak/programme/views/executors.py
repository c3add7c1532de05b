"""One body named for all measures of a sector that have none."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed
from kunak.programme import policies, queries, services
from kunak.programme.forms import ExecutorsForm
from kunak.programme.views.asking import version_for
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def executors(request: PersonRequest, pk: int) -> HttpResponse:
    """Name bodies for whole sectors; measures that have an executor of the side stay as they are."""
    version = version_for(request, pk)
    agreement, refusal = version.programme.agreement, ""
    if request.method != "POST":
        policies.check_can_edit(request.user, version)
    sections = [one for one in queries.table(version, request.user) if one.rows[0].can_edit or not version.is_open]
    form = ExecutorsForm(sections, list(agreement.parties.all()), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            names = form.given()
            count = services.name_executors(version=version, names=names, by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
        else:
            messages.success(request, _told(count, has_names=bool(names)))
            return redirect(version)
    bodies = queries.bodies_for(form.parties, request.user)
    context = {"version": version, "agreement": agreement, "short": short_title(agreement), "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "programme/executors.html", context | {"bodies": bodies, "refusal": refusal}, status=status)


def _told(count: int, *, has_names: bool) -> str:
    if count:
        return ngettext("Executors named in %(n)d measure.", "Executors named in %(n)d measures.", count) % {"n": count}
    if has_names:
        return _("Nothing has changed: these measures have executors already.")
    return _("Nothing was typed, so nothing has changed.")
