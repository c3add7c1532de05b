"""Whole readings of short texts of our own: tellings of a signing and of plans, of no agreement, texts, plans, acts.

`wordings.json` holds each text with what a careful person reads from it; background agreements are left out.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read, to_json

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "wordings.json").read_text(encoding="utf-8"))
SCALARS = ("title", "signed_on", "place", "term", "renewal", "renewal_period", "notice", "in_force")


def said(agreement: dict[str, Any]) -> dict[str, Any]:
    """Return an agreement in the short form of the file: empty fields left out."""
    out: dict[str, Any] = {name: agreement[name] for name in ("kind", "event")}
    out["parties"] = [party["name"] for party in agreement["parties"]]
    out |= {name: agreement[name]["value"] for name in SCALARS if agreement[name]}
    if agreement["signatories"]:
        out["signatories"] = [[person["name"], person["post"], person["party"]] for person in agreement["signatories"]]
    if agreement["supersedes"]:
        out["supersedes"] = [item["value"] for item in agreement["supersedes"]]
    if agreement["coordinators"]:
        out["coordinators"] = [item["name"] for item in agreement["coordinators"]]
    return out


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_text_is_read_as_a_careful_person_reads_it(case: dict[str, Any]) -> None:
    record = to_json(read(source_of(case["text"])))

    published = record["source"]["published"]
    assert (record["genre"], published and published["value"]) == (case["genre"], case["published"])
    agreements = [agreement for agreement in record["agreements"] if agreement["event"] != "mentioned"]
    assert [said(agreement) for agreement in agreements] == case["agreements"]
