"""Long lists by pages, with addresses that keep the filters."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

SIZE = 25
MOST = 100


def page_of(request: HttpRequest, rows: Sequence[Any] | QuerySet[Any], size: int = SIZE) -> Page[Any]:
    """Return the page that ``?page=`` asks for; the first for nonsense, the last for one past the end.

    Args:
        size: how many rows a page has; ``?size=`` changes it, up to `MOST`.
    """
    asked = request.GET.get("size", "")
    if asked.isascii() and asked.isdigit():
        size = min(max(int(asked[:4]), 1), MOST)
    return Paginator(rows, size).get_page(request.GET.get("page"))


def numbers(page: Page[Any]) -> list[int | None]:
    """Return the numbers to show: the ends and the neighbours; None stands for those left out."""
    return [
        number if isinstance(number, int) else None
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
