"""What the words of a term mean in the calendar."""

from datetime import date

import pytest

from kunak.core.provenance import Span
from kunak.core.reading.measures.stated_term import Meaning, Years, meaning, stated_term
from kunak.core.reading.text import Text


@pytest.mark.parametrize(
    ("words", "kind", "starts_on", "ends_on"),
    [
        ("i квартал 2026 года", "quarter", "2026-01-01", "2026-03-31"),
        ("4 кв. 2026 г.", "quarter", "2026-10-01", "2026-12-31"),
        ("во втором квартале 2026 года", "quarter", "2026-04-01", "2026-06-30"),
        ("ii–iii кварталы 2026 г.", "span", "2026-04-01", "2026-09-30"),
        ("4 квартал 2026 – 1 квартал 2027", "span", "2026-10-01", "2027-03-31"),
        ("первое полугодие 2026 года", "half_year", "2026-01-01", "2026-06-30"),
        ("до 1 марта 2026 года", "day", "2026-03-01", "2026-03-01"),
        ("не позднее 15 июня 2026 г.", "day", "2026-06-15", "2026-06-15"),
        ("срок исполнения: до 01.07.2026", "day", "2026-07-01", "2026-07-01"),
        ("до конца марта 2026 г.", "day", "2026-03-31", "2026-03-31"),
        ("до конца 2026 года", "day", "2026-12-31", "2026-12-31"),
        ("в мае 2026 года", "month", "2026-05-01", "2026-05-31"),
        ("март-май 2026 года", "span", "2026-03-01", "2026-05-31"),
        ("июнь 2026 – март 2027 г.", "span", "2026-06-01", "2027-03-31"),
        ("15–20 мая 2026 г.", "span", "2026-05-15", "2026-05-20"),
        ("с 1 марта по 30 июня 2026 года", "span", "2026-03-01", "2026-06-30"),
        ("01.03.2026-30.06.2026", "span", "2026-03-01", "2026-06-30"),
        ("2026–2028 гг.", "span", "2026-01-01", "2028-12-31"),
        ("в течение 2026–2028 годов", "span", "2026-01-01", "2028-12-31"),
        ("в течение 2026 года", "year", "2026-01-01", "2026-12-31"),
    ],
)
def test_meaning_of_a_stretch_of_the_calendar(words: str, kind: str, starts_on: str, ends_on: str) -> None:
    said = meaning(words)

    assert (said.kind, str(said.starts_on), str(said.ends_on)) == (kind, starts_on, ends_on)
    assert not said.is_of_plan


@pytest.mark.parametrize(
    ("words", "kind", "period"),
    [
        ("ежегодно", "regularly", "P1Y"),
        ("не реже двух раз в год", "regularly", "P6M"),
        ("ежеквартально, до 10 числа", "regularly", "P3M"),
        ("в месячный срок", "within", "P1M"),
        ("в 10-дневный срок", "within", "P10D"),
        ("в двухнедельный срок", "within", "P2W"),
        ("в течение 30 календарных дней со дня подписания", "within", "P30D"),
        ("в течение месяца", "within", "P1M"),
        ("постоянно", "constantly", None),
        ("в течение срока действия соглашения", "constantly", None),
    ],
)
def test_meaning_of_what_is_no_stretch_of_the_calendar(words: str, kind: str, period: str | None) -> None:
    assert meaning(words) == Meaning(kind, period=period)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["весной 2026 года", "31 февраля 2026", "к началу учебного года", "до 2027 года", ""])
def test_words_that_do_not_tell_the_days_are_other(words: str) -> None:
    assert meaning(words) == Meaning("other")


def test_term_that_only_begins_has_no_last_day() -> None:
    assert meaning("с 1 сентября 2026 г.") == Meaning("span", date(2026, 9, 1))


def test_day_without_a_year_takes_the_year_of_a_plan_for_one_year() -> None:
    assert meaning("до 1 марта", 2026) == Meaning("day", date(2026, 3, 1), date(2026, 3, 1), is_of_plan=True)
    assert meaning("до 1 марта") == Meaning("day")


def test_year_of_the_plan_is_among_the_spans_of_the_term() -> None:
    text = Text("план на 2026 год: ярмарка, май")

    term = stated_term(text, (Span(27, 30),), Years(2026, 2026, Span(8, 12)), rule="measure.term")

    assert (term.text, term.kind, term.starts_on, term.derived) == ("май", "month", "2026-05-01", True)
    assert term.spans == (Span(27, 30), Span(8, 12))


def test_plan_for_several_years_gives_no_day_its_year() -> None:
    text = Text("план на 2026–2027 годы: ярмарка, май")

    term = stated_term(text, (Span(33, 36),), Years(2026, 2027, Span(8, 17)), rule="measure.term")

    assert (term.kind, term.starts_on, term.derived) == ("month", None, False)
