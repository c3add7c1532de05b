"""Decisions on one value: a row answers to htmx, the page to others."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from kunak.core.errors import KunakError
from kunak.documents import services
from kunak.documents.errors import StandsOnce
from kunak.documents.fields import FIELDS, Shape, row_key
from kunak.documents.flatten import bare
from kunak.documents.forms import FORMS, FactForm, initial_of
from kunak.documents.models import Candidate, Fact
from kunak.documents.views.asking import PersonRequest, candidate_for, fact_for, guarded, show_row
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for

MOVING = {"commitments", "sectors"}  # a correction may put them under another sector


@require_POST
@guarded
def confirm(request: PersonRequest, pk: int) -> HttpResponse:
    """Confirm a value as it was read."""
    return _decide(request, pk, services.confirm_fact)


@require_POST
@guarded
def refuse(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that the text does not state a value."""
    return _decide(request, pk, services.refuse_fact)


def _decide(request: PersonRequest, pk: int, service: Any) -> HttpResponse:
    fact = fact_for(request.user, pk)
    try:
        decided = service(fact=fact, revision=_revision(request), by=request.user)
    except KunakError as error:
        return show_row(request, fact.candidate, _key(fact), refusal=message_for(error), status=422)
    is_taken_back = decided.proposed is None and decided.value is None
    return _done(request, decided, is_whole=is_taken_back)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def correct(request: PersonRequest, pk: int) -> HttpResponse:
    """Open the form of a value, or put another in its place."""
    fact = fact_for(request.user, pk)
    if "close" in request.GET:
        return show_row(request, fact.candidate, _key(fact))
    form = _form(request, fact.candidate, fact.field, fact)
    if request.method != "POST":
        return show_row(request, fact.candidate, _key(fact), form=form)
    refusal = ""
    if form.is_valid():
        spans, revision = form.cleaned_data["spans"], _revision(request)
        try:
            decided = services.correct_fact(
                fact=fact, value=form.value, spans=spans, revision=revision, by=request.user
            )
        except KunakError as error:
            refusal = message_for(error)
        else:
            return _done(request, decided, is_whole=fact.field in MOVING)
    return show_row(request, fact.candidate, _key(fact), form=form, refusal=refusal, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def enter(request: PersonRequest, pk: int) -> HttpResponse:
    """Open the form of an empty field, or enter its value."""
    candidate = candidate_for(request.user, pk)
    name = request.POST.get("field") or request.GET.get("field", "")
    if name not in FIELDS:
        raise Http404(name)
    key = _free_key(candidate, name)
    if "close" in request.GET:
        return show_row(request, candidate, key)
    form = _form(request, candidate, name)
    if request.method != "POST":
        return show_row(request, candidate, key, form=form)
    refusal = ""
    if form.is_valid():
        spans = form.cleaned_data["spans"]
        try:
            fact = services.enter_fact(candidate=candidate, field=name, value=form.value, spans=spans, by=request.user)
        except StandsOnce as error:  # somebody was first: their value is shown, what was typed waits in its form
            form.spans = candidate.facts.get(field=name).shown_spans
            return show_row(request, candidate, key, form=form, refusal=message_for(error), status=422)
        except KunakError as error:
            refusal = message_for(error)
        else:
            return _done(request, fact, is_whole=FIELDS[name].is_repeated)
    return show_row(request, candidate, key, form=form, refusal=refusal, status=422)


def _done(request: PersonRequest, fact: Fact, *, is_whole: bool) -> HttpResponse:
    if request.htmx:
        return show_row(request, fact.candidate, _key(fact), is_changed=True, is_whole=is_whole)
    return redirect(f"{fact.candidate.get_absolute_url()}#f-{_key(fact)}")


def _form(request: PersonRequest, candidate: Candidate, name: str, fact: Fact | None = None) -> FactForm:
    field = FIELDS[name]
    value = None
    if fact is not None:
        value = fact.proposed if fact.value is None else fact.value
    elif name in {"kind", "event"}:
        value = bare(_agreement(candidate)).get(name)
    more: dict[str, Any] = {}
    if field.shape == Shape.PERSON:
        parties = candidate.facts.filter(field="parties", value__isnull=False)
        more["parties"] = [party.value["name"] for party in parties if party.value]
    form = FORMS[field.shape](
        request.POST if request.method == "POST" else None,
        field=field,
        text=candidate.reading.document.text,
        spans=(fact.shown_spans or fact.spans) if fact else [],
        initial={} if value is None else initial_of(field, value),
        auto_id=f"{_key(fact) if fact else name}-%s",
        **more,
    )
    if request.method != "POST":
        next(iter(form.visible_fields())).field.widget.attrs["autofocus"] = True
    return form


def _agreement(candidate: Candidate) -> dict[str, Any]:
    record = candidate.reading.record or {"agreements": []}
    found = record["agreements"][candidate.position : candidate.position + 1]
    return found[0] if found else {}


def _key(fact: Fact) -> str:
    return row_key(fact.field, fact.position)


def _free_key(candidate: Candidate, name: str) -> str:
    last = candidate.facts.filter(field=name).order_by("position").last()
    return row_key(name, last.position + 1 if last and FIELDS[name].is_repeated else 0)


def _revision(request: PersonRequest) -> int:
    return number_in(request.POST.get("revision", ""), -1)
