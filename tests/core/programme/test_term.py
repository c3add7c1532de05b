"""Terms of measures: what people type is read strictly, and what is written is read back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.errors import BadInput
from kunak.core.programme.term import CONSTANTLY, NONE, MeasureTerm, months, parse_term, term_words

YEARS = st.integers(1950, 2150)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
PARTS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@st.composite
def whole_months(draw: st.DrawFn) -> MeasureTerm:
    kind = draw(st.sampled_from(sorted(PARTS)))
    place = draw(st.integers(0, 12 // PARTS[kind] - 1))
    return months(draw(YEARS), place * PARTS[kind] + 1, PARTS[kind], kind)


@st.composite
def spans(draw: st.DrawFn) -> MeasureTerm:
    first = draw(DAYS)
    return MeasureTerm("span", first, first + timedelta(days=draw(st.integers(0, 4000))))


TERMS = st.one_of(
    st.sampled_from([NONE, CONSTANTLY]),
    DAYS.map(lambda day: MeasureTerm("day", day, day)),
    whole_months(),
    spans().filter(lambda term: term.ends_on <= date(2199, 12, 31)),
    st.tuples(YEARS, st.integers(0, 20)).map(
        lambda pair: MeasureTerm("span", date(pair[0], 1, 1), date(pair[0] + pair[1], 12, 31))
    ),
)


@given(TERMS, st.sampled_from(["ru", "en"]))
def test_what_is_written_is_read_back(term: MeasureTerm, language: str) -> None:
    assert parse_term(term_words(term, language)) == term


def span(first: date, last: date) -> MeasureTerm:
    return MeasureTerm("span", first, last)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("", NONE),
        ("  ", NONE),
        ("29.05.2026", MeasureTerm("day", date(2026, 5, 29), date(2026, 5, 29))),
        ("29.5.26", MeasureTerm("day", date(2026, 5, 29), date(2026, 5, 29))),
        ("2026-05-29", MeasureTerm("day", date(2026, 5, 29), date(2026, 5, 29))),
        ("до 29 мая 2026 г.", MeasureTerm("day", date(2026, 5, 29), date(2026, 5, 29))),
        ("не позднее 29 Мая 2026 года", MeasureTerm("day", date(2026, 5, 29), date(2026, 5, 29))),
        ("III квартал 2026", months(2026, 7, 3, "quarter")),
        ("3 квартал 2026 г.", months(2026, 7, 3, "quarter")),
        ("3-й кв. 2026", months(2026, 7, 3, "quarter")),
        ("четвёртый квартал 2026 года", months(2026, 10, 3, "quarter")),
        ("в III квартале 2026 года", months(2026, 7, 3, "quarter")),
        ("I–II кварталы 2026", span(date(2026, 1, 1), date(2026, 6, 30))),
        ("второе полугодие 2026", months(2026, 7, 6, "half_year")),
        ("май 2026", months(2026, 5, 1, "month")),
        ("в мае 2026 г.", months(2026, 5, 1, "month")),
        ("сент. 2026", months(2026, 9, 1, "month")),
        ("март – июнь 2026", span(date(2026, 3, 1), date(2026, 6, 30))),
        ("2026 год", months(2026, 1, 12, "year")),
        ("в течение 2026 года", months(2026, 1, 12, "year")),
        ("2026-2027", span(date(2026, 1, 1), date(2027, 12, 31))),
        ("2026—2027 гг.", span(date(2026, 1, 1), date(2027, 12, 31))),
        ("с 2026 по 2027 год", span(date(2026, 1, 1), date(2027, 12, 31))),
        ("с 01.03.2026 по 30.06.2026", span(date(2026, 3, 1), date(2026, 6, 30))),
        ("Постоянно", CONSTANTLY),
        ("на постоянной основе.", CONSTANTLY),
        ("constantly", CONSTANTLY),
        ("Q3 2026", months(2026, 7, 3, "quarter")),
        ("29 May 2026", MeasureTerm("day", date(2026, 5, 29), date(2026, 5, 29))),
    ],
)
def test_terms_are_read_as_plans_write_them(text: str, term: MeasureTerm) -> None:
    assert parse_term(text) == term


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("скоро", "unknown"),
        ("ежегодно", "unknown"),
        ("мартобря 2026", "unknown"),
        ("5 мартобря 2026", "unknown"),
        ("квартал 2026", "unknown"),
        ("31.02.2026", "no day"),
        ("31 апреля 2026", "no day"),
        ("V квартал 2026", "no day"),
        ("0 квартал 2026", "no day"),
        ("3 полугодие 2026", "no day"),
        ("0026", "no day"),
        ("9999", "no day"),
        ("2027–2026", "backwards"),
        ("30.06.2026–01.03.2026", "backwards"),
        ("IV–I квартал 2026", "backwards"),
    ],
)
def test_what_is_no_term_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_term(text)

    assert (refusal.value.field, refusal.value.reason, refusal.value.value) == ("term", reason, text)


@given(st.text(max_size=30))
def test_any_text_is_a_term_or_refused_never_a_fault(text: str) -> None:
    try:
        term = parse_term(text)
    except BadInput:
        return
    assert (term.starts_on is None) == (term.kind in {"none", "constantly"})


@pytest.mark.parametrize(
    ("term", "is_apart", "is_beyond"),
    [
        (NONE, False, False),
        (CONSTANTLY, False, False),
        (months(2025, 1, 12, "year"), True, False),
        (months(2026, 1, 12, "year"), False, False),
        (MeasureTerm("day", date(2027, 12, 31), date(2027, 12, 31)), False, False),
        (MeasureTerm("day", date(2028, 1, 1), date(2028, 1, 1)), True, True),
        (span(date(2027, 1, 1), date(2028, 12, 31)), False, True),
        (span(date(2020, 1, 1), date(2030, 12, 31)), False, True),
    ],
)
def test_a_term_is_known_to_lie_apart_from_a_period_or_to_go_beyond_it(
    term: MeasureTerm, is_apart: bool, is_beyond: bool
) -> None:
    assert term.is_apart_from(date(2026, 6, 1), date(2027, 12, 31)) == is_apart
    assert term.goes_beyond(date(2027, 12, 31)) == is_beyond
