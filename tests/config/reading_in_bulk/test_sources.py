"""What paths name: files in their order, tables entry by entry, archives of pages, and damage in the midst of them."""

import gzip
import zipfile
from pathlib import Path

import pytest

from kunak.config.reading_in_bulk import sources
from kunak.config.reading_in_bulk.shards import Planned, in_shards
from kunak.config.reading_in_bulk.sources import items, seen
from kunak.core.reading.batch import Capture, File, Line, Loaded, Refused
from kunak.core.reading.batch.errors import CannotOpen
from kunak.core.reading.formats.errors import DamagedFile, FileTooLarge, NoText

RECORD = (
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org\r\nContent-Length: 4\r\n\r\npage\r\n\r\n"
)


def planned(*paths: Path, leave_out: frozenset[str] = frozenset()) -> list[Planned]:
    return list(items(seen([str(path) for path in paths], leave_out)))


def written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_files_of_a_folder_come_by_name_and_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    for name in ("б.txt", "а/2.txt", "а/1.txt", ".git/x", "Thumbs.db", "б.txt.sig", "~$б.docx"):
        written(tmp_path / name, b"data")
    (tmp_path / "в").symlink_to(tmp_path / "а")

    places = [one.item.place.removeprefix(f"{tmp_path}/") for one in planned(tmp_path)]

    assert places == ["а/1.txt", "а/2.txt", "б.txt"]


