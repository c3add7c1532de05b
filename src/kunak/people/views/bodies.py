"""The bodies of a side as of any day, one of them with its names and heads, and tables of them."""

from typing import Any, cast

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.core.errors import KunakError
from kunak.core.sheets import MAX_SHEET_BYTES, csv_sheet, xlsx_sheet
from kunak.people import policies, queries, services
from kunak.people.body_table import COLUMNS, MOST_ROWS, table_of
from kunak.people.errors import BodyTableUnusable, LastName, NotAllowed, NotOfTheParties
from kunak.people.forms import BodyForm, HeadForm, KindForm, NameForm, SameForm
from kunak.people.models import BodyHead, BodyKind, BodyName, Organisation, Person, Side
from kunak.people.sentences import table_faults
from kunak.ui.asked import asked_day
from kunak.ui.attachments import attachment
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def side_for(request: HttpRequest) -> Side:
    """Return the reader's own side; for an administrator the one that the address names, else the first."""
    person = cast("Person", request.user)
    if not person.is_administrator:
        return policies.check_any_side(person, action="see bodies").side
    asked = request.GET.get("side", "")
    sides = queries.sides_with_bodies()
    found = sides.filter(pk=int(asked[:9])).first() if asked.isascii() and asked.isdigit() else sides.first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def bodies(request: HttpRequest) -> HttpResponse:
    """List the bodies of a side as of a day; add one."""
    by, side = cast("Person", request.user), side_for(request)
    form = BodyForm(request.POST or None)
    if request.method == "POST":
        policies.check_can_keep_bodies(by, side)
        if form.is_valid() and (made := _tried(form, services.add_body, side=side, by=by, **form.cleaned_data)):
            return redirect(made)
    return _list(request, side, form=form, status=422 if form.errors else 200)


def _list(request: HttpRequest, side: Side, *, status: int = 200, **more: Any) -> HttpResponse:
    by, (on, refusal) = cast("Person", request.user), asked_day(request)
    words, kind = request.GET.get("q", "").strip()[:200], request.GET.get("kind", "")
    context = {
        "side": side,
        "sides": queries.sides_with_bodies() if by.is_administrator else (),
        "page": page_of(request, queries.bodies_of(side, on, words=words, kind=kind)),
        "words": words,
        "kind": kind,
        "kinds": BodyKind.choices,
        "can_keep": policies.can_keep_bodies(by, side),
        "on": on,
        "refusal": refusal,
        "limit": MAX_SHEET_BYTES // 1024 // 1024,
        "most": MOST_ROWS,
        "foot_note": _("State on %(day)s") % {"day": date_words(on)},
        "form": BodyForm(),
    }
    template = "people/_body_rows.html" if getattr(request, "htmx", False) else "people/bodies.html"
    return render(request, template, context | more, status=status)


def _tried(form: Form, service: Any, **given: Any) -> Any:
    """Return what the service made; None, with the sentence on the form, where it refused."""
    try:
        return service(**given)
    except NotAllowed:
        raise
    except KunakError as error:
        form.add_error(None, message_for(error))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def bodies_table(request: HttpRequest) -> HttpResponse:
    """Give all bodies of a side as a table; take one, whole or not at all."""
    by, side = cast("Person", request.user), side_for(request)
    if request.method != "POST":
        return _given_out(side, request)
    policies.check_can_keep_bodies(by, side)
    file = request.FILES.get("file")
    try:
        data, name = (file.read(MAX_SHEET_BYTES + 1), file.name or "") if file else (b"", "")
        new = services.import_bodies(side=side, data=data, by=by, name=name)
    except BodyTableUnusable as error:
        return _list(request, side, faults=table_faults(error), status=422)
    return _list(request, side, taken=new)


def _given_out(side: Side, request: HttpRequest) -> HttpResponse:
    rows = table_of(side.organisations.prefetch_related("names", "heads"))
    name, plain = _("Bodies, %(side)s") % {"side": side.label}, "bodies"
    if request.GET.get("format") == "csv":
        return attachment(csv_sheet(rows), CSV, name=name, plain=plain, ending="csv")
    sheet = xlsx_sheet(rows, name=_("Bodies"), widths=[column.width for column in COLUMNS])
    return attachment(sheet, XLSX, name=name, plain=plain, ending="xlsx")


