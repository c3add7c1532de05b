"""The board over many agreements, and the same as a table to take away."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements import queries
from kunak.agreements.listing.keeping import latest_day
from kunak.agreements.views.asking import PersonRequest, listed_day
from kunak.agreements.views.filters import filters_of
from kunak.desk.queries.board import BoardRow, board_rows
from kunak.desk.queries.sorting import SORTS, sorted_rows
from kunak.desk.tables import BOARD_WIDTHS, board_table
from kunak.desk.views.asking import own_side, sent
from kunak.people.models import Side
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words

AT_ONCE = 100  # agreements in memory at a time
COUNTED = 300  # agreements up to which the board is sorted by what is counted for each of them


@require_safe
def board(request: PersonRequest) -> HttpResponse:
    """Show the agreements that are asked for with their measures, keys and next days, by pages."""
    side, today = own_side(request), timezone.localdate()
    on, refusal = listed_day(request)
    asked = queries.asked_of(request.GET, on)
    register = queries.register(side, asked)
    is_short = len(register.found) <= COUNTED
    sort = request.GET.get("sort", "")
    if is_short and sort.lstrip("-") in SORTS:
        page = page_of(request, sorted_rows(list(_rows(side, register.found[:], asked, today)), sort))
        rows = list(page)
    else:
        page = page_of(request, register.found)
        rows = list(_rows(side, list(page), asked, today))
    context: dict[str, Any] = {
        "register": register,
        "asked": asked,
        "page": page,
        "rows": rows,
        "sort": sort or asked.sort,
        "is_short": is_short,
        "filters": filters_of(register, asked),
        "on": on,
        "latest": latest_day(today),
        "refusal": refusal,
        "foot_note": _("State on %(day)s") % {"day": date_words(on)},
    }
    return render(request, "desk/_board.html" if request.htmx else "desk/board.html", context)


@require_safe
def board_export(request: PersonRequest) -> StreamingHttpResponse:
    """Give all agreements that are asked for as a table."""
    side, today = own_side(request), timezone.localdate()
    on, _refusal = listed_day(request)
    asked = queries.asked_of(request.GET, on)
    rows = _rows(side, queries.register(side, asked).found.all_keys(), asked, today)
    name = _("Board of agreements on %(day)s") % {"day": date_words(on)}
    return sent(request, board_table(rows), name=name, plain=f"board-{on.isoformat()}", widths=BOARD_WIDTHS)


def _rows(side: Side, keys: Sequence[int], asked: queries.Asked, today: date) -> Iterator[BoardRow]:
    """Yield the rows, `AT_ONCE` in memory."""
    for start in range(0, len(keys), AT_ONCE):
        listed = queries.rows_of(keys[start : start + AT_ONCE], asked)
        yield from board_rows(side, listed, asked.on, today)
