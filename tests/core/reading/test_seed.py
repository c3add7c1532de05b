"""The real release, field by field against its gold."""

import json
from pathlib import Path
from typing import Any

import pytest

from kunak.core.reading import read, to_json
from kunak.core.reading.formats import open_source

pytestmark = pytest.mark.corpus

SCALARS = ("title", "signed_on", "place", "term", "renewal", "renewal_period", "notice", "in_force")
HOW = ("confidence", "derived")
OF_RULES_B = ("working_groups", "sectors", "commitments", "planned", "quotes")


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "corpus" / "gold" / "001-seed.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def record(seed: bytes) -> dict[str, Any]:
    return to_json(read(open_source(seed, "press-release.txt")))


def without_confidence(node: Any) -> Any:
    """Return the same without how sure the reader is and what it derived: the gold is always sure."""
    if isinstance(node, dict):
        return {name: without_confidence(value) for name, value in node.items() if name not in HOW}
    return [without_confidence(item) for item in node] if isinstance(node, list) else node


def test_source_genre_and_language_are_as_the_gold_says(record: dict[str, Any], gold: dict[str, Any]) -> None:
    assert without_confidence(record["source"]) == without_confidence(gold["source"])
    assert record["genre"] == gold["genre"]


def test_one_agreement_is_found(record: dict[str, Any]) -> None:
    assert len(record["agreements"]) == 1


@pytest.mark.parametrize(
    "field", ["kind", "event", *SCALARS, "parties", "signatories", "supersedes", "coordinators", *OF_RULES_B]
)
def test_field_is_as_the_gold_says(record: dict[str, Any], gold: dict[str, Any], field: str) -> None:
    [agreement], [expected] = record["agreements"], gold["agreements"]

    assert without_confidence(agreement[field]) == without_confidence(expected[field])


def test_today_that_is_not_the_day_of_signing_is_told(record: dict[str, Any]) -> None:
    assert "today_differs" in {warning["code"] for warning in record["warnings"]}
