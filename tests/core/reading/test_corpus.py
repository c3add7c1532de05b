"""The reader on the whole development corpus: floors a little under what it reaches, so no step back goes unseen."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tools import score_reading

from kunak.core.reading import read, schema, to_json
from kunak.core.reading.formats import open_source

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def readings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("readings")
    score_reading.read_corpus(shared, out)
    return out


def test_every_reading_fits_the_schema(readings: Path) -> None:
    validator = Draft202012Validator(schema())

    broken = {
        path.stem: error.message
        for path in sorted(readings.glob("*.json"))
        for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8")))
    }

    assert broken == {}


@pytest.mark.parametrize(("split", "detection", "macro"), [("dev", 0.98, 0.95), ("test", 0.94, 0.76)])
def test_figures_stay_above_their_floors(
    shared: Path, readings: Path, split: str, detection: float, macro: float
) -> None:
    figures = score_reading.figures(shared, readings, split)

    assert figures["detection"] >= detection
    assert figures["macro"] >= macro
    assert figures["bad_spans"] == 0


def test_negatives_give_no_more_than_two_false_agreements(shared: Path, readings: Path) -> None:
    false = sum(score_reading.figures(shared, readings, split)["false_agreements"] for split in score_reading.SPLITS)

    assert false <= 2


def test_other_formats_of_a_document_read_like_its_text(shared: Path) -> None:
    differing = []
    for path in sorted((shared / "corpus" / "files").iterdir()):
        if path.suffix not in (".html", ".docx", ".txt"):
            continue
        text = next((shared / "corpus" / "texts").glob(f"{path.name[:3]}-*.txt"))
        one, other = (_said(read_file(file)) for file in (path, text))
        if one != other:
            differing.append(path.name)

    assert len(differing) <= 2, differing


def read_file(path: Path) -> dict[str, Any]:
    return to_json(read(open_source(path.read_bytes(), path.name)))


def _said(record: dict[str, Any]) -> list[Any]:
    return [
        (agreement["kind"], agreement["event"], [party["name"] for party in agreement["parties"]])
        for agreement in record["agreements"]
        if agreement["event"] != "mentioned"
    ]