def _visible(request: HttpRequest, pk: int) -> Organisation:
    """Return a body that the reader may see; for everybody else there is none."""
    found = get_object_or_404(Organisation.objects.select_related("side__territory", "same_as"), pk=pk)
    try:
        policies.check_can_see_bodies(cast("Person", request.user), found.side)
    except NotOfTheParties:
        raise Http404 from None
    return found


FORMS: dict[str, tuple[type[Form], Any]] = {
    "name": (NameForm, services.enter_name),
    "head": (HeadForm, services.enter_head),
}


@require_http_methods(["GET", "HEAD", "POST"])
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a body with its names and heads as of a day; enter one, or say what kind of body it is."""
    shown, by = _visible(request, pk), cast("Person", request.user)
    what = request.POST.get("what", "")
    forms: dict[str, Any] = {name: form() for name, (form, _service) in FORMS.items()}
    forms |= {"kind": KindForm(initial={"kind": shown.kind}), "same": SameForm(body=shown)}
    if request.method == "POST":
        policies.check_can_keep_bodies(by, shown.side)
        if _entered(shown, what, forms, request):
            return redirect(shown)
    on, refusal = asked_day(request)
    context = {
        "page": queries.body_page(shown, by, on),
        "body": shown,
        "forms": forms,
        "posts": HeadForm.posts(shown),
        "on": on,
        "refusal": refusal,
    }
    return render(request, "people/body.html", context, status=422 if request.method == "POST" else 200)


def _entered(shown: Organisation, what: str, forms: dict[str, Any], request: HttpRequest) -> bool:
    """Do what the form of the page asks; False where it has to be mended."""
    by = cast("Person", request.user)
    if what == "kind":
        form = forms["kind"] = KindForm(request.POST)
        return form.is_valid() and bool(_tried(form, services.set_body_kind, body=shown, by=by, **form.cleaned_data))
    if what == "same":
        same = forms["same"] = SameForm(request.POST, body=shown)
        return same.is_valid() and bool(_tried(same, services.say_same, body=shown, by=by, **same.cleaned_data))
    if what == "apart":
        services.take_back_spelling(body=shown, by=by)
        return True
    if what not in FORMS:
        raise Http404
    form_class, service = FORMS[what]
    forms[what] = asked = form_class(request.POST)
    return asked.is_valid() and bool(_tried(asked, service, body=shown, new=asked.given(), by=by))  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def body_name(request: HttpRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Correct a name, or take it back."""
    shown = _visible(request, pk)
    entry = get_object_or_404(BodyName, pk=entry_pk, organisation=shown)
    return _entry(request, entry, NameForm, services.change_name, services.take_back_name)


@require_http_methods(["GET", "HEAD", "POST"])
def body_head(request: HttpRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Correct a head, or take it back."""
    shown = _visible(request, pk)
    entry = get_object_or_404(BodyHead, pk=entry_pk, organisation=shown)
    return _entry(request, entry, HeadForm, services.change_head, services.take_back_head)


def _entry(
    request: HttpRequest, entry: BodyName | BodyHead, form_class: type[Any], change: Any, take_back: Any
) -> HttpResponse:
    by, shown = cast("Person", request.user), entry.organisation
    policies.check_can_keep_bodies(by, shown.side)
    fields = form_class.base_fields
    form = form_class(request.POST or None, initial={name: getattr(entry, name) for name in fields})
    if request.method == "POST" and "take-back" in request.POST:
        try:
            take_back(entry=entry, by=by)
        except LastName as error:
            return _entry_page(request, entry, form_class(initial=form.initial), refusal=message_for(error))
        return redirect(shown)
    if request.method == "POST" and form.is_valid() and _tried(form, change, entry=entry, new=form.given(), by=by):
        return redirect(shown)
    return _entry_page(request, entry, form)


def _entry_page(request: HttpRequest, entry: BodyName | BodyHead, form: Form, refusal: str = "") -> HttpResponse:
    context = {
        "body": entry.organisation,
        "entry": entry,
        "form": form,
        "refusal": refusal,
        "posts": HeadForm.posts(entry.organisation),
    }
    return render(request, "people/body_entry.html", context, status=422 if request.method == "POST" else 200)
