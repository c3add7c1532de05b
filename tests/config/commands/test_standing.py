"""`kunak standing`: one line of JSON a day, or a sentence that names the field."""

import json
import re
from pathlib import Path

import pytest
from tests.config.conftest import Kunak

from kunak.config.commands.other_words import TERMS

CORE_TERMS = Path(__file__).resolve().parents[3] / "src" / "kunak" / "core" / "terms"
AGREEMENT = {
    "terms": {
        "signed_on": "2025-05-29",
        "in_force": {"rule": "on_signing"},
        "term": {"kind": "period", "period": "P5Y"},
        "renewal": {"kind": "automatic", "period": "P5Y"},
    }
}


def given(**terms: object) -> bytes:
    return json.dumps({"terms": AGREEMENT["terms"] | terms}).encode()


def test_standing_answers_each_day_on_a_line(kunak: Kunak) -> None:
    done = kunak("standing", "-", "--on", "2025-05-28", "2025-05-29", "--on", "2031-01-01", stdin=given())

    assert done.status == 0
    assert [json.loads(line)["state"] for line in done.out.splitlines()] == ["draft", "in_force", "in_force"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "строка 1, знак 1"),
        (b"{", "это не JSON: строка 1"),
        ("{}".encode("utf-16"), "это не JSON в UTF-8"),
        (b"[" * 100_000, "это не JSON в UTF-8"),
        (b"1" * 5000, "это не JSON в UTF-8"),
        (b" " * (1024 * 1024 + 1), "слишком много"),
        (b"[]", "terms: не указано"),
        (given(term={"kind": "period", "period": "5 лет"}), "terms.term.period: не длительность по ISO 8601"),
        (given(signed_on="вчера"), "terms.signed_on: не день вида 2025-05-29 ('вчера')"),
        (given(term={"kind": "for ever"}), "есть period, until, indefinite ('for ever')"),
        (given(unknown=1), "terms.unknown: такого поля здесь нет"),
    ],
)
def test_what_cannot_be_counted_with_is_named_and_nothing_is_answered(kunak: Kunak, data: bytes, told: str) -> None:
    done = kunak("standing", "-", "--on", "2030-05-29", stdin=data)

    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_a_day_that_is_none_is_named(kunak: Kunak) -> None:
    done = kunak("standing", "-", "--on", "2025-02-30", stdin=given())

    assert done.status == 2
    assert "'2025-02-30' — не дата" in done.err


def test_a_missing_file_is_told(kunak: Kunak) -> None:
    done = kunak("standing", "nothing.json", "--on", "2030-05-29")

    assert done.status == 2
    assert "nothing.json не читается: нет такого файла" in done.err


def test_every_reason_of_the_core_is_known_to_the_catalogue() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in CORE_TERMS.glob("*.py"))

    reasons = {reason for reason in re.findall(r'reason="([^"]+)"', text) if not reason.startswith("is none of ")}

    assert reasons <= set(TERMS)
