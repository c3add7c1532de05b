"""Where rows go, told by the path."""

from pathlib import Path

import pytest

from kunak.config.reading_in_bulk.target import Shape, target_of


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("rows.jsonl", Shape.LINES),
        ("rows.JSONL", Shape.LINES),
        ("a.b/rows.parquet", Shape.TABLE),
        ("rows", Shape.FOLDER),
        ("rows.d/", Shape.FOLDER),
        ("rows.csv", None),
        ("rows.json", None),
    ],
)
def test_the_ending_tells_the_shape(path: str, shape: Shape | None) -> None:
    target = target_of(path)

    assert (target.shape if target else None) == shape


def test_a_folder_that_is_there_is_a_folder_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "rows.v2").mkdir()

    target = target_of(str(tmp_path / "rows.v2"))

    assert target is not None
    assert (target.shape, target.is_taken) == (Shape.FOLDER, False)


def test_publishing_again_after_a_kill_in_the_midst_brings_the_rest(tmp_path: Path) -> None:
    target = target_of(str(tmp_path / "rows"))
    assert target is not None
    target.folder.mkdir(parents=True)
    (target.path / "part-00001.jsonl").write_bytes(b"1")  # moved before the kill
    target.part(2).write_bytes(b"2")

    target.publish(2)

    assert {path.name: path.read_bytes() for path in target.path.iterdir()} == {
        "part-00001.jsonl": b"1",
        "part-00002.jsonl": b"2",
    }
