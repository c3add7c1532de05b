"""Long lists by pages."""

import pytest
from django.template import engines
from django.test import RequestFactory
from lxml import html

from kunak.ui.paging import MOST, SIZE, numbers, page_of


def links(query: str, count: int = 400) -> tuple[list[str], list[str]]:
    """Return what the pager says and where it leads."""
    request = RequestFactory().get(f"/list/?{query}")
    template = engines["django"].from_string(
        '{% include "ui/components/pager.html" with page=page request=request only %}'
    )
    drawn = template.render({"page": page_of(request, range(count)), "request": request}, request).strip()
    if not drawn:
        return [], []
    nav = html.fromstring(drawn)
    return [part.text_content() for part in nav], [link.get("href") for link in nav.iter("a")]


def test_a_pager_shows_the_ends_and_the_neighbours() -> None:
    assert links("page=8")[0] == ["Назад", "1", "…", "7", "8", "9", "…", "16", "Дальше"]


def test_a_pager_keeps_the_filters_of_the_address() -> None:
    assert all("sector=health&sector=trade" in href for href in links("sector=health&sector=trade&page=2")[1])
    assert links("q=план")[1][-1] == "?q=%D0%BF%D0%BB%D0%B0%D0%BD&page=2"


def test_one_page_needs_no_pager() -> None:
    assert links("", count=SIZE) == ([], [])


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("3", 3), ("nonsense", 1), ("0", 16), ("-1", 16), ("999", 16)])
def test_a_page_that_is_not_there_is_answered_with_one_that_is(asked: str, number: int) -> None:
    assert page_of(RequestFactory().get(f"/?page={asked}"), range(400)).number == number


@pytest.mark.parametrize(
    ("asked", "size"), [("", SIZE), ("50", 50), ("0", 1), ("100000000", MOST), ("много", SIZE), ("²", SIZE)]
)
def test_the_size_of_a_page_has_its_bounds(asked: str, size: int) -> None:
    assert page_of(RequestFactory().get("/", {"size": asked}), range(400)).paginator.per_page == size


def test_left_out_pages_are_marked() -> None:
    assert numbers(page_of(RequestFactory().get("/"), range(400))) == [1, 2, None, 16]