def test_a_file_knows_what_tells_that_it_changed(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", b"data")

    [(item, weight)] = planned(path)

    assert item == File(str(path), str(path), 4, path.stat().st_mtime_ns)
    assert weight == 4


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sources.os, "scandir", refused)

    assert planned(tmp_path) == [Planned(Refused(str(tmp_path), CannotOpen, {"reason": "Permission denied"}), 0)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON", "a.jsonl.gz"])
def test_lines_are_counted_with_the_blank_ones(tmp_path: Path, name: str) -> None:
    data = b'{"a": 1}\n \n{"b": 2}'
    path = written(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data)

    found = planned(path)

    assert [one.item for one in found] == [Line(f"{path}#1", b'{"a": 1}\n'), Line(f"{path}#3", b'{"b": 2}')]
    assert sum(one.weight for one in found) <= path.stat().st_size


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.warc.gz"])
def test_what_was_unpacked_on_its_way_and_kept_its_name_is_read(tmp_path: Path, name: str) -> None:
    data = RECORD if "warc" in name else b'{"a": 1}'

    packed = planned(written(tmp_path / name, gzip.compress(data)))
    bare = planned(written(tmp_path / name, data))

    assert [one.item for one in bare] == [one.item for one in packed]


def test_files_of_many_documents_within_an_archive_give_each_of_them(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("in/news.jsonl", b'{"a": 1}\n{"b": 2}')
        archive.writestr("pages.warc.gz", gzip.compress(RECORD)[:-8])

    *lines, page, damage = [one.item for one in planned(path)]

    assert lines == [
        Line(f"{path}/in/news.jsonl#1", b'{"a": 1}\n'),
        Line(f"{path}/in/news.jsonl#2", b'{"b": 2}'),
    ]
    assert page == Capture(f"{path}/pages.warc.gz#1", "https://example.org", b"page", has_head=False)
    assert isinstance(damage, Refused)
    assert (damage.place, damage.kind) == (f"{path}/pages.warc.gz", DamagedFile)


@pytest.mark.parametrize(("name", "shards"), [("a.txt", 1), ("a.PDF", 10), ("a.jpeg", 10)])
def test_documents_that_may_take_long_come_in_smaller_shards(name: str, shards: int) -> None:
    files = [Planned(File(name, name, 1, 0), 1)] * 100

    assert len(list(in_shards(files))) == shards


def test_a_line_too_long_is_told_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_FILE_BYTES", 10)
    monkeypatch.setattr(sources, "_PIECE", 4)
    path = written(tmp_path / "a.jsonl", b"x" * 25 + b"\n" + b"y" * 9 + b"\n")

    assert [one.item for one in planned(path)] == [
        Refused(f"{path}#1", FileTooLarge, {"size": 26, "limit": 10}),
        Line(f"{path}#2", b"y" * 9 + b"\n"),
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_records_of_a_web_archive_are_captures(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, (gzip.compress(RECORD) if name.endswith("gz") else RECORD) * 2)

    assert [one.item for one in planned(path)] == [
        Capture(f"{path}#1", "https://example.org", b"page", has_head=False),
        Capture(f"{path}#2", "https://example.org", b"page", has_head=False),
    ]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.warc", RECORD + b"<html>", "WARC"),
        ("a.warc.gz", gzip.compress(RECORD * 50)[:-20], "WARC"),
        ("a.warc.gz", gzip.compress(RECORD) + b"\x1f\x8b\x08\x00junk junk junk junk", "WARC"),
        ("a.jsonl.gz", b"no gzip", "GZIP"),
    ],
)
def test_damage_is_the_last_item_and_the_next_file_follows(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    path, following = written(tmp_path / name, data), written(tmp_path / "b.txt", b"text")

    *_, damaged, last = [one.item for one in planned(path, following)]

    assert isinstance(damaged, Refused)
    assert (damaged.place, damaged.kind, damaged.facts["kind"]) == (str(path), DamagedFile, kind)
    assert damaged.error()
    assert last.place == str(following)


def test_shards_are_bounded_by_items_and_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kunak.config.reading_in_bulk.shards.MAX_ITEMS", 3)
    monkeypatch.setattr("kunak.config.reading_in_bulk.shards.MAX_BYTES", 10)
    weights = [1, 1, 1, 1, 9, 2, 50, 1]

    shards = list(in_shards(Planned(Loaded(str(number), b""), weight) for number, weight in enumerate(weights)))

    assert [len(shard.items) for shard in shards] == [3, 2, 1, 1, 1]
    assert [shard.number for shard in shards] == list(range(5))
    assert sum(shard.weight for shard in shards) == sum(weights)


def test_the_key_of_a_shard_tells_any_change_and_nothing_else() -> None:
    def key(*files: File) -> str:
        [shard] = in_shards(Planned(file, 1) for file in files)
        return shard.key

    same = key(File("a", "a", 1, 1), File("b", "b", 1, 1))

    assert key(File("a", "a", 1, 1), File("b", "b", 1, 1)) == same
    assert key(File("a", "a", 1, 1), File("b", "b", 1, 2)) != same
    assert key(File("a", "a", 1, 1), File("b", "b", 2, 1)) != same
    assert key(File("b", "b", 1, 1), File("a", "a", 1, 1)) != same


def packed(path: Path, *files: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_an_archive_are_items_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kunak.core.reading.formats.archive.MAX_FILE_BYTES", 100)
    path = packed(
        tmp_path / "набор.ZIP",
        ("п/1.txt", b"one"),
        ("../2.txt", b"two"),
        ("п/1.txt", b"three"),
        ("Thumbs.db", b""),
        ("large.txt", b"x" * 101),
    )

    first, second, third, large = [one.item for one in planned(path)]

    assert first == Loaded(f"{path}/п/1.txt", b"one")
    assert second == Loaded(f"{path}/2.txt", b"two")
    assert third == Loaded(f"{path}/п/1.txt (2)", b"three")
    assert large == Refused(f"{path}/large.txt", FileTooLarge, {"size": 101, "limit": 100})


def test_an_archive_that_is_none_is_told_and_a_packed_document_is_one(tmp_path: Path) -> None:
    empty, document = packed(tmp_path / "a.zip"), packed(tmp_path / "b.zip", ("[Content_Types].xml", b""))
    broken = written(tmp_path / "c.zip", b"PK\x03\x04 broken")

    found = [one.item for one in planned(empty, document, broken)]

    assert found[0] == Refused(str(empty), NoText, {"kind": "ZIP"})
    assert isinstance(found[1], File)
    assert isinstance(found[2], Refused)
    assert found[2].kind is DamagedFile


def test_an_archive_of_too_many_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_MEMBERS", 1)
    path = packed(tmp_path / "a.zip", ("1.txt", b"1"), ("2.txt", b"2"))

    [(item, _)] = planned(path)

    assert isinstance(item, Refused)
    assert item.facts == {"kind": "ZIP", "reason": "more than 1 parts"}
