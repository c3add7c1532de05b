"""The summary over a period: how bodies and sides keep the days of their assignments."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kunak.agreements.views.asking import PersonRequest
from kunak.assignments import queries
from kunak.assignments.queries import Count, Discipline
from kunak.assignments.queries.discipline import sorted_bodies
from kunak.assignments.views.lists import day_of, given_out
from kunak.assignments.words import CATEGORIES
from kunak.people.policies import check_any_side
from kunak.ui.paging import page_of

WIDTHS = [20, 50, 10, 10, 12, 12, 12, 12, 14, 12, 14, 12, 16, 16, 12]


def _period(request: HttpRequest, on: date) -> tuple[date, date]:
    """Return the days asked for; this year by default, and in the order of the calendar."""
    since = day_of(request, "since") or date(on.year, 1, 1)
    until = day_of(request, "until") or date(on.year, 12, 31)
    return min(since, until), max(since, until)


def _found(request: PersonRequest) -> tuple[Discipline, date, date]:
    check_any_side(request.user, action="see assignments")
    on = localdate()
    since, until = _period(request, on)
    return queries.discipline(request.user, since, until, on), since, until


def without_page(request: HttpRequest) -> str:
    """Return what the address asks for, but for the page: a table to take away has all of them."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


@require_safe
def discipline(request: PersonRequest) -> HttpResponse:
    """Show the summary of a period."""
    found, since, until = _found(request)
    sort = request.GET.get("sort", "")
    context = {
        "found": found,
        "page": page_of(request, sorted_bodies(found.bodies, sort)),
        "sort": sort,
        "since": since,
        "until": until,
        "headings": [(code, CATEGORIES[code], count) for code, count in found.headings.items()],
        "on": localdate(),
        "query": without_page(request),
    }
    return render(request, "assignments/_bodies.html" if request.htmx else "assignments/discipline.html", context)


@require_safe
def discipline_table(request: PersonRequest) -> HttpResponse:
    """Give the summary as a table: sides first, then bodies."""
    found, _since, _until = _found(request)
    bodies = sorted_bodies(found.bodies, request.GET.get("sort", ""))
    rows = [
        _head(),
        *(_row(party.label, "", count) for party, count in found.sides),
        *(_row(one.party.label, one.name, one.count) for one in bodies),
        _row(_("Total"), "", found.all),
    ]
    return given_out(request, rows, WIDTHS, name=_("Discipline of assignments"), plain="discipline")


def _head() -> list[str]:
    return [
        _("Side"),
        _("Body"),
        pgettext("assignments", "Given"),
        _("Done in time"),
        _("Done late"),
        _("Overdue"),
        _("In progress"),
        _("Re-dated"),
        _("Long-running"),
        _("Withdrawn"),
        _("Moved, assignments"),
        _("Moves"),
        _("Waits for the executor"),
        _("Waits for who gave it"),
        _("In time, %"),
    ]


def _row(side: str, body: str, count: Count) -> list[str]:
    numbers = [
        count.total,
        count.in_time,
        count.late,
        count.overdue,
        count.in_progress,
        count.redated,
        count.long_running,
        count.withdrawn,
        count.moved,
        count.moves,
        count.waits_executor,
        count.waits_giver,
    ]
    return [side, body, *(str(one) for one in numbers), "" if count.share is None else str(count.share)]
