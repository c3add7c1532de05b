"""Offices that owe each other something: a day off of one is no day for either."""

from datetime import date

import pytest

from kunak.core.terms.office_days import EVERYWHERE, OfficeDays, together

TATARSTAN = OfficeDays(yearly=frozenset({(8, 30)}))
WORKED = OfficeDays(yearly=frozenset({(8, 30)}), worked=frozenset({date(2027, 8, 30)}))
RESTS = OfficeDays(off=frozenset({date(2027, 8, 27)}))


@pytest.mark.parametrize(
    ("offices", "due"),
    [
        ((), date(2027, 8, 30)),
        ((EVERYWHERE, EVERYWHERE), date(2027, 8, 30)),
        ((TATARSTAN, EVERYWHERE), date(2027, 8, 27)),
        ((TATARSTAN, RESTS), date(2027, 8, 26)),
        ((WORKED, EVERYWHERE), date(2027, 8, 30)),  # a single day says more than what comes every year
        ((WORKED, TATARSTAN), date(2027, 8, 27)),
    ],
)
def test_a_joint_term_ends_on_a_day_on_which_all_offices_work(offices: tuple[OfficeDays, ...], due: date) -> None:
    assert together(offices).on_or_before(date(2027, 8, 30)) == due


def test_a_day_worked_by_one_office_alone_is_no_day_of_both() -> None:
    saturday = date(2027, 8, 28)
    one = OfficeDays(worked=frozenset({saturday}))

    assert together([one, one]).is_worked(saturday)
    assert not together([one, EVERYWHERE]).is_worked(saturday)
