"""The reader on the whole development corpus: floors a little under what it reaches, so no step back goes unseen."""

import importlib.util
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.core.reading.fitting import validator
from tools.eval_reading import development, development_readings, reading_of
from tools.scoring.tally import FIELDS, Tally, by_class, total

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def halves(shared: Path) -> dict[str, Tally]:
    return by_class([(half, tally) for half, _, tally in development(shared)])


def test_every_reading_fits_the_schema(shared: Path) -> None:
    checks = validator()

    broken = {
        name: error.message
        for name, _, _, record in development_readings(shared)
        for error in checks.iter_errors(record)
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
    differing, read = [], {name[:3]: _said(record) for name, _, _, record in development_readings(shared)}
    for path in sorted((shared / "corpus" / "files").iterdir()):
        if path.suffix not in (".html", ".docx", ".txt"):
            continue
        if _said(reading_of(path.read_bytes(), path.name)) != read[path.name[:3]]:
            differing.append(path.name)

    assert len(differing) <= 2, differing


def _said(record: dict[str, Any]) -> list[Any]:
    return [
        (agreement["kind"], agreement["event"], [party["name"] for party in agreement["parties"]])
        for agreement in record["agreements"]
        if agreement["event"] != "mentioned"
    ]


def test_figures_are_those_of_the_development_corpus_own_scorer(shared: Path, halves: dict[str, Tally]) -> None:
    theirs, ours = _their_tally(shared), total(halves.values())

    counts = {field: [ours.right[field], ours.wrong[field], ours.missed[field]] for field in FIELDS}
    assert counts == {field: theirs.counts[field] for field in FIELDS}
    assert [ours.signings[name] for name in ("hit", "false", "missed", "none")] == theirs.docs
    assert [ours.shown.total(), ours.fitting.total()] == [
        sum(pair[i] for pair in theirs.spans.values()) for i in (0, 1)
    ]


def _their_tally(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("corpus_score", shared / "corpus" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    tally = score.Tally()
    for name, gold, data, record in development_readings(shared):
        score.Document(name, *deepcopy((gold, record)), data.decode("utf-8"), [tally], None).run()
    return tally
