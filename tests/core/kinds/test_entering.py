"""Which fields of a kind are planned and which are reported, and how their values read."""

import pytest

from kunak.core.kinds import Detail, detail_words, fields_for, planned_fields, reported_fields
from kunak.core.kinds.entering import GROUPS
from kunak.core.kinds.values import CLEANERS
from kunak.core.reference import MeasureKind, indicators, measure_fields, measure_kinds

KNOWN = measure_fields()


def codes(fields: object) -> list[str]:
    return [one.code for one in fields]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", measure_kinds().values(), ids=lambda one: one.code)
def test_every_field_of_a_kind_is_a_column_planned_or_reported(kind: MeasureKind) -> None:
    planned, reported = planned_fields(kind), reported_fields(kind)

    own = {one.code for one in kind.fields if one.entered == "own"}
    assert own | set(codes(planned)) | set(codes(reported)) == set(codes(kind.fields))
    assert {"result_text", "evidence"} <= set(codes(reported))
    assert not {code for code in codes(planned) if code.endswith("_fact")}
    assert planned
    assert kind.indicators


def test_every_field_has_a_type_that_is_known_and_a_group() -> None:
    for field in KNOWN.values():
        assert field.type.partition(":")[0] in CLEANERS, field.code
        assert field.group in GROUPS or field.entered == "own", field.code
        assert not field.unit_field or field.unit_field in KNOWN
        assert bool(field.options) == (field.type == "enum")


def test_what_a_student_exchange_plans_and_reports() -> None:
    kind = measure_kinds()["student-exchange"]

    assert codes(planned_fields(kind)) == [
        "route",
        "institution_from",
        "institution_to",
        "persons_out",
        "persons_in",
        "funding_source",
    ]
    assert codes(reported_fields(kind)) == ["persons_out", "persons_in", "amount_fact", "result_text", "evidence"]


def test_what_was_entered_for_another_kind_stays_beside() -> None:
    planned, former = fields_for(measure_kinds()["student-exchange"], KNOWN, {"repertoire", "route"})

    assert "route" in codes(planned)
    assert codes(former) == ["repertoire"]


def test_kinds_have_their_proofs_and_indicators() -> None:
    kind = measure_kinds()["pharma-supply"]

    assert kind.proofs_ru == ("контракт", "накладные", "сертификаты")
    assert [one.code for one in kind.indicators][:1] == ["pharma_supply_amount"]
    assert len(indicators()) == 80


@pytest.mark.parametrize(
    ("code", "value", "russian", "english"),
    [
        ("invest_total", "1500000.00", "1 500 000 руб.", "1,500,000 RUB"),
        ("invest_total", "1500000.50", "1 500 000,50 руб.", "1,500,000.50 RUB"),
        ("participants_plan", 1200, "1 200 чел.", "1,200 people"),
        ("hours", "72.5", "72,5 ч", "72.5 h"),
        ("contract_date", "2026-05-29", "29.05.2026", "29.05.2026"),
        ("format", "очно", "очно", "in person"),
        ("route", ["Казань", "Магас"], "Казань; Магас", "Казань; Магас"),
    ],
)
def test_values_read_well_in_both_languages(code: str, value: Detail, russian: str, english: str) -> None:
    assert detail_words(KNOWN[code], value, "ru").replace("\u00a0", " ") == russian
    assert detail_words(KNOWN[code], value, "en").replace("\u00a0", " ") == english


def test_the_unit_may_stand_in_another_field() -> None:
    told = detail_words(KNOWN["volume"], "12.5", "ru", {"volume_unit": "т"})

    assert told == "12,5\u00a0т"
