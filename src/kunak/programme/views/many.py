"""Chosen measures changed at once."""

from collections.abc import Iterable

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
from kunak.people.models import Role
from kunak.people.policies import membership_of
from kunak.programme import policies, queries, services
from kunak.programme.errors import SomeRefused
from kunak.programme.forms import ManyForm
from kunak.programme.models import Measure, Version
from kunak.programme.views.asking import version_for
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for

MOST = 500  # measures changed at once


@require_http_methods(["GET", "HEAD", "POST"])
def change_many(request: PersonRequest, pk: int) -> HttpResponse:
    """Change the measures that `m` names, each with the revision that was seen; all of them or none."""
    version = version_for(request, pk)
    if request.method != "POST":
        policies.check_can_edit(request.user, version)
    picked, refusal = _picked(request), ""
    refused: list[tuple[str, str]] = []
    form = _form(request, version)
    if request.method == "POST" and form.is_valid():
        try:
            count = services.change_many(version=version, picked=picked, given=form.given(), by=request.user)
        except NotAllowed:
            raise
        except SomeRefused as error:
            refusal, refused = message_for(error), [(text, message_for(why)) for text, why in error.rows]
        except KunakError as error:
            refusal = message_for(error)
        else:
            messages.success(request, _told(count))
            return redirect(f"{version.get_absolute_url()}#measures")
    agreement = version.programme.agreement
    context = {
        "version": version,
        "agreement": agreement,
        "short": short_title(agreement),
        "form": form,
        "bodies": queries.bodies_for(form.parties, request.user),
        "measures": _measures(version, picked),
        "refusal": refusal,
        "refused": refused,
    }
    return render(request, "programme/many.html", context, status=422 if request.method == "POST" else 200)


def _picked(request: PersonRequest) -> dict[int, int]:
    """Return the measures that were chosen, with the revision that was seen; the first look takes today's."""
    given = (request.POST if request.method == "POST" else request.GET).getlist("m")[:MOST]
    pairs = (one.partition(":") for one in given)
    return {number_in(key): number_in(revision) for key, _colon, revision in pairs}


def _measures(version: Version, picked: Iterable[int]) -> list[Measure]:
    return list(version.measures.filter(pk__in=list(picked)).order_by("order", "pk"))


def _form(request: PersonRequest, version: Version) -> ManyForm:
    membership = membership_of(request.user)
    sectors = membership.sectors if membership and membership.role == Role.SECTOR_LEAD else None
    data = request.POST if request.method == "POST" else None
    return ManyForm(list(version.programme.agreement.parties.all()), data, sectors=sectors)


def _told(count: int) -> str:
    if not count:
        return _("Nothing has changed: the measures are so already.")
    return ngettext("%(n)d measure is changed.", "%(n)d measures are changed.", count) % {"n": count}
