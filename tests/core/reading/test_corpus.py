"""The reader on the whole development corpus: floors a little under what it reaches, so no step back goes unseen."""

from pathlib import Path
from typing import Any

import pytest
from tests.core.reading.fitting import validator
from tools.eval_reading import development, development_documents, reading_of
from tools.scoring.tally import Tally, by_class

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def halves(shared: Path) -> dict[str, Tally]:
    return by_class([(half, tally) for half, _, tally in development(shared)])


def test_every_reading_fits_the_schema(shared: Path) -> None:
    checks = validator()

    broken = {
        name: error.message
        for name, gold, data in development_documents(shared)
        for error in checks.iter_errors(reading_of(data, gold["source"]["name"]))
    }

    assert broken == {}


@pytest.mark.parametrize(("half", "detection", "macro"), [("dev", 0.98, 0.96), ("test", 0.96, 0.81)])
def test_figures_stay_above_their_floors(halves: dict[str, Tally], half: str, detection: float, macro: float) -> None:
    assert (halves[half].detection or 0.0) >= detection
    assert halves[half].macro >= macro
    assert halves[half].bad_spans == 0


def test_documents_without_a_signing_give_no_more_than_two_false_agreements(halves: dict[str, Tally]) -> None:
    assert sum(tally.signings["false"] for tally in halves.values()) <= 2


def test_other_formats_of_a_document_read_like_its_text(shared: Path) -> None:
    differing = []
    for path in sorted((shared / "corpus" / "files").iterdir()):
        if path.suffix not in (".html", ".docx", ".txt"):
            continue
        text = next((shared / "corpus" / "texts").glob(f"{path.name[:3]}-*.txt"))
        one, other = (_said(reading_of(file.read_bytes(), file.name)) for file in (path, text))
        if one != other:
            differing.append(path.name)

    assert len(differing) <= 2, differing


def _said(record: dict[str, Any]) -> list[Any]:
    return [
        (agreement["kind"], agreement["event"], [party["name"] for party in agreement["parties"]])
        for agreement in record["agreements"]
        if agreement["event"] != "mentioned"
    ]
