"""The reader on our own documents: figures above their floors, no span out of its text; their gold is well made."""

import random

import pytest
from tests.core.reading.fitting import validator
from tests.corpus.loader import CorpusDocument, documents
from tools.eval_reading import own
from tools.fuzz_reading import changed, check
from tools.scoring.tally import SURENESS, Tally, by_class

from kunak.core.reference import rows

SURE = [name for name, least in SURENESS.items() if least >= 0.9]


@pytest.fixture(scope="module")
def sets() -> dict[str, Tally]:
    return by_class([(name, tally) for name, _, tally in own()])


@pytest.mark.parametrize(("name", "detection", "macro"), [("open", 0.98, 0.93), ("held", 0.95, 0.84)])
def test_figures_stay_above_their_floors(sets: dict[str, Tally], name: str, detection: float, macro: float) -> None:
    assert (sets[name].detection or 0.0) >= detection
    assert sets[name].macro >= macro


def test_of_the_values_given_with_nine_tenths_and_more_97_in_100_are_right(sets: dict[str, Tally]) -> None:
    sure, right = (sum(counted[name] for name in SURE) for counted in (sets["open"].sure, sets["open"].sure_right))

    assert sure > 500
    assert right / sure >= 0.965


def test_no_span_is_empty_or_out_of_its_text(sets: dict[str, Tally]) -> None:
    assert sum(tally.spans for tally in sets.values()) > 1000
    assert sum(tally.bad_spans for tally in sets.values()) == 0


@pytest.mark.parametrize("seed", range(8))
def test_texts_changed_at_random_give_records_that_fit_with_words_inside(seed: int) -> None:
    chance, texts, checks = random.Random(seed), [document.text for document in documents()], validator()

    became = {check(changed(texts, chance, longest=3_000), checks) for _ in range(12)}

    assert "agreement" in became


def test_there_are_enough_documents_of_every_class_in_both_sets() -> None:
    assert len(documents()) >= 150
    assert sum(document.split == "held" for document in documents()) >= 150
    assert sum(document.class_ == "negative" for document in documents()) >= 25
    assert {document.class_ for document in documents() if document.split == "held"} == {
        document.class_ for document in documents() if document.split == "open"
    }


def test_every_gold_reading_fits_the_schema() -> None:
    checks = validator()

    broken = [(document.name, error.message) for document in documents() for error in checks.iter_errors(document.gold)]

    assert broken == []


def test_a_negative_has_nothing_to_read() -> None:
    told = [document.name for document in documents() if document.class_ == "negative" and document.gold["agreements"]]

    assert told == []


def test_codes_and_names_are_those_of_the_reference_data() -> None:
    assert [fault for document in documents() for fault in faults(document)] == []


def faults(document: CorpusDocument) -> list[str]:
    """Return what in a gold reading goes against the reference data or against itself."""
    regions = {row["id"]: (row["full_nom"], row["short_nom"]) for row in rows("regions")}
    sectors, kinds = ({row["code"] for row in rows(name)} for name in ("sectors", "measure_kinds"))
    out = []
    for agreement in document.gold["agreements"]:
        parties = {party["name"] for party in agreement["parties"]}
        out += [
            f"{document.name}: {party['name']} is not {party['code']}"
            for party in agreement["parties"]
            if party["type"] == "territory" and party["name"] not in regions.get(party["code"], parties)
        ]
        out += [f"{document.name}: {item['value']}" for item in agreement["sectors"] if item["value"] not in sectors]
        for item in agreement["commitments"]:
            known = item["sector"] in sectors and item["kind"] in {None, *kinds}
            out += [] if known else [f"{document.name}: {item['sector']} {item['kind']}"]
        for signer in agreement["signatories"]:
            known = signer["party"] in {None, *parties}
            out += [] if known else [f"{document.name}: {signer['name']} signs for no party"]
    return out
