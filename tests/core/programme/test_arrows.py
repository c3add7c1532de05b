"""Arrows between bars: straight on where there is room, back between the rows where there is none."""

import pytest

from kunak.core.programme.arrows import arrow


@pytest.mark.parametrize(
    ("start", "end", "path", "head"),
    [
        ((100, 10), (200, 60), "M100 10H108V60H200", "M200 60l-5 -4v8z"),
        ((100, 10), (116, 60), "M100 10H108V60H116", "M116 60l-5 -4v8z"),
        ((100, 10), (115, 60), "M100 10H108V35H119V55.5", "M119 55.5l-4 -5h8z"),  # from above
        ((100, 60), (0, 10), "M100 60H108V23H4V14.5", "M4 14.5l-4 5h8z"),  # from below
    ],
)
def test_an_arrow_leaves_a_bar_at_its_end_and_points_to_the_beginning_of_another(
    start: tuple[float, float], end: tuple[float, float], path: str, head: str
) -> None:
    assert arrow(start, end) == (path, head)
