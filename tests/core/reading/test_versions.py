"""Version 1.1 of the record beside version 1: which a record says, and that either schema fits what it should."""

from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator
from tests.core.reading.given import source_of

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import Record, read, schema, to_json
from kunak.core.reading.record import Parts, Party
from kunak.core.reading.record.acts import AboutAgreement, Act, Change, ChangedTerms, Paper
from kunak.core.reading.record.measures import Executor, Measure, Outcome, Quantity, StatedTerm
from kunak.core.reading.record.minutes import AgendaItem, Decision, Meeting
from kunak.core.reading.record.parties import Person
from kunak.core.reading.record.terms import Effect, TermEnd

AT = (Span(0, 3),)
WORDS = Sourced("слова", AT, 1.0)
DAY = Sourced("2026-04-15", AT, 1.0)
PARTY = Party("Гомельская область", "territory", "BY", AT, subdivision="BY-HO")
PERSON = Person("Иван Волжанинов", "министр", None, AT)
WHO = Executor("Министерство культуры", "body", "Тверская область", "RU-TVE", AT)
WHEN = StatedTerm("до 15 апреля", "day", AT, "2026-04-15", "2026-04-15", derived=True)
FULL = Parts(
    measures=(Measure(WORDS, WORDS, WORDS, WORDS, (WHO,), WHEN, WORDS, WORDS, WORDS, WORDS),),
    meeting=Meeting(
        WORDS, DAY, WORDS, WORDS, (PERSON,), PERSON, (PERSON,), WORDS, (AgendaItem(WORDS, WORDS, (PERSON,), (PERSON,)),)
    ),
    decisions=(Decision(WORDS, WORDS, WORDS, (WHO,), WHEN),),
    acts=(
        Act(
            "amendment",
            AT,
            DAY,
            PARTY,
            (PARTY,),
            AboutAgreement("agreement", AT, WORDS, WORDS, DAY, (PARTY,)),
            DAY,
            Sourced("P5Y", AT, 1.0),
            DAY,
            WORDS,
            ChangedTerms(Sourced("P5Y", AT, 1.0), DAY, Sourced("automatic", AT, 1.0), notice=Sourced("P6M", AT, 1.0)),
            (Change("reword", AT, WORDS, WORDS, WORDS),),
            PERSON,
            Paper("order", AT, WORDS, DAY, PARTY),
        ),
    ),
    outcomes=(Outcome(WORDS, "done", WORDS, WORDS, (Quantity("48", "учителей", AT),)),),
)


def plain() -> Record:
    """Return the reading of a release that says nothing that version 1 cannot hold."""
    return read(source_of("Сегодня Тверская область и Республика Коми подписали соглашение о сотрудничестве."))


def faults(record: dict[str, Any], version: str) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(version)).iter_errors(record)]  # type: ignore[arg-type]


def test_both_schemas_are_schemas() -> None:
    for version in ("1", "1.1"):
        Draft202012Validator.check_schema(schema(version))  # type: ignore[arg-type]


def test_record_without_the_new_parts_is_one_of_version_1() -> None:
    record = to_json(plain())

    assert record["schema"] == "kunak.reading/1"
    assert (faults(record, "1"), faults(record, "1.1")) == ([], [])


def test_record_with_every_new_part_fits_version_1_1_alone() -> None:
    record = to_json(replace(plain(), parts=FULL))

    assert record["schema"] == "kunak.reading/1.1"
    assert faults(record, "1.1") == []
    assert faults(record, "1") != []


def test_agreement_with_a_new_field_is_of_version_1_1() -> None:
    base = plain()
    [agreement] = base.agreements
    more = replace(
        agreement,
        parties=(PARTY, *agreement.parties),
        term_ends=(TermEnd("until", AT, date="2030-12-31", is_inclusive=True),),
        effect=Effect("notification", AT, after="P30D"),
        provisional=Sourced("on_signing", AT, 1.0),
    )

    record = to_json(replace(base, agreements=(more,)))

    assert record["schema"] == "kunak.reading/1.1"
    assert faults(record, "1.1") == []


def test_part_of_a_country_and_what_is_derived_need_no_new_version() -> None:
    base = plain()
    [agreement] = base.agreements
    title = Sourced("о дружбе", AT, 0.9, derived=True)

    record = to_json(replace(base, agreements=(replace(agreement, title=title, parties=(PARTY,)),)))

    assert record["schema"] == "kunak.reading/1"
    assert faults(record, "1") == []
    assert record["agreements"][0]["title"]["derived"]
    assert record["agreements"][0]["parties"][0]["subdivision"] == "BY-HO"


def test_reader_of_version_1_may_ask_for_it() -> None:
    record = to_json(replace(plain(), parts=FULL), version="1")

    assert record == to_json(plain())


def test_schema_of_version_1_1_changes_nothing_of_version_1() -> None:
    old, new = schema("1"), schema("1.1")

    assert set(old["required"]) == set(new["required"])
    assert set(old["$defs"]) <= set(new["$defs"])
    for name, shape in old["$defs"].items():
        assert set(shape.get("required", [])) == set(new["$defs"][name].get("required", []))
        for field, kind in shape.get("properties", {}).items():
            assert bare(new["$defs"][name]["properties"][field]) == bare(kind), (name, field)


def bare(shape: Any) -> Any:
    """Return a shape without what version 1.1 lets stand beside a value."""
    if isinstance(shape, dict):
        return {name: bare(value) for name, value in shape.items() if name != "derived"}
    return [bare(item) for item in shape] if isinstance(shape, list) else shape
