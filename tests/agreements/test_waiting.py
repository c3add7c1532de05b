"""Rows of a table that wait on the disk between two steps of their import."""

import pytest

from kunak.agreements.tables.waiting import AT_ONCE, Waiting


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE])
def test_rows_come_back_in_their_order_as_often_as_asked(count: int) -> None:
    waiting: Waiting[int] = Waiting()
    for number in range(count):
        waiting.add(number)

    assert len(waiting) == count
    assert list(waiting) == list(waiting) == list(range(count))
    assert all(len(piece) <= AT_ONCE for piece in waiting.pieces())


def test_no_more_than_one_piece_is_held() -> None:
    waiting: Waiting[int] = Waiting()
    for number in range(2 * AT_ONCE + 3):
        waiting.add(number)

    assert len(waiting._last) == 3
