"""The ledger of a run: what it keeps, what it leaves out, and that one run holds it at a time."""

from pathlib import Path

import pytest

from kunak.config.reading_in_bulk.ledger import Begun, Command, Entry, Ledger
from kunak.config.reading_in_bulk.refusals import OutputInUse
from kunak.core.reading.batch import Row, Tally

BEGUN = Begun(Command("1.0", ("a", "б"), "1.1", with_text=True), "ru")


def entry(key: str) -> Entry:
    tally = Tally()
    tally.count(Row("a", "read", "release"))
    return Entry(key, 1, 100, 1, tally)


def written(path: Path, *keys: str) -> Path:
    ledger = Ledger(path)
    assert ledger.begun() is None
    ledger.begin(BEGUN)
    ledger.add([entry(key) for key in keys])
    ledger.close()
    return path


def read(path: Path) -> tuple[Begun | None, list[str], bool]:
    ledger = Ledger(path)
    found = ledger.begun(), [one.key for one in ledger.entries()], ledger.is_finished
    ledger.close()
    return found


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    ledger = Ledger(written(tmp_path / "ledger.jsonl", "one", "two"))

    assert ledger.begun() == BEGUN
    assert list(ledger.entries()) == [entry("one"), entry("two")]
    assert not ledger.is_finished
    ledger.close()


def test_a_run_that_is_finished_says_so(tmp_path: Path) -> None:
    path = written(tmp_path / "ledger.jsonl", "one")
    ledger = Ledger(path)
    ledger.begun()
    ledger.finish()
    ledger.close()

    assert read(path) == (BEGUN, ["one"], True)


def test_half_a_line_is_left_out_and_the_next_takes_its_place(tmp_path: Path) -> None:
    path = written(tmp_path / "ledger.jsonl", "one")
    with path.open("ab") as opened:
        opened.write(b'{"key": "tw')
    ledger = Ledger(path)
    ledger.begun()
    assert [one.key for one in ledger.entries()] == ["one"]

    ledger.cut(ledger.place())
    ledger.add([entry("three")])
    ledger.close()

    assert read(path) == (BEGUN, ["one", "three"], False)


@pytest.mark.parametrize("data", [b"", b'{"comm', b"\x00\xff\n"])
def test_a_ledger_of_which_nothing_is_whole_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "ledger.jsonl").write_bytes(data)

    assert read(written(tmp_path / "ledger.jsonl", "one")) == (BEGUN, ["one"], False)


def test_one_run_holds_it_at_a_time(tmp_path: Path) -> None:
    path = written(tmp_path / "ledger.jsonl")
    ledger = Ledger(path)

    with pytest.raises(OutputInUse):
        Ledger(path)
    ledger.close()

    Ledger(path).close()
