"""By which day an assignment is done: process.md, section 8, with days of the real calendar."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.assignments import DueRules, Given, Wording, day_named, due, report_days, rules_for, wording_of
from kunak.core.errors import BadInput
from kunak.core.terms.office_days import OfficeDays
from kunak.core.terms.workdays import is_working_day

DAY = date.fromisoformat
USUAL, SVERDLOVSK = rules_for(None), rules_for("RU-SVE")
TATARSTAN = OfficeDays(yearly=frozenset({(8, 30), (11, 6)}), off=frozenset({date(2026, 3, 20), date(2026, 5, 27)}))


@pytest.mark.parametrize(
    ("signed_on", "day"),
    [
        ("2013-02-28", "2013-03-28"),
        ("2014-01-31", "2014-02-28"),  # the month has no 31st: its last day
        ("2015-03-30", "2015-04-30"),
        ("2016-01-31", "2016-02-29"),
        ("2016-02-29", "2016-03-29"),
        ("2017-05-12", "2017-06-09"),  # 12 June, a Monday off; 11 and 10 are the weekend
        ("2019-11-30", "2019-12-30"),
        ("2021-12-03", "2021-12-30"),  # 3 January; 31 December 2021 is a day off
        ("2024-03-29", "2024-04-27"),  # 29 April was off, the Saturday before was worked for it
        ("2025-05-29", "2025-06-27"),  # a Sunday
        ("2026-02-08", "2026-03-06"),  # a Sunday, 8 March
        ("2026-12-05", "2026-12-30"),  # 5 January 2027; 31 December 2026 is a day off
        ("2027-01-29", "2027-02-26"),  # 28 February (there is no 29th), a Sunday
    ],
)
def test_without_a_term_it_is_one_month_from_the_signing(signed_on: str, day: str) -> None:
    found = due(Given(DAY(signed_on)), rules=USUAL)

    assert (found.day.isoformat(), found.rule) == (day, "month")


@pytest.mark.parametrize(
    ("wording", "registered_on", "usual", "sverdlovsk"),
    [
        (Wording.AT_ONCE, "2025-06-11", "2025-06-16", "2025-06-16"),  # 12 and 13 June are off
        (Wording.AT_ONCE, "2013-05-08", "2013-05-13", "2013-05-13"),  # 9 and 10 May, then a weekend
        (Wording.AT_ONCE, "2024-04-26", "2024-04-27", "2024-04-27"),  # a worked Saturday
        (Wording.URGENT, "2026-11-02", "2026-11-05", "2026-11-06"),  # 4 November is off
        (Wording.URGENT, "2025-05-29", "2025-05-30", "2025-06-03"),  # a Sunday gives way to Friday
        (Wording.URGENT, "2018-03-07", "2018-03-07", "2018-03-14"),  # 8 to 11 March were off: only today is left
        (Wording.PROMPTLY, "2025-12-26", "2025-12-30", "2026-01-21"),  # 31 December to 11 January were off
        (
            Wording.PROMPTLY,
            "2027-02-15",
            "2027-02-25",
            "2027-03-02",
        ),  # 22 and 23 February are off, Saturday the 20th is worked
    ],
)
def test_urgent_words_count_from_the_registration(
    wording: Wording, registered_on: str, usual: str, sverdlovsk: str
) -> None:
    paper = Given(DAY("2013-01-09"), wording, registered_on=DAY(registered_on))

    found = [due(paper, rules=rules) for rules in (USUAL, SVERDLOVSK)]

    assert [one.day.isoformat() for one in found] == [usual, sverdlovsk]
    assert {one.rule for one in found} == {str(wording)}


@pytest.mark.parametrize(
    ("wording", "signed_on", "day"),
    [
        (Wording.MONTHLY, "2026-03-05", "2026-04-10"),
        (Wording.MONTHLY, "2026-03-31", "2026-04-10"),
        (Wording.MONTHLY, "2026-04-15", "2026-05-08"),  # a Sunday after a day off
        (Wording.MONTHLY, "2026-12-01", "2027-01-11"),  # 10 January 2027 closes the holidays, December must be over
        (Wording.QUARTERLY, "2026-10-05", "2027-01-11"),  # never by 30 December, when the quarter is not over
        (Wording.YEARLY, "2026-02-01", "2027-01-11"),
        (Wording.QUARTERLY, "2026-04-02", "2026-07-10"),
        (Wording.QUARTERLY, "2025-02-01", "2025-04-10"),
        (Wording.QUARTERLY, "2025-03-31", "2025-04-10"),
        (Wording.QUARTERLY, "2025-04-01", "2025-07-10"),
        (Wording.HALF_YEARLY, "2021-02-01", "2021-07-09"),  # a Saturday
        (Wording.YEARLY, "2019-02-01", "2020-01-10"),
        (Wording.CONSTANTLY, "2025-05-29", "2026-01-20"),
        (Wording.CONSTANTLY, "2023-01-01", "2024-01-19"),  # a Saturday
        (Wording.CONSTANTLY, "2018-12-31", "2019-01-18"),  # a Sunday
    ],
)
def test_what_goes_on_is_reported_after_the_period_it_was_given_in(wording: Wording, signed_on: str, day: str) -> None:
    found = due(Given(DAY(signed_on), wording), rules=USUAL)

    assert (found.day.isoformat(), found.rule) == (day, "report")


@pytest.mark.parametrize(
    ("stated", "usual", "tatarstan"),
    [
        ("2026-05-31", "2026-05-29", "2026-05-29"),  # process.md, section 11, check 4: a Sunday shows Friday
        ("2013-05-02", "2013-04-30", "2013-04-30"),
        ("2021-08-30", "2021-08-30", "2021-08-27"),  # the republic's day, a Monday
        ("2024-11-06", "2024-11-06", "2024-11-05"),
        ("2026-03-20", "2026-03-20", "2026-03-19"),  # Uraza-bayram, by the decree of the year
        ("2026-05-27", "2026-05-27", "2026-05-26"),
        ("2020-08-30", "2020-08-28", "2020-08-28"),  # on a Sunday it gives no other day off
        ("2027-01-07", "2026-12-30", "2026-12-30"),
    ],
)
def test_a_day_off_gives_way_to_the_working_day_before_it(stated: str, usual: str, tatarstan: str) -> None:
    paper = Given(DAY("2013-01-10"), stated=DAY(stated))

    found = [due(paper, rules=USUAL, office=office) for office in (OfficeDays(), TATARSTAN)]

    assert [one.day.isoformat() for one in found] == [usual, tatarstan]
    assert {one.before_days_off for one in found} == {DAY(stated)}
    assert [one.is_moved for one in found] == [usual != stated, tatarstan != stated]


def test_nothing_is_due_before_it_was_given() -> None:
    in_the_holidays = due(Given(DAY("2025-12-31"), Wording.URGENT), rules=USUAL)

    assert (in_the_holidays.day, in_the_holidays.before_days_off) == (DAY("2026-01-12"), DAY("2026-01-03"))
    with pytest.raises(BadInput, match="stated: is before the day of the paper, 2025-05-29"):
        due(Given(DAY("2025-05-29"), stated=DAY("2025-05-28")), rules=USUAL)


def test_a_stated_day_is_stronger_than_words() -> None:
    paper = Given(DAY("2025-05-29"), Wording.URGENT, stated=DAY("2025-07-01"))

    assert due(paper, rules=USUAL).rule == "stated"


def test_a_single_worked_day_is_stronger_than_days_off() -> None:
    office = OfficeDays(yearly=frozenset({(8, 30)}), worked=frozenset({date(2021, 8, 30)}))

    assert due(Given(DAY("2021-01-11"), stated=DAY("2021-08-30")), rules=USUAL, office=office).day == DAY("2021-08-30")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Немедленно сообщить сторонам", Wording.AT_ONCE),
        ("Весьма срочно. Представить сведения", Wording.AT_ONCE),
        ("Срочно представить перечень", Wording.URGENT),
        ("Незамедлительно\u00a0направить", Wording.URGENT),
        ("Оперативно решать вопросы", Wording.PROMPTLY),
        ("Докладывать ежемесячно", Wording.MONTHLY),
        ("представлять отчёт раз\nв квартал", Wording.QUARTERLY),
        ("каждое полугодие", Wording.HALF_YEARLY),
        ("Ежегодно проводить форум", Wording.YEARLY),
        ("на постоянной основе", Wording.CONSTANTLY),
        ("Обеспечивать постоянно", Wording.CONSTANTLY),
        ("Report monthly", Wording.MONTHLY),
        ("Подготовить постоянного представителя и срочность поставки", Wording.NONE),
        ("", Wording.NONE),
    ],
)
def test_the_words_tell_how_a_term_is_put(text: str, wording: Wording) -> None:
    assert wording_of(text) == wording


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Представить перечень до 15.01.2027", "2027-01-15"),
        ("Внести проект не позднее\u00a01 февраля 2027 года, доложить до 1 марта 2027 г.", "2027-02-01"),
        ("К 5 мая 2027 г. подготовить выставку", "2027-05-05"),
        ("Report by 15 January 2027", "2027-01-15"),
        ("Разобрать письмо от 15.01.2027", None),
        ("Завершить до 31.02.2027", None),
        ("Завершить до марта 2027 года", None),
        ("Приложить сведения к 15 письмам", None),
    ],
)
def test_the_words_may_name_the_day(text: str, day: str | None) -> None:
    assert day_named(text) == (DAY(day) if day else None)


def test_what_goes_on_is_reported_period_by_period_to_its_last() -> None:
    days = report_days(Wording.QUARTERLY, since=DAY("2025-05-29"), until=DAY("2026-04-01"), rules=USUAL)

    assert [one.isoformat() for one in days] == ["2025-07-10", "2025-10-10", "2026-01-12", "2026-04-10", "2026-07-10"]
    assert not list(report_days(Wording.URGENT, since=DAY("2025-05-29"), until=DAY("2026-04-01"), rules=USUAL))


def test_a_region_may_want_its_yearly_report_in_another_month() -> None:
    rules = DueRules(USUAL.at_once, USUAL.urgent, USUAL.promptly, 1, 10, (2, 1), "a rule of our own")

    assert due(Given(DAY("2026-05-29"), Wording.CONSTANTLY), rules=rules).day == DAY("2027-02-01")


@given(st.dates(date(2013, 1, 9), date(2040, 1, 1)), st.sampled_from(Wording), st.sampled_from([USUAL, SVERDLOVSK]))
@settings(max_examples=200)
def test_whatever_the_words_the_day_is_worked_and_not_before_the_paper(
    signed_on: date, wording: Wording, rules: DueRules
) -> None:
    found = due(Given(signed_on, wording), rules=rules, office=TATARSTAN)

    assert is_working_day(found.day)
    assert (found.day.month, found.day.day) not in TATARSTAN.yearly
    assert found.day >= signed_on
    between = range(min(found.day, found.before_days_off).toordinal() + 1, found.before_days_off.toordinal() + 1)
    assert not any(TATARSTAN.is_worked(date.fromordinal(day)) for day in between)
