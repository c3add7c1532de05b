"""Parquet, in and out."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.config.conftest import Kunak
from tests.factories.documents import TEXT

from kunak.config.reading_in_bulk.sources import items, seen
from kunak.core.reading.batch import Page, Refused
from kunak.core.reading.batch.errors import BadField
from kunak.core.reading.formats.errors import DamagedFile


@pytest.fixture
def parquet() -> Any:
    """Return pyarrow's module of tables, or skip with a sentence."""
    return pytest.importorskip("pyarrow.parquet", reason="pyarrow is not here: kunak[parquet]")


@pytest.fixture
def table(parquet: Any, tmp_path: Path) -> Path:
    """Return a table of three entries, one of them without words."""
    import pyarrow

    path = tmp_path / "новости.parquet"
    entries = [
        {"text": TEXT, "name": "первая", "published": date(2025, 5, 30), "more": 1},
        {"text": None, "name": "вторая", "published": None, "more": 2},
        {"text": "Погода.", "name": None, "published": None, "more": 3},
    ]
    parquet.write_table(pyarrow.Table.from_pylist(entries), path)
    return path


def test_rows_of_a_table_are_pages(table: Path) -> None:
    found = [one.item for one in items(seen([str(table)], frozenset()))]

    assert found == [
        Page(f"{table}#1", TEXT, name="первая", published="2025-05-30"),
        Refused(f"{table}#2", BadField, {"field": "text"}),
        Page(f"{table}#3", "Погода."),
    ]


def test_a_table_that_is_none_is_told(parquet: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and nothing else")

    [(item, _)] = items(seen([str(path)], frozenset()))

    assert isinstance(item, Refused)
    assert (item.place, item.kind) == (str(path), DamagedFile)


def test_rows_are_written_to_a_table_as_to_lines(parquet: Any, kunak: Kunak, table: Path, tmp_path: Path) -> None:
    lines, out = tmp_path / "rows.jsonl", tmp_path / "rows.parquet"

    done = kunak("read", str(table), "--out", str(out), "--jobs", "1")
    kunak("read", str(table), "--out", str(lines), "--jobs", "1")

    written = parquet.read_table(out).to_pylist()
    rows = [json.loads(line) for line in lines.read_bytes().splitlines()]
    assert done.status == 0
    assert [row["document"] for row in written] == [row["document"] for row in rows]
    assert json.loads(written[0]["record"]) == rows[0]["record"]
    assert (written[1]["status"], written[1]["error"], written[1]["record"]) == ("failed", "BadField", None)
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_library_that_is_missing_is_told_before_anything_is_read(
    kunak: Kunak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    text, given = tmp_path / "a.txt", tmp_path / "a.parquet"
    text.write_text(TEXT, encoding="utf-8")
    given.touch()

    out = kunak("read", str(text), "--out", str(tmp_path / "rows.parquet"))
    into = kunak("read", str(given), "--out", str(tmp_path / "rows.jsonl"), language="en")

    assert (out.status, into.status) == (2, 2)
    assert "нужна библиотека pyarrow, здесь её нет: pip install 'kunak[parquet]'" in out.err
    assert "pyarrow is needed, which is not installed here" in into.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.parquet", "a.txt"]
