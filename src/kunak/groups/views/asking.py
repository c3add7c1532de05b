"""What every page of the room asks first: which group, which meeting, for whom; and how a form is taken."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.agreements.queries import known_to
from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.groups import policies
from kunak.groups.models import Meeting, WorkingGroup
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.ui.errors import message_for


def group_for(request: PersonRequest, pk: int) -> WorkingGroup:
    """Return a group that the reader may see; for everybody else there is none."""
    related = ("agreement", "act_document", "regulations_document", "made_for__territory")
    found = known_to(request.user, WorkingGroup.objects.select_related(*related))
    return get_object_or_404(found.prefetch_related(parties_at("agreement")), pk=pk)


def meeting_for(request: PersonRequest, pk: int) -> Meeting:
    """Return a meeting that the reader may see; a restricted one does not exist for others."""
    found = Meeting.objects.select_related("group__agreement", "group__made_for", "host__territory")
    known = known_to(request.user, found, "group__agreement")
    meeting = get_object_or_404(known.prefetch_related(parties_at("group__agreement")), pk=pk)
    try:
        policies.check_can_see_meeting(request.user, meeting)
    except NotOfTheParties:
        raise Http404 from None
    return meeting


def seen_revision(request: PersonRequest) -> int:
    """Return the revision that the person saw; anything else is no revision."""
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else -1


def shown(
    request: PersonRequest, template: str, agreement: Agreement, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Show a page under an agreement."""
    shared = {"agreement": agreement, "short": short_title(agreement)}
    return render(request, template, shared | context, status=status)


def taken(form: forms.Form, deed: Callable[[], Any], fields: dict[type[KunakError], str]) -> tuple[Any, str]:
    """Do what a form asks for; return what came of it, or None with a sentence that belongs to no field.

    Args:
        fields: at which field the sentence of a refusal stands; one that names its own field stands there.
    """
    try:
        return deed(), ""
    except NotAllowed:
        raise
    except KunakError as error:
        field = fields.get(type(error)) or getattr(error, "field", "")
        if field in form.fields:
            form.add_error(field, message_for(error))
            return None, ""
        return None, message_for(error)


def form_page(
    request: PersonRequest,
    agreement: Agreement,
    form: forms.Form,
    deed: Callable[[], Any],
    *,
    heading: str,
    button: str,
    back: str,
    group: WorkingGroup | None = None,
    meeting: Meeting | None = None,
    revision: int = 0,
    fields: dict[type[KunakError], str] | None = None,
    told: str = "",
) -> HttpResponse:
    """Show a form on a page of its own, or do what it asks for and go where the deed's answer is."""
    refusal = ""
    if request.method == "POST" and form.is_valid():
        made, refusal = taken(form, deed, fields or {})
        if made is not None:
            return redirect(made)
    context = {
        "form": form,
        "refusal": refusal,
        "heading": heading,
        "button": button,
        "back": back,
        "group": group,
        "meeting": meeting,
        "revision": revision or (group.revision if group else 0),
        "told": told,
    }
    status = 422 if request.method == "POST" else 200
    return shown(request, "groups/form.html", agreement, context, status=status)
