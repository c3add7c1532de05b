"""Arrows between bars: straight on where there is room, back between the rows where there is none."""

import pytest

from kunak.core.programme.arrows import arrow, head


@pytest.mark.parametrize(
    ("start", "end", "path"),
    [
        ((100, 10), (200, 60), "M100 10H108V60H200"),
        ((100, 10), (116, 60), "M100 10H108V60H116"),
        ((100, 10), (115, 60), "M100 10H108V48H107V60H115"),
        ((100, 60), (50.5, 10), "M100 60H108V22H42.5V10H50.5"),
    ],
)
def test_an_arrow_leaves_a_bar_at_its_end_and_comes_to_the_beginning_of_another(
    start: tuple[float, float], end: tuple[float, float], path: str
) -> None:
    assert arrow(start, end) == path


def test_its_head_points_where_it_goes() -> None:
    assert head((200, 60)) == "M200 60l-5 -4v8z"
