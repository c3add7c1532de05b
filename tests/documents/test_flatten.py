"""From a record to facts."""

import json
from pathlib import Path

import pytest
from tests.factories.documents import TEXT, sample_agreement, sample_record, words

from kunak.documents.fields import FIELDS
from kunak.documents.flatten import bare, candidates
from kunak.documents.values import checked


def by_field(record: dict) -> dict:
    [facts] = candidates(record, TEXT)
    return {(fact.field, fact.position): fact for fact in facts}


def test_each_value_is_one_fact_in_the_shape_of_its_field() -> None:
    facts = by_field(sample_record())

    assert facts["signed_on", 0].value == "2025-05-29"
    assert facts["parties", 1].value == {"name": "Республика Ингушетия", "type": "territory", "code": "RU-IN"}
    assert facts["commitments", 2].value["sector"] == "education"
    assert facts["published", 0].value == "2025-05-30"
    assert ("notice", 0) not in facts
    assert all(checked(FIELDS[fact.field], fact.value) == fact.value for fact in facts.values())


def test_kind_is_shown_by_its_word_and_the_title() -> None:
    [[start, end]] = by_field(sample_record())["kind", 0].spans

    assert TEXT[start:end] == "соглашение о сотрудничестве"


def test_event_is_shown_by_the_title_else_the_day_else_the_first_party() -> None:
    without_title = sample_record(sample_agreement(title=None))
    without_both = sample_record(sample_agreement(title=None, signed_on=None))

    assert by_field(sample_record())["event", 0].spans == words("о сотрудничестве")
    assert by_field(without_title)["event", 0].spans == words("29 мая")
    assert by_field(without_both)["event", 0].spans == words("Татарстан")


def test_kind_without_any_words_is_left_to_be_entered() -> None:
    agreement = sample_agreement(title=None, signed_on=None, parties=[])

    facts = by_field(sample_record(agreement))

    assert ("kind", 0) not in facts
    assert bare(agreement) == {"kind": "agreement", "event": "signed"}
    assert bare(sample_agreement()) == {}


def test_a_year_taken_from_the_publication_is_doubtful() -> None:
    assert by_field(sample_record())["signed_on", 0].doubt == "year_of_publication"


def test_little_confidence_is_doubtful() -> None:
    facts = by_field(sample_record())

    assert (facts["signatories", 0].doubt, facts["signatories", 1].doubt) == ("low", "")


def test_a_warning_casts_doubt_on_its_field_where_the_words_meet() -> None:
    warning = {"code": "quote_end_doubtful", "message": "", "spans": words("Будем работать вместе»", "Магасе")}

    facts = by_field(sample_record(warnings=[warning]))

    assert facts["quotes", 0].doubt == "warning"
    assert facts["place", 0].doubt == ""


def test_an_unknown_warning_casts_doubt_on_everything_it_touches() -> None:
    warning = {"code": "strange", "message": "", "spans": words("Магасе")}

    facts = by_field(sample_record(warnings=[warning]))

    assert {key for key, fact in facts.items() if fact.doubt == "warning"} == {("place", 0)}


def test_a_record_without_agreements_gives_one_empty_candidate() -> None:
    record = sample_record() | {"agreements": []}

    [facts] = candidates(record, TEXT)

    assert [fact.field for fact in facts] == ["published"]


def test_the_real_release_gives_all_its_values(shared: Path) -> None:
    record = json.loads((shared / "corpus" / "gold" / "001-seed.json").read_text())
    text = (shared / "seed" / "press-release.txt").read_bytes().decode("utf-8-sig")

    [facts] = candidates(record, text)

    count = {name: sum(fact.field == name for fact in facts) for name in FIELDS}
    assert (count["commitments"], count["sectors"], count["parties"], count["kind"]) == (19, 13, 2, 1)
    assert [fact.field for fact in facts if fact.doubt] == ["signed_on", "quotes"]
    assert all(fact.spans for fact in facts)


@pytest.mark.corpus
def test_every_record_of_the_corpus_becomes_facts_with_words(shared: Path) -> None:
    for gold in sorted((shared / "corpus" / "gold").glob("*.json")):
        record = json.loads(gold.read_text())

        for facts in candidates(record, " " * record["source"]["characters"]):
            assert all(fact.spans and checked(FIELDS[fact.field], fact.value) == fact.value for fact in facts), gold
