"""Which milestone is which: by its line, its name, its code, its place and day."""

from datetime import date
from uuid import UUID

import pytest

from kunak.core.programme.steps import StepName, same_steps

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
