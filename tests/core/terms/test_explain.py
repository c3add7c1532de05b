"""Each date of a standing has its rule: from which day, by which length, by which act."""

from datetime import date

import pytest
from tests.core.terms import tables

from kunak.core.terms.acts import Notice
from kunak.core.terms.explain import explain, notice_timing

FIVE = "подписано 29.05.2025; срок 5 лет; продлевается; уведомление за 6 месяцев"
YEARLY = "подписано 12.02.2014; срок 5 лет; продлевается на 1 год; уведомление за 6 месяцев"
ONE = "подписано 10.04.2020; срок 1 год; по согласию"


def reasons(agreement: str, acts: str, on: str) -> dict[str, tuple[str, str, str]]:
    """Return for each field its rule, the day that it is counted from, and the length."""
    found = explain(tables.terms(agreement), tables.acts(acts), tables.day(on))
    return {one.field: (one.rule, tables.dotted(one.anchor), str(one.length or "")) for one in found}


@pytest.mark.parametrize(
    ("agreement", "acts", "on", "field", "expected"),
    [
        (FIVE, "", "01.01.2026", "period_start", ("takes_effect", "29.05.2025", "")),
        (FIVE, "", "01.01.2026", "period_end", ("first_period", "29.05.2025", "P5Y")),
        (FIVE, "", "01.01.2026", "notice_deadline", ("before_the_end", "29.05.2030", "P6M")),
        (FIVE, "", "01.01.2026", "renews_on", ("renewed_automatically", "29.05.2030", "P5Y")),
        (YEARLY, "", "01.01.2018", "notice_advised_by", ("working_day_before", "12.08.2018", "")),
        (YEARLY, "", "01.06.2026", "period_start", ("day_after", "12.02.2026", "")),
        (YEARLY, "", "01.06.2026", "period_end", ("renewals", "12.02.2014", "P13Y")),
        (
            "подписано 29.05.2025; срок 5 лет; продлевается",
            "",
            "01.01.2026",
            "notice_deadline",
            ("the_end_itself", "29.05.2030", ""),
        ),
        ("подписано 15.03.2022; до 31.12.2024", "", "01.06.2022", "period_end", ("named_day", "31.12.2024", "")),
        ("подписано 15.03.2022; до 31.12.2024", "", "01.06.2022", "ends_on", ("runs_out", "", "")),
        (
            "подписано 10.04.2020; срок 1 год; продлевается 1 раз",
            "",
            "01.06.2021",
            "ends_on",
            ("renewals_used", "", ""),
        ),
        (ONE, "01.03.2021 продление на 2 года", "01.03.2021", "renews_on", ("renewed_by_agreement", "10.04.2021", "")),
        (ONE, "01.03.2021 продление на 2 года", "01.06.2021", "period_end", ("agreed_period", "10.04.2021", "P2Y")),
        (ONE, "01.03.2021 продление до 31.12.2021", "01.06.2021", "period_end", ("named_day", "31.12.2021", "")),
        (
            YEARLY,
            "01.04.2019 изменение с 01.04.2019: продлевается на 3 года",
            "01.05.2019",
            "period_end",
            ("amended_renewal", "12.02.2019", "P3Y"),
        ),
        (
            FIVE,
            "01.03.2026 изменение с 01.03.2026: срок 3 года",
            "01.05.2026",
            "period_end",
            ("first_period", "29.05.2025", "P3Y"),
        ),
        (FIVE, "29.11.2029 уведомление А", "01.12.2029", "ends_on", ("notice", "29.11.2029", "")),
        (
            "подписано 01.09.2015; бессрочно; уведомление за 6 месяцев",
            "15.01.2026 уведомление А",
            "01.02.2026",
            "ends_on",
            ("notice_of_indefinite", "15.01.2026", "P6M"),
        ),
        (FIVE, "01.10.2026 расторжение с последним днём 31.12.2026", "02.10.2026", "ends_on", ("termination", "", "")),
        (FIVE, "01.03.2027 замена с 01.04.2027", "01.06.2027", "ends_on", ("supersession", "", "")),
    ],
)
def test_a_date_has_its_rule(agreement: str, acts: str, on: str, field: str, expected: tuple[str, str, str]) -> None:
    assert reasons(agreement, acts, on)[field] == expected


def test_no_period_outlasts_an_end_that_has_come() -> None:
    ended = reasons(FIVE, "01.10.2026 расторжение с последним днём 31.12.2026", "01.02.2027")

    assert set(ended) == {"period_start", "ends_on"}


@pytest.mark.parametrize("on", ["28.05.2025", "29.05.2025"])
def test_only_what_is_or_was_in_force_has_dates(on: str) -> None:
    assert bool(reasons(FIVE, "", on)) == (on == "29.05.2025")


@pytest.mark.parametrize(
    ("agreement", "acts", "on", "expected"),
    [
        (FIVE, "", "29.11.2029", ("29.11.2029", 0, True, False)),
        (FIVE, "", "30.11.2029", ("29.11.2029", 1, True, False)),
        (FIVE, "01.06.2029 уведомление А", "30.11.2029", ("29.11.2029", 1, True, True)),
        (ONE, "", "01.06.2020", ("10.04.2021", 0, False, False)),
        ("подписано 01.09.2015; бессрочно; уведомление за 6 месяцев", "", "15.01.2026", ("", 0, True, False)),
    ],
)
def test_a_notice_is_told_beforehand_what_it_would_do(
    agreement: str, acts: str, on: str, expected: tuple[str, int, bool, bool]
) -> None:
    found = notice_timing(tables.terms(agreement), tables.acts(acts), Notice(tables.day(on), "А"))

    deadline = tables.dotted(found.deadline) if found.deadline else ""
    assert (deadline, found.days_late, found.is_counted, found.is_second) == expected


def test_reasons_stand_in_the_order_of_time() -> None:
    days: list[date] = [one.day for one in explain(tables.terms(YEARLY), [], tables.day("01.01.2018"))]

    assert days == sorted(days)
