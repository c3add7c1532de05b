"""The output of a run that is stopped while it brings rows to the disk."""

import os
from pathlib import Path

import pytest

from kunak.config.reading_in_bulk.ledger import Begun, Command, Ledger
from kunak.config.reading_in_bulk.output import Output
from kunak.config.reading_in_bulk.refusals import OutputExists
from kunak.config.reading_in_bulk.shards import Shard
from kunak.config.reading_in_bulk.target import Shape, Target
from kunak.core.reading.batch import Row, Tally

BEGUN = Begun(Command("1.0", ("a",), "1.1", with_text=True), "ru")


def add(output: Output, folder: Path, number: int) -> Shard:
    rows, tally = folder / f"{number}.jsonl", Tally()
    rows.write_text("{}\n")
    tally.count(Row(str(number), "read", "release"))
    shard = Shard(number, (), 1, f"key {number}")
    output.add(shard, rows, tally)
    return shard


@pytest.mark.parametrize("moment", [1, 2])
def test_a_commit_that_was_stopped_enters_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    target = Target(tmp_path / "rows.jsonl", Shape.LINES)
    output = Output(target, BEGUN, clock=lambda: 0.0)
    list(output.left(iter(()), lambda weight: None))
    shard, synced, asked = add(output, tmp_path, 0), os.fsync, 0

    def stops(number: int) -> None:
        nonlocal asked
        asked += 1
        synced(number)
        if asked == moment:  # of the rows, then of the ledger
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stops)
    with pytest.raises(KeyboardInterrupt):
        output.commit()
    output.commit()
    output.close()

    assert len((target.folder / "ledger.jsonl").read_text().splitlines()) == 2  # the run, then the one shard
    again = Output(target, BEGUN)
    assert list(again.left(iter([shard]), lambda weight: None)) == []
    assert again.tally.rows == 1
    again.close()


def test_a_folder_of_that_name_that_holds_what_no_run_put_there_is_left_alone(tmp_path: Path) -> None:
    target = Target(tmp_path / "rows.jsonl", Shape.LINES)
    target.folder.mkdir()
    (target.folder / "of somebody.txt").write_text("words")

    with pytest.raises(OutputExists):
        Output(target, BEGUN)

    assert (target.folder / "of somebody.txt").read_text() == "words"


def test_an_output_that_cannot_be_begun_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close = Ledger.close

    def is_full(_ledger: Ledger, _begun: Begun) -> None:
        raise OSError(28, "No space left on device")

    def is_still_full(ledger: Ledger) -> None:
        close(ledger)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Ledger, "begin", is_full)
    monkeypatch.setattr(Ledger, "close", is_still_full)  # what could not be written is tried again as it is closed

    with pytest.raises(OSError, match="No space left"):
        Output(Target(tmp_path / "rows.jsonl", Shape.LINES), BEGUN)

    assert list(tmp_path.iterdir()) == []
