"""A plan as a table: given out, and taken in whole or not at all."""

from itertools import islice

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements.tables.reading import TableRow
from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.core.reading.formats.limits import MAX_FILE_BYTES
from kunak.core.sheets import MAX_SHEET_BYTES, csv_sheet, xlsx_sheet
from kunak.people.errors import NotAllowed
from kunak.programme import policies, queries, services
from kunak.programme.errors import RowsRefused
from kunak.programme.models import Version
from kunak.programme.services.tables import MOST
from kunak.programme.tables.advice import allowed_words
from kunak.programme.tables.columns import columns_of
from kunak.programme.tables.reading import Fault, given_rows, rows_of
from kunak.programme.tables.writing import table_of
from kunak.programme.views.asking import version_for
from kunak.programme.views.read_plans import XLSX, is_document, kept_plan
from kunak.programme.wording import taken_words
from kunak.ui.attachments import attachment
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words

CSV = "text/csv; charset=utf-8"
SHOWN = 200  # faults of one answer
EARLIER = 10  # long tables of a page


@require_safe
def export(request: PersonRequest, pk: int) -> HttpResponse:
    """Give the measures that are asked for as a table: XLSX, or CSV as spreadsheets read it in Russia."""
    version, today = version_for(request, pk), timezone.localdate()
    choice = queries.plan_choice(version, request.user, queries.asked_of(request.GET), today, needs_states=True)
    rows = table_of(version, choice.lines)
    name = _("Plan, version %(n)s, %(day)s") % {"n": version.number, "day": date_words(today)}
    plain = f"plan-{version.pk}-{today.isoformat()}"
    if request.GET.get("format") == "csv":
        return attachment(csv_sheet(rows), CSV, name=name, plain=plain, ending="csv")
    widths = [column.width for column in columns_of(list(version.programme.agreement.parties.all()))]
    sheet = xlsx_sheet(rows, name=_("Plan"), widths=widths)
    return attachment(sheet, XLSX, name=name, plain=plain, ending="xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: PersonRequest, pk: int) -> HttpResponse:
    """Show how a table of the plan is made, and take one into an open version: all of it, or none with each reason."""
    version = version_for(request, pk)
    refusal, faults = "", list[Fault]()
    if request.method == "POST":
        try:
            policies.check_can_edit(request.user, version)
            name, data = _sent(request)
            if is_document(name, data):
                return redirect("programme:read-plan", version.pk, kept_plan(name, data, request.user).pk)
            rows = list(islice(rows_of(data, version, name), MOST + 1))
            if len(rows) > MOST:
                return redirect(services.begin_plan_import(version=version, name=name, data=data, by=request.user))
            refusal, faults = _take(request, version, name, rows)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
        if not refusal:
            return redirect(f"{version.get_absolute_url()}#measures")
    agreement = version.programme.agreement
    context = {
        "version": version,
        "agreement": agreement,
        "short": short_title(agreement),
        "can_edit": policies.can_edit(request.user, version),
        "earlier": page_of(request, queries.imports_for(request.user).filter(version=version), EARLIER),
        "columns": columns_of(list(agreement.parties.all())),
        "words": allowed_words(version),
        "limit": MAX_SHEET_BYTES // 1024 // 1024,
        "most": MOST,
        "refusal": refusal,
        "faults": faults[:SHOWN],
        "more": max(len(faults) - SHOWN, 0),
    }
    return render(request, "programme/plan_table.html", context, status=422 if refusal else 200)


def _sent(request: PersonRequest) -> tuple[str, bytes]:
    """Return name and bytes of the file that was sent; of one that is too large so many that its refusal is certain."""
    file = request.FILES.get("file")
    return (file.name or "", file.read(max(MAX_SHEET_BYTES, MAX_FILE_BYTES) + 1)) if file else ("", b"")


def _take(request: PersonRequest, version: Version, name: str, rows: list[TableRow]) -> tuple[str, list[Fault]]:
    """Take a table; return why it cannot be taken, and where."""
    given = given_rows(rows, version)
    if given.faults:
        return message_for(RowsRefused(rows=[(one.row, KunakError()) for one in given.faults])), given.faults
    try:
        added, changed = services.take_table(version=version, rows=given.rows, name=name, by=request.user)
    except RowsRefused as error:
        return message_for(error), [Fault(row, "", message_for(why)) for row, why in error.rows]
    messages.success(request, taken_words(added, changed, given.same))
    return "", []
