"""Values of the fields of measures: understood as people write them, kept in one writing, refused by their field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.errors import BadInput
from kunak.core.kinds import clean, clean_all, typed_words
from kunak.core.reference import Field, Option, measure_fields

KNOWN = measure_fields()
OWN = {kind: Field("own", "Своё", "Own", kind, options=(Option("да", "yes"),)) for kind in ("year", "yesno", "url")}


@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("place", "  Казань,   Кремль ", "Казань, Кремль"),
        ("participants_plan", "1 200", 1200),
        ("participants_plan", "1\u00a0200 ", 1200),
        ("participants_plan", "0", 0),
        ("hours", "72,5", "72.5"),
        ("hours", "72.50", "72.5"),
        ("hours", "100", "100"),
        ("hours", "0,000001", "0.000001"),
        ("invest_total", "1,5 млн руб.", "1500000.00"),
        ("invest_total", "1,500,000", "1500000.00"),
        ("invest_total", "1,500.50", "1500.50"),
        ("invest_total", "1,500", "1500.00"),
        ("participants_plan", "1,000", 1000),
        ("hours", "0,125", "0.125"),
        ("invest_total", "2 млрд", "2000000000.00"),
        ("invest_total", "300 тыс. рублей", "300000.00"),
        ("invest_total", "10 ₽", "10.00"),
        ("contract_date", "29.05.2026", "2026-05-29"),
        ("contract_date", "2026-05-29", "2026-05-29"),
        ("contract_date", date(2026, 5, 29), "2026-05-29"),
        ("format", "Онлайн", "онлайн"),
        ("format", "in person", "очно"),
        ("route", "Казань\n\n Магас ", ["Казань", "Магас"]),
        ("drug_list", ["Инсулин", " ", "Метформин"], ["Инсулин", "Метформин"]),
        ("owner", "КНИТУ", "КНИТУ"),
    ],
)
def test_a_value_is_kept_in_one_writing(code: str, typed: object, kept: object) -> None:
    assert clean(KNOWN[code], typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("year", "2027", 2027),
        ("yesno", "да", True),
        ("yesno", "no", False),
        ("url", "https://a.ru/b", "https://a.ru/b"),
    ],
)
def test_years_answers_and_addresses_are_understood(kind: str, typed: str, kept: object) -> None:
    assert clean(OWN[kind], typed) == kept


@pytest.mark.parametrize("nothing", [None, "", "  ", []])
def test_what_is_empty_is_not_kept(nothing: object) -> None:
    kept = {
        field.code: value
        for field in (*KNOWN.values(), *OWN.values())
        if (value := clean(field, "" if nothing == [] and not field.is_list else nothing)) is not None
    }

    assert not kept


@pytest.mark.parametrize(
    ("code", "typed", "reason"),
    [
        ("participants_plan", "двадцать", "number"),
        ("participants_plan", "2,5", "whole"),
        ("participants_plan", "-3", "negative"),
        ("participants_plan", "−3", "negative"),
        ("participants_plan", "٣", "number"),
        ("participants_plan", True, "number"),
        ("participants_plan", "1" + "0" * 15, "big"),
        ("hours", "1." + "0" * 25 + "1", "big"),
        ("hours", "nan", "number"),
        ("hours", "Infinity", "number"),
        ("hours", "1e9", "number"),
        ("hours", "0,0000001", "decimals"),
        ("invest_total", "1,55555", "decimals"),
        ("hours", "1,500", "doubtful"),
        ("invest_total", "1,250 млн", "doubtful"),
        ("invest_total", "1.2.3", "number"),
        ("contract_date", "31.02.2026", "day"),
        ("contract_date", "завтра", "day"),
        ("contract_date", "01.01.0026", "day"),
        ("format", "по почте", "answer"),
        ("place", "К" * 501, "long"),
        ("place", "Ка\x00зань", "sign"),
        ("route", "а\n" * 51, "rows"),
        ("drug_list", ["К" * 501], "long"),
        ("evidence", ["акт.pdf"], "unplanned"),
    ],
)
def test_what_cannot_be_a_value_is_refused_by_the_field(code: str, typed: object, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        clean(KNOWN[code], typed)

    assert (refusal.value.field, refusal.value.reason) == (code, reason)


@pytest.mark.parametrize(
    ("kind", "typed", "reason"),
    [
        ("year", "26", "year"),
        ("year", "позже", "year"),
        ("yesno", "может быть", "answer"),
        ("url", "javascript:alert(1)", "address"),
        ("url", "a.ru", "address"),
        ("url", "http://[a", "address"),
        ("url", "https://a b.ru", "address"),
    ],
)
def test_what_is_no_year_answer_or_address_is_refused(kind: str, typed: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        clean(OWN[kind], typed)

    assert refusal.value.reason == reason


@given(st.sampled_from([*KNOWN.values(), *OWN.values()]), st.text() | st.lists(st.text(max_size=5)) | st.integers())
def test_what_is_kept_is_kept_as_it_is_when_it_comes_again(field: Field, typed: object) -> None:
    try:
        kept = clean(field, typed)
    except BadInput:
        return

    if kept is not None:
        assert clean(field, kept) == kept
        assert [clean(field, typed_words(field, kept, language)) for language in ("ru", "en")] == [kept, kept]


def test_values_stand_in_the_order_of_the_fields_whatever_came_first() -> None:
    found = clean_all(KNOWN, {"goods": "мука", "format": "", "place": "Магас"})

    assert list(found.items()) == [("place", "Магас"), ("goods", "мука")]


def test_a_code_that_no_field_has_is_refused() -> None:
    with pytest.raises(BadInput) as refusal:
        clean_all(KNOWN, {"colour": "синий"})

    assert (refusal.value.field, refusal.value.reason) == ("colour", "unknown")
