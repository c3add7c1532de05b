"""Which milestone is which: by its line, its name, its code, its place and day."""

from datetime import date
from uuid import UUID

import pytest

from kunak.core.programme.steps import StepChange, StepName, StepTold, same_steps, step_changes

A, B, C = (UUID(int=n) for n in (1, 2, 3))
DAY = date(2026, 3, 2)
HERE = [StepName(A, "Программа", "", DAY), StepName(B, "Итог", "report", None)]


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ([StepName(B, "Отчёт"), StepName(A, "Итог")], [B, A]),  # the line tells more than the name
        ([StepName(None, "Итог"), StepName(None, "Программа")], [B, A]),
        ([StepName(None, "Отчёт сторон", "report")], [B]),  # renamed, the code is the same
        ([StepName(None, "Сценарий", "", DAY), StepName(None, "Итог")], [A, B]),  # renamed by a table
        ([StepName(None, "Сценарий"), StepName(None, "Итог")], [None, B]),  # another day: nobody knows
        ([StepName(None, "Смета", "", DAY)], [None]),  # one of two: no place tells which
        ([StepName(C, "Чужое")], [None]),  # a line that this measure has not
        ([StepName(A, "Раз"), StepName(A, "Два")], [A, None]),  # never twice
        ([StepName(None, "Программа"), StepName(None, "Программа")], [A, None]),
    ],
)
def test_a_milestone_is_found_again(given: list[StepName], same: list[UUID | None]) -> None:
    assert same_steps(HERE, given) == same


def test_of_nothing_all_are_new() -> None:
    assert same_steps([], [StepName(None, "Программа"), StepName(A, "Итог")]) == [None, None]


def test_what_became_of_milestones_is_told_one_by_one_whatever_they_are_called() -> None:
    kept, moved = StepTold("Программа", "2026-03-02", line="1"), StepTold("Смета", "2026-04-01", line="2")
    renamed, gone = StepTold("Итог", "", line="3"), StepTold("Отбор", "2026-05-01", line="4")
    later, other = StepTold("Смета", "2026-06-01", line="2"), StepTold("Отчёт сторон", "", line="3")
    new = StepTold("Ярмарка", "2026-07-01", line="5")

    found = step_changes([kept, moved, renamed, gone], [new, other, kept, later])

    assert found == [
        StepChange(None, new),
        StepChange(renamed, other),
        StepChange(moved, later),
        StepChange(gone, None),
    ]


def test_where_no_line_was_kept_the_name_tells_which_milestone_it_is() -> None:
    was = [StepTold("Программа", "2026-03-02"), StepTold("Итог")]
    now = [StepTold("Программа", "2026-03-09", line="1"), StepTold("Отчёт", line="2")]

    assert step_changes(was, now) == [
        StepChange(was[0], now[0]),
        StepChange(None, now[1]),
        StepChange(was[1], None),
    ]


def test_a_milestone_that_ends_the_measure_now_differs_and_another_order_is_no_change_of_any() -> None:
    one, two = StepTold("Программа", line="1"), StepTold("Итог", line="2")

    assert step_changes([one, two], [two, one]) == []
    assert step_changes([two], [StepTold("Итог", is_final=True, line="2")]) == [
        StepChange(two, StepTold("Итог", is_final=True, line="2"))
    ]
