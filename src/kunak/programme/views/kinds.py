"""Kinds of measures of an office's own: the list, one of them, a new field of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kunak.agreements.views.asking import PersonRequest
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed
from kunak.programme import policies, queries, services
from kunak.programme.errors import BadKind
from kunak.programme.forms import FieldForm, KindForm, NewKindForm, initial_of_kind
from kunak.programme.models import OwnKind
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def kinds(request: PersonRequest) -> HttpResponse:
    """Show all kinds of measures, and add one."""
    policies.check_can_keep_kinds(request.user)
    form, refusal = NewKindForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_kind(code=form.cleaned_data["code"], given=form.given(), by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = _refuse(form, error)
        else:
            messages.success(request, _("The kind is added: forms offer it now."))
            return redirect(made)
    context = {"page": queries.kinds_page(), "form": form, "refusal": refusal}
    return render(request, "programme/kinds.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a kind of one's own, and change it."""
    shown, refusal = _kind(request, pk), ""
    form = KindForm(request.POST or None, initial=initial_of_kind(shown))
    if request.method == "POST" and form.is_valid():
        try:
            revision = form.cleaned_data["revision"] or 0
            services.change_kind(kind=shown, revision=revision, given=form.given(), by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = _refuse(form, error)
        else:
            messages.success(request, _("The kind is saved."))
            return redirect(shown)
    return _show(request, shown, form, FieldForm(), refusal, status=422 if request.method == "POST" else 200)


@require_POST
def add_field(request: PersonRequest, pk: int) -> HttpResponse:
    """Add a field to a kind of one's own."""
    shown, refusal = _kind(request, pk), ""
    form = FieldForm(request.POST)
    if form.is_valid():
        try:
            services.add_field(kind=shown, given=form.given(), by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = _refuse(form, error)
        else:
            messages.success(request, _("The field is added."))
            return redirect(shown)
    return _show(request, shown, KindForm(initial=initial_of_kind(shown)), form, refusal, status=422)


@require_POST
def switch_kind(request: PersonRequest, pk: int) -> HttpResponse:
    """Stop offering a kind, or offer it again."""
    shown = _kind(request, pk)
    is_off = request.POST.get("off") == "1"
    services.switch_kind(kind=shown, is_off=is_off, by=request.user)
    told = _("The kind is switched off: measures that have it keep it.") if is_off else _("Forms offer the kind again.")
    messages.success(request, told)
    return redirect(shown)


def _kind(request: PersonRequest, pk: int) -> OwnKind:
    shown = get_object_or_404(OwnKind.objects.select_related("side", "created_by"), pk=pk)
    policies.check_can_keep_kinds(request.user, shown)
    return shown


def _refuse(form: KindForm | FieldForm, error: KunakError) -> str:
    """Return the sentence; one about a field stands at its field instead."""
    name = {"fields": "fields_taken"}.get(error.field, error.field) if isinstance(error, BadKind) else ""
    if name in form.fields:
        form.add_error(name, message_for(error))
        return ""
    return message_for(error)


def _show(
    request: PersonRequest, shown: OwnKind, form: KindForm, field_form: FieldForm, refusal: str, *, status: int
) -> HttpResponse:
    context = {"kind": shown, "form": form, "field_form": field_form, "refusal": refusal}
    context["uses"] = queries.uses_of(shown)
    form.fields["name"].widget.attrs["readonly"] = bool(context["uses"])
    return render(request, "programme/kind.html", context, status=status)
