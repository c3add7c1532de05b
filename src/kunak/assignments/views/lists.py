"""Lists of assignments: all that the reader sees, those of one agreement, and both as tables."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kunak.agreements.contributions import CONTRIBUTORS
from kunak.agreements.models import Agreement
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.assignments import policies, queries
from kunak.assignments.queries import SORTS, Asked, AssignmentRow
from kunak.assignments.words import CATEGORIES, SORT_WORDS, STATES
from kunak.core.sheets import csv_sheet, xlsx_sheet
from kunak.people.models import Side
from kunak.people.policies import check_any_side
from kunak.ui.attachments import attachment
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = [8, 40, 60, 36, 36, 30, 14, 14, 24, 12, 12, 24]
LONGEST = 200


def asked_of(request: HttpRequest) -> Asked:
    """Return what the address asks the list for; nonsense narrows nothing."""
    given = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ("q", "body", "state", "category", "waits")}
    side = request.GET.get("side", "")
    sort = request.GET.get("sort", "")
    return Asked(
        words=given["q"],
        body=given["body"],
        side=int(side[:9]) if side.isascii() and side.isdigit() else None,
        state=given["state"] if given["state"] in {*STATES, "late", "open"} else "",
        category=given["category"] if given["category"] in CATEGORIES else "",
        waits=given["waits"] if given["waits"] in {"own", "others"} else "",
        since=day_of(request, "since"),
        until=day_of(request, "until"),
        sort=sort if sort in SORTS else "",
    )


def day_of(request: HttpRequest, name: str) -> date | None:
    """Return a day of the address; None for nonsense."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def _context(request: PersonRequest, agreement: Agreement | None = None) -> dict[str, object]:
    side = check_any_side(request.user, action="see assignments").side
    asked, on = asked_of(request), localdate()
    rows = queries.listed(request.user, asked, on, agreement)
    sides = Side.objects.filter(parties__agreement__parties__side=side).select_related("territory").distinct()
    return {
        "page": page_of(request, rows),
        "count": len(rows),
        "asked": asked,
        "sides": sides if agreement is None else [party.side for party in agreement.parties.all()],
        "states": STATES,
        "categories": CATEGORIES,
        "sorts": SORT_WORDS,
        "on": on,
        "query": request.GET.urlencode(),
    }


@require_safe
def assignments(request: PersonRequest) -> HttpResponse:
    """List the assignments that the reader sees."""
    context = _context(request) | {"can_set_rule": policies.can_set_rule(request.user)}
    template = "assignments/_rows.html" if request.htmx else "assignments/list.html"
    return render(request, template, context)


@require_safe
def agreement(request: PersonRequest, pk: int) -> HttpResponse:
    """List the assignments under an agreement."""
    shown = visible(request, pk)
    context = _context(request, shown) | {
        "agreement": shown,
        "short": short_title(shown),
        "tabs": [tab for one in CONTRIBUTORS for tab in one.tabs(shown, request.user)],
        "can_give": policies.can_give(request.user, shown),
    }
    template = "assignments/_rows.html" if request.htmx else "assignments/agreement.html"
    return render(request, template, context)


@require_safe
def table(request: PersonRequest) -> HttpResponseBase:
    """Give the list that the address asks for as a table, all of its pages."""
    check_any_side(request.user, action="see assignments")
    rows = list(_table(queries.listed(request.user, asked_of(request), localdate())))
    return given_out(request, rows, WIDTHS, name=_("Assignments"), plain="assignments")


def given_out(request: HttpRequest, rows: list[list[str]], widths: list[int], *, name: str, plain: str) -> HttpResponse:
    """Return rows as the kind of table that the address asks for."""
    if request.GET.get("format") == "csv":
        return attachment(csv_sheet(rows), CSV, name=name, plain=plain, ending="csv")
    return attachment(xlsx_sheet(rows, name=name, widths=widths), XLSX, name=name, plain=plain, ending="xlsx")


def _table(rows: list[AssignmentRow]) -> Iterator[list[str]]:
    yield [
        _("Number"),
        _("Agreement"),
        _("What is to be done"),
        _("Executor"),
        _("Co-executors"),
        _("Ground"),
        _("Day of the paper"),
        _("Term"),
        _("State"),
        _("Days late"),
        _("Moves"),
        pgettext("an assignment", "Waits for"),
    ]
    for row in rows:
        one = row.assignment
        yield [
            str(one.number),
            row.names,
            one.text,
            f"{row.executor.name} ({row.party.label})",
            "; ".join(part.name for part in row.co_executors),
            one.source,
            date_words(one.signed_on, "short"),
            date_words(row.stand.by, "short"),
            row.state_word,
            str(row.stand.late_days or ""),
            str(row.shifts or ""),
            ", ".join(party.label for party in row.waits),
        ]
