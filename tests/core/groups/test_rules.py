"""Quorum by side, hosts in turn, days of meetings, numbers of decisions."""

from datetime import date

import pytest

from kunak.core.groups import DecisionMask, QuorumRule, Repeat, materials_day, next_host, quorum, series_days
from kunak.core.registration import BadMask

A, B, C = 1, 2, 3


@pytest.mark.parametrize(
    ("rule", "members", "present", "is_met"),
    [
        (QuorumRule(1), [A, A, B], [A, B], True),
        (QuorumRule(1), [A, A, B], [A, A], False),  # one side never decides alone
        (QuorumRule(2), [A, A, B, B], [A, A, B], False),
        (QuorumRule(2), [A, A, B, B], [A, A, B, B], True),
        (QuorumRule(1, is_half=True), [A] * 4 + [B] * 3, [A, A, B, B], False),  # half of four is not more than half
        (QuorumRule(1, is_half=True), [A] * 4 + [B] * 3, [A, A, A, B, B], True),
        (QuorumRule(1), [A], [A], False),  # the other side has named nobody
        (QuorumRule(1), [], [], False),
    ],
)
def test_there_is_a_quorum_where_every_side_has_enough(
    rule: QuorumRule, members: list[int], present: list[int], is_met: bool
) -> None:
    assert quorum(rule, [A, B], members, present).is_met is is_met


def test_quorum_says_of_each_side_who_is_there_and_how_many_must_be() -> None:
    found = quorum(QuorumRule(2, is_half=True), [A, B], [A] * 5 + [B] * 2, [A, A, B, B]).sides

    assert [(one.side, one.members, one.present, one.needed, one.is_met) for one in found] == [
        (A, 5, 2, 3, False),
        (B, 2, 2, 2, True),
    ]


@pytest.mark.parametrize(
    ("hosts", "then"),
    [([], A), ([A], B), ([A, B], C), ([A, B, C], A), ([A, None], B), ([None], A), ([B], C), ([99], A)],
)
def test_the_next_host_is_the_side_after_the_last_one_and_a_video_link_takes_nobodys_turn(
    hosts: list[int | None], then: int
) -> None:
    assert next_host([A, B, C], hosts) == then


@pytest.mark.parametrize(
    ("starts_on", "days", "due"),
    [
        (date(2026, 12, 4), 10, date(2026, 11, 24)),
        (date(2026, 3, 5), 10, date(2026, 2, 23)),
        (date(2026, 12, 4), 0, date(2026, 12, 4)),
    ],
)
def test_materials_are_due_so_many_days_before_the_meeting(starts_on: date, days: int, due: date) -> None:
    assert materials_day(starts_on, days) == due


@pytest.mark.parametrize(
    ("first", "repeat", "days"),
    [
        (date(2026, 8, 31), Repeat.MONTH, [date(2026, 8, 31), date(2026, 9, 30), date(2026, 11, 2)]),  # 31.10 Saturday
        (date(2026, 10, 1), Repeat.QUARTER, [date(2026, 10, 1), date(2027, 1, 11), date(2027, 4, 1)]),  # holidays
        (date(2026, 9, 3), Repeat.FORTNIGHT, [date(2026, 9, 3), date(2026, 9, 17), date(2026, 10, 1)]),
    ],
)
def test_a_series_is_counted_from_its_first_day_and_a_day_off_gives_way_to_the_working_day_after(
    first: date, repeat: Repeat, days: list[date]
) -> None:
    assert list(series_days(first, repeat, 3)) == days


@pytest.mark.parametrize(
    ("mask", "number"),
    [
        ("{вопрос}.{номер}", "3.2"),
        ("{номер}", "2"),
        ("{протокол}-{номер}/{год}", "7-2/2026"),
        ("{minutes}.{item}.{number}", "7.3.2"),
    ],
)
def test_decisions_are_numbered_by_the_mask(mask: str, number: str) -> None:
    assert DecisionMask.parse(mask).number(2, item=3, minutes="7", year=2026) == number


@pytest.mark.parametrize(
    ("mask", "reason"),
    [
        ("{вопрос}", "number"),
        ("{номер}{номер}", "number"),
        ("{день}.{номер}", "unknown"),
        ("{номер", "unknown"),
        ("п" * 40 + "{номер}", "long"),
    ],
)
def test_a_mask_that_cannot_number_is_refused_with_the_reason(mask: str, reason: str) -> None:
    with pytest.raises(BadMask) as refused:
        DecisionMask.parse(mask)

    assert refused.value.reason == reason


@pytest.mark.parametrize(("mask", "begins"), [("{вопрос}.{номер}", True), ("{номер}", False)])
def test_numbers_begin_anew_in_each_item_where_the_mask_tells_it(mask: str, begins: bool) -> None:
    assert DecisionMask.parse(mask).begins_in_each_item is begins
