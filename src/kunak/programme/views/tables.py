"""A plan as a table: given out, and taken in whole or not at all."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.core.sheets import MAX_SHEET_BYTES, csv_sheet, xlsx_sheet
from kunak.people.errors import NotAllowed
from kunak.programme import policies, queries, services
from kunak.programme.errors import RowsRefused
from kunak.programme.models import Version
from kunak.programme.services.tables import MOST
from kunak.programme.tables.columns import columns_of
from kunak.programme.tables.reading import Fault, given_table
from kunak.programme.tables.writing import table_of
from kunak.programme.views.asking import version_for
from kunak.ui.attachments import attachment
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import date_words

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200  # faults of one answer


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
            refusal, faults = _take(request, version)
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
        "columns": columns_of(list(agreement.parties.all())),
        "limit": MAX_SHEET_BYTES // 1024 // 1024,
        "most": MOST,
        "refusal": refusal,
        "faults": faults[:SHOWN],
        "more": max(len(faults) - SHOWN, 0),
    }
    return render(request, "programme/plan_table.html", context, status=422 if refusal else 200)


def _take(request: PersonRequest, version: Version) -> tuple[str, list[Fault]]:
    """Take the table that was sent; return why it cannot be taken, and where."""
    file = request.FILES.get("file")
    name, data = (file.name or "", file.read(MAX_SHEET_BYTES + 1)) if file else ("", b"")
    given = given_table(data, version)
    if given.faults:
        return message_for(RowsRefused(rows=[(one.row, KunakError()) for one in given.faults])), given.faults
    try:
        added, changed = services.take_table(version=version, rows=given.rows, name=name, by=request.user)
    except RowsRefused as error:
        return message_for(error), [Fault(row, "", message_for(why)) for row, why in error.rows]
    messages.success(request, taken_words(added, changed, given.same))
    return "", []


def taken_words(added: int, changed: int, same: int) -> str:
    """Return what became of a table."""
    parts: Sequence[str] = [
        ngettext("%(n)d measure added", "%(n)d measures added", added) % {"n": added},
        ngettext("%(n)d changed", "%(n)d changed", changed) % {"n": changed},
        ngettext("%(n)d row says what is here already", "%(n)d rows say what is here already", same) % {"n": same},
    ]
    shown = [part for part, count in zip(parts, (added, changed, same), strict=True) if count]
    return f"{', '.join(shown)}." if shown else _("The table says nothing new.")
