"""Scoring: what counts as right."""

from typing import Any

from tests.corpus.loader import documents
from tools.scoring.alike import likeness, same_party, same_person, same_place, same_post, stems
from tools.scoring.compare import compare
from tools.scoring.page import page
from tools.scoring.tally import FIELDS, total

LISTED = ("parties", "signatories", "supersedes", "coordinators", "sectors", "commitments", "planned", "quotes")


def party(name: str, kind: str = "territory", code: str | None = None) -> dict[str, Any]:
    return {"name": name, "type": kind, "code": code}


def agreement(**values: Any) -> dict[str, Any]:
    empty = {"kind": "agreement", "event": "signed", "title": None, "signed_on": None}
    return empty | {field: [] for field in LISTED} | values


def gold_of(*agreements: dict[str, Any]) -> dict[str, Any]:
    return {
        "genre": "release",
        "source": {"published": None},
        "agreements": list(agreements),
        "text": "Тверь и Ржев подписали соглашение",
    }


def test_names_are_compared_by_what_tells_them_apart() -> None:
    assert same_person("Пётр Иванович Рябов", "П. И. Рябов")
    assert not same_person("Пётр Рябов", "Анна Рябова")
    assert same_place("г. Тверь", "Тверь")
    assert same_post("первый заместитель губернатора", "первый заместитель губернатора области")
    assert not same_post("губернатор", "заместитель губернатора")
    assert not same_post("министр", "министр экономического развития и торговли")
    assert likeness("Минкультуры", "Министерство культуры", stems) == 1.0


def test_a_territory_is_told_by_its_code_and_a_foreign_part_by_its_country_too() -> None:
    assert same_party(party("Республика Тыва", code="RU-TY"), party("Тува", code="RU-TY"))
    assert same_party(party("Гомельская область", code="BY"), party("Гомельская область", code="BY-HO"))
    assert not same_party(party("Гомельская область", code="BY"), party("Гомельская область", code="KZ"))


def test_a_document_read_as_its_gold_has_no_misses() -> None:
    tallies = [compare(document.name, document.gold, document.gold) for document in documents()]

    assert [miss for tally in tallies for miss in tally.misses] == []
    assert total(tallies).macro == 1.0


def test_an_invented_agreement_is_wrong_in_all_its_values_unless_it_is_a_mention() -> None:
    told = agreement(parties=[party("Тверь", "municipality"), party("Ржев", "municipality")])
    invented = told | {
        "parties": [party("Чита", "municipality")],
        "signed_on": {"value": "2023-05-04", "spans": [[0, 5]]},
    }

    tally = compare("1", gold_of(told), gold_of(told, invented))
    mention = compare("1", gold_of(told), gold_of(told, invented | {"event": "mentioned"}))

    assert (tally.wrong["parties"], tally.wrong["signed_on"], tally.filled["signed_on"]) == (1, 1, 1)
    assert tally.records == {"hit": 1, "false": 1, "missed": 0}
    assert mention.wrong.total() == 0


def test_a_value_missed_and_a_span_out_of_the_text_are_counted() -> None:
    place = {"value": "Тверь", "spans": [[0, 5]]}
    told, read = agreement(place=place), agreement(place=place | {"spans": [[30, 99]]})

    assert compare("1", gold_of(told), gold_of(agreement())).missed["place"] == 1
    tally = compare("1", gold_of(told), gold_of(read))
    assert (tally.right["place"], tally.fitting["place"], tally.bad_spans) == (1, 0, 1)


def test_a_warning_counts_where_it_warns_of_the_same_words() -> None:
    gold = gold_of(agreement()) | {"warnings": [{"code": "term_until", "spans": [[0, 5]]}]}
    near, far = ({**gold, "warnings": [{"code": "other", "spans": [span]}]} for span in ([3, 9], [6, 9]))

    assert [compare("1", gold, read).doubt_share for read in (near, far)] == [1.0, 0.0]


def test_a_reading_of_nothing_misses_everything_and_invents_nothing() -> None:
    document = next(iter(documents()))

    tally = compare("1", document.gold, {})

    assert tally.right.total() == 0
    assert tally.wrong.total() == 0
    assert tally.missed["commitments"] == len(document.gold["agreements"][0]["commitments"])


def test_the_page_tells_counts_of_every_field_and_class() -> None:
    tally = compare("1", gold_of(agreement()), gold_of(agreement()))

    told = page({"open": tally}, [("open", "agency", tally)], {"open": tally}, day="2024-03-14", version="1.2")

    assert "of 2024-03-14, Kunak 1.2" in told
    assert "| kind | 1.000 (1) |" in told
    assert "| agency | 1.000 (1) |" in told
    assert all(f"| {field} | " in told for field in FIELDS)
