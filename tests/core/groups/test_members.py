"""Who is a member of a group on a day, and that nobody is one twice."""

from datetime import date

import pytest

from kunak.core.groups import MemberTerm, first_overlap, held_on

FORMER = MemberTerm(1, "иванов", date(2026, 1, 12), date(2026, 5, 31))
LATER = MemberTerm(2, "петров", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2026, 1, 11), set()),
        (date(2026, 1, 12), {1}),
        (date(2026, 5, 31), {1}),
        (date(2026, 6, 1), {2}),
        (date(2036, 6, 1), {2}),
    ],
)
def test_a_replaced_member_is_one_to_the_last_day_and_the_new_one_from_the_next(day: date, who: set[int]) -> None:
    assert held_on([FORMER, LATER], day) == who


@pytest.mark.parametrize(
    ("since", "until", "meets"),
    [
        (date(2026, 5, 31), None, True),
        (date(2026, 6, 1), None, False),
        (date(2026, 1, 1), date(2026, 1, 11), False),
        (date(2026, 1, 1), date(2026, 1, 12), True),
        (date(2026, 2, 1), date(2026, 2, 1), True),
    ],
)
def test_two_places_of_one_person_meet_where_they_have_a_day_in_common(
    since: date, until: date | None, meets: bool
) -> None:
    again = MemberTerm(3, "иванов", since, until)

    assert bool(first_overlap([FORMER, again])) is meets
    assert first_overlap([FORMER, MemberTerm(3, "петров", since, until)]) is None
