"""`kunak read … --out`: rows of many documents, whatever becomes of single ones or of the run itself."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.config.conftest import Done, Kunak
from tests.config.odd_reader import ENDS_ALL, FALLS, FALLS_ONCE, HANGS, STOPS
from tests.factories.documents import TEXT

from kunak.config.reading_in_bulk import hand, ledger, shards, target
from kunak.config.reading_in_bulk.progress import Progress

ROOT = Path(__file__).resolve().parents[2]
NOTHING = "Погода в районе будет ясной, без осадков."


@pytest.fixture
def odd_readers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Read with processes on which words of documents have effects."""
    folder = tmp_path / "odd"
    folder.mkdir()
    monkeypatch.setenv("ODD_READER_FOLDER", str(folder))
    monkeypatch.setattr(hand, "WORKER", ("-m", "tests.config.odd_reader"))
    monkeypatch.setattr(shards, "MAX_ITEMS", 2)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder of documents with what is met in such folders."""
    folder = tmp_path / "архив"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "б.txt").write_text(TEXT, encoding="cp1251")
    (folder / "2024" / "а.txt").write_text(NOTHING, encoding="utf-8")
    (folder / ".скрытый").write_text(TEXT, encoding="utf-8")
    (folder / "пусто.docx").write_bytes(b"")
    with zipfile.ZipFile(folder / "набор.zip", "w") as packed:
        packed.writestr("релиз.txt", TEXT)
        packed.writestr("сломан.docx", b"PK\x03\x04 broken")
    return folder


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def documents_in(folder: Path, *texts: str) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts, start=1):
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_gives_a_row_for_each_document_in_order(kunak: Kunak, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"

    done = kunak("read", str(archive), "--out", str(out), "--jobs", "2")

    told = [(row["document"].removeprefix(f"{archive}/"), row["status"], row.get("genre")) for row in rows_of(out)]
    assert done.status == 0
    assert told == [
        ("2024/а.txt", "empty", "release"),
        ("2024/б.txt", "read", "release"),
        ("набор.zip/релиз.txt", "read", "release"),
        ("набор.zip/сломан.docx", "failed", None),
        ("пусто.docx", "failed", None),
    ]
    assert rows_of(out)[-1]["error"] == {
        "code": "EmptyFile",
        "sentence": "Файл пуст.",
        "reason": "the file is empty",
    }
    assert not list(tmp_path.glob("*.unfinished"))


def test_the_summary_counts_what_was_read_what_was_empty_and_what_failed(
    kunak: Kunak, archive: Path, tmp_path: Path
) -> None:
    done = kunak("read", str(archive), "--out", str(tmp_path / "rows.jsonl"), language="en")

    assert "Rows: 5, in" in done.out
    assert "Read: 2\nEmpty, nothing was found: 1\nFailed: 2\n" in done.out
    assert "By class: news 3" in done.out
    assert "Failed because of: damaged file (DamagedFile) 1, empty file (EmptyFile) 1" in done.out
    assert done.err == ""


def test_the_number_of_processes_changes_nothing(
    kunak: Kunak, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "MAX_ITEMS", 1)
    outs = [tmp_path / "one.jsonl", tmp_path / "three.jsonl"]

    for out, jobs in zip(outs, "13", strict=True):
        kunak("read", str(archive), str(archive / "2024"), "--out", str(out), "--jobs", jobs)

    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert len(rows_of(outs[0])) == 7


def test_an_entry_of_json_lines_is_a_document_with_its_day_and_address(kunak: Kunak, tmp_path: Path) -> None:
    given, out = tmp_path / "новости.jsonl", tmp_path / "rows.jsonl"
    entries: list[Any] = [
        {"text": TEXT, "name": "первая", "url": "https://example.org/2025/05/30/1", "published": "2025-05-30T10:00:00"},
        {"html": f"<html><body><p>{TEXT}</p></body></html>"},
        {"title": "без слов"},
        ["не объект"],
    ]
    given.write_text("\n\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries), encoding="utf-8")

    kunak("read", str(given), "--out", str(out), "--jobs", "1")

    first, second, third, fourth = rows_of(out)
    assert (first["document"], first["url"]) == (f"{given}#1", "https://example.org/2025/05/30/1")
    assert first["record"]["source"]["name"] == "первая"
    assert (second["document"], second["record"]["source"]["media_type"]) == (f"{given}#3", "text/html")
    assert (third["error"]["code"], fourth["error"]["code"]) == ("BadField", "NoEntry")
    assert "«text»" in third["error"]["sentence"]


def test_a_folder_as_output_is_made_of_parts(kunak: Kunak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, out = documents_in(tmp_path / "given", *[TEXT] * 5), tmp_path / "out"
    monkeypatch.setattr(shards, "MAX_ITEMS", 1)
    monkeypatch.setattr(target, "ROWS_PER_PART", 2)

    kunak("read", str(given), "--out", str(out), "--jobs", "1")

    assert [path.name for path in sorted(out.iterdir())] == [
        "part-00001.jsonl",
        "part-00002.jsonl",
        "part-00003.jsonl",
    ]
    assert [len(rows_of(path)) for path in sorted(out.iterdir())] == [2, 2, 1]


def test_odd_names_and_files_that_are_none_become_rows(kunak: Kunak, tmp_path: Path) -> None:
    given, out = documents_in(tmp_path / "given"), tmp_path / "rows.jsonl"
    (given / "a #1 «ё».txt").write_text(TEXT, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(given) + b"/\xe4.txt")).write_text(TEXT, encoding="utf-8")
    (given / "line\nbreak.txt").write_text(TEXT, encoding="utf-8")
    (given / "b.txt").symlink_to(given / "nothing")
    (given / "itself.txt").symlink_to("itself.txt")
    os.mkfifo(given / "pipe.txt")

    done = kunak("read", str(given), "--out", str(out), "--jobs", "1")

    told = {row["document"].removeprefix(f"{given}/"): row for row in rows_of(out)}
    assert done.status == 0
    assert told["a #1 «ё».txt"]["status"] == told["\\xe4.txt"]["status"] == told["line\nbreak.txt"]["status"] == "read"
    assert told["b.txt"]["error"]["code"] == told["pipe.txt"]["error"]["code"] == "CannotOpen"
    assert told["itself.txt"]["error"]["code"] == "CannotOpen"
    assert told["pipe.txt"]["error"]["reason"] == "cannot be opened: not a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_told_in_its_row(kunak: Kunak, tmp_path: Path) -> None:
    given, out = documents_in(tmp_path / "given", TEXT), tmp_path / "rows.jsonl"
    (given / "001.txt").chmod(0)

    kunak("read", str(given), "--out", str(out), "--jobs", "1")

    [row] = rows_of(out)
    assert row["error"]["code"] == "CannotOpen"
    assert "можно ли его читать" in row["error"]["sentence"]


def test_the_output_within_the_folder_that_is_read_is_left_out(kunak: Kunak, tmp_path: Path) -> None:
    given = documents_in(tmp_path / "given", TEXT)

    done = kunak("read", str(given), "--out", str(given / "000.jsonl"), "--jobs", "1")

    assert done.status == 0
    assert [row["document"] for row in rows_of(given / "000.jsonl")] == [str(given / "001.txt")]


@pytest.mark.usefixtures("odd_readers")
def test_a_document_that_takes_too_long_becomes_a_row_and_the_others_are_read(kunak: Kunak, tmp_path: Path) -> None:
    given, out = documents_in(tmp_path / "given", TEXT, f"{HANGS} {TEXT}", TEXT), tmp_path / "rows.jsonl"

    done = kunak("read", str(given), "--out", str(out), "--jobs", "1", "--time-limit", "2")

    rows = rows_of(out)
    assert done.status == 0
    assert [row["status"] for row in rows] == ["read", "failed", "read"]
    assert rows[1]["error"]["code"] == "TookTooLong"
    assert rows[1]["error"]["sentence"] == "Документ не прочитан за 2 секунды. Дайте больше времени: --time-limit."


@pytest.mark.usefixtures("odd_readers")
def test_a_document_on_which_the_reader_falls_twice_becomes_a_row(kunak: Kunak, tmp_path: Path) -> None:
    given, out = tmp_path / "given.zip", tmp_path / "rows.jsonl"
    with zipfile.ZipFile(given, "w") as packed:
        for name, text in (("1.txt", TEXT), ("2.txt", f"{FALLS} {TEXT}"), ("3.txt", TEXT)):
            packed.writestr(name, text)

    done = kunak("read", str(given), "--out", str(out), "--jobs", "1")

    told = [(row["document"], row["status"], row.get("error", {}).get("code")) for row in rows_of(out)]
    assert done.status == 0
    assert told == [
        (f"{given}/1.txt", "read", None),
        (f"{given}/2.txt", "failed", "ReaderLost"),
        (f"{given}/3.txt", "read", None),
    ]


@pytest.mark.usefixtures("odd_readers")
def test_a_reader_that_was_killed_once_is_replaced_without_a_trace(kunak: Kunak, tmp_path: Path) -> None:
    given = documents_in(tmp_path / "given", TEXT, f"{FALLS_ONCE} {TEXT}", TEXT)
    disturbed, calm = tmp_path / "disturbed.jsonl", tmp_path / "calm.jsonl"

    kunak("read", str(given), "--out", str(disturbed), "--jobs", "1")
    kunak("read", str(given), "--out", str(calm), "--jobs", "1")

    assert (tmp_path / "odd" / FALLS_ONCE).exists()
    assert disturbed.read_bytes() == calm.read_bytes()
    assert [row["status"] for row in rows_of(calm)] == ["read"] * 3


def test_readers_that_end_at_once_stop_the_run_with_a_sentence(
    kunak: Kunak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand, "WORKER", ("-c", "raise SystemExit(3)"))

    done = kunak("read", str(documents_in(tmp_path / "given", TEXT)), "--out", str(tmp_path / "rows.jsonl"))

    assert done.status == 1
    assert "Читающие процессы завершаются, не начав работу: exit status 3." in done.err
    assert "та же команда продолжит" in done.err
    assert not (tmp_path / "rows.jsonl.unfinished").exists()


@dataclass(frozen=True)
class Halted:
    """A folder of documents, the fourteenth of which ends or stops a command once, and rows of a calm run on it."""

    given: Path
    calm: dict[str, bytes]

    @staticmethod
    def command(given: Path, out: Path, before: str = "") -> "subprocess.CompletedProcess[str]":
        """Run the command in a process of its own, after some words of Python; effects are kept beside the output."""
        words = f"{before}import runpy; runpy.run_module('tests.config.odd_command', run_name='__main__')"
        environment = os.environ | {"ODD_READER_FOLDER": str(out.parent), "LANGUAGE": "en"}
        environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
        call = [sys.executable, "-c", words, "read", str(given), "--out", str(out), "--jobs", "1"]
        return subprocess.run(call, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def halted(tmp_path_factory: pytest.TempPathFactory) -> Halted:
    """Return documents for commands that come to a halt, and what a run on them writes that comes to none."""
    folder = tmp_path_factory.mktemp("halted")
    texts = [TEXT] * 16
    texts[13] = f"{ENDS_ALL} {STOPS} {TEXT}"
    given = documents_in(folder / "given", *texts)
    done = Halted.command(given, _without_effects(folder) / "rows.jsonl")
    assert done.returncode == 0, done.stderr
    return Halted(given, _bytes(folder / "rows.jsonl"))


@pytest.fixture(scope="module")
def killed(halted: Halted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output, not finished, of a command that was killed by its fourteenth document."""
    out = tmp_path_factory.mktemp("killed") / "rows.jsonl"
    assert Halted.command(halted.given, out).returncode == -signal.SIGKILL
    return out.with_name("rows.jsonl.unfinished")


@pytest.fixture
def again(kunak: Kunak, odd_readers: None, tmp_path: Path) -> "Again":
    """Return the same command, to go on with: in this process, and no document has an effect any more."""
    _without_effects(tmp_path / "odd")
    return lambda given, out: kunak("read", str(given), "--out", str(out), "--jobs", "2", language="en")


def _without_effects(folder: Path) -> Path:
    """Note that all has happened that happens once."""
    for word in (ENDS_ALL, STOPS):
        (folder / word).touch()
    return folder


def _entries(unfinished: Path) -> int:
    return len((unfinished / "ledger.jsonl").read_text().splitlines()) - 1


def _bytes(path: Path) -> dict[str, bytes]:
    files = path.iterdir() if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


Again = Callable[[Path, Path], Done]


def test_a_run_that_was_killed_goes_on_and_ends_with_the_same_rows(
    halted: Halted, killed: Path, again: Again, tmp_path: Path
) -> None:
    entries, out = _entries(killed), tmp_path / "rows.jsonl"
    unfinished = shutil.copytree(killed, tmp_path / killed.name)

    done = again(halted.given, out)

    assert 1 <= entries <= 6  # of two documents each; the seventh shard killed it, what is before is written meanwhile
    assert done.status == 0
    assert f"Now: {16 - 2 * entries} in" in done.out
    assert "Rows: 16, in" in done.out
    assert _bytes(out) == halted.calm
    assert not unfinished.exists()


def test_a_run_into_a_folder_that_was_killed_goes_on_and_ends_with_the_same_rows(
    halted: Halted, again: Again, tmp_path: Path
) -> None:
    out = tmp_path / "rows"

    killed = Halted.command(halted.given, out)
    unfinished = next(path for path in tmp_path.rglob("*unfinished") if path.is_dir())
    entries = _entries(unfinished)
    done = again(halted.given, out)

    assert killed.returncode == -signal.SIGKILL
    assert 1 <= entries <= 6
    assert f"Now: {16 - 2 * entries} in" in done.out
    assert _bytes(out) == {"part-00001.jsonl": halted.calm["rows.jsonl"]}
    assert not unfinished.exists()


def test_a_run_that_is_stopped_says_so_and_goes_on(halted: Halted, again: Again, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    (tmp_path / ENDS_ALL).touch()

    stopped = Halted.command(halted.given, out)
    entries = _entries(tmp_path / "rows.jsonl.unfinished")
    done = again(halted.given, out)

    assert stopped.returncode == 1
    assert 1 <= entries <= 6  # of two documents each; the seventh shard stopped it
    assert stopped.stderr == "kunak: Stopped. What was read is kept: the same command goes on from there.\n"
    assert f"Now: {16 - 2 * entries} in" in done.out
    assert _bytes(out) == halted.calm


@pytest.mark.parametrize("cut", [0, 5])
def test_what_a_kill_left_half_written_is_cut_off(
    halted: Halted, killed: Path, again: Again, tmp_path: Path, cut: int
) -> None:
    unfinished = shutil.copytree(killed, tmp_path / killed.name)
    part = unfinished / "part-00001.jsonl"
    part.write_bytes(part.read_bytes()[:-cut] if cut else part.read_bytes() + b'{"document":"half')
    with (unfinished / "ledger.jsonl").open("ab") as ledger_file:
        ledger_file.write(b'{"key": "half')
    (unfinished / "shard-1-1.jsonl").write_bytes(b"left")

    done = again(halted.given, tmp_path / "rows.jsonl")

    assert done.status == 0
    assert _bytes(tmp_path / "rows.jsonl") == halted.calm


def test_documents_that_changed_meanwhile_are_read_again_from_there_on(
    halted: Halted, killed: Path, again: Again, tmp_path: Path
) -> None:
    shutil.copytree(killed, tmp_path / killed.name)
    changed = halted.given / "002.txt"
    changed.write_text(NOTHING, encoding="utf-8")

    done = again(halted.given, tmp_path / "rows.jsonl")
    changed.write_text(TEXT, encoding="utf-8")

    assert [row["status"] for row in rows_of(tmp_path / "rows.jsonl")][:3] == ["read", "empty", "read"]
    assert "Now: 16 in" in done.out


@pytest.fixture
def unfinished(kunak: Kunak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Return a command that was stopped after the first of its two documents."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    command = ("read", str(documents_in(tmp_path / "given", TEXT, NOTHING)), "--out", str(tmp_path / "rows.jsonl"))
    monkeypatch.setattr(shards, "MAX_ITEMS", 1)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Progress, "read", stopped)
        kunak(*command)
    return command


def test_another_command_does_not_go_on_with_an_unfinished_output(kunak: Kunak, unfinished: tuple[str, ...]) -> None:
    done, english = kunak(*unfinished, "--no-text"), kunak(*unfinished, "--no-text", language="en")

    assert (done.status, english.status) == (2, 2)
    assert "начат другой командой: kunak" in done.err
    assert "was begun by another command: kunak" in english.err
    assert kunak(*unfinished).status == 0


def test_two_runs_do_not_write_to_one_output(kunak: Kunak, unfinished: tuple[str, ...]) -> None:
    held = ledger.Ledger(Path(f"{unfinished[-1]}.unfinished") / "ledger.jsonl")

    refused = kunak(*unfinished)
    held.close()

    assert refused.status == 2
    assert "сейчас пишет другая команда" in refused.err
    assert kunak(*unfinished).status == 0


def test_a_run_stopped_just_before_its_end_is_only_published(
    kunak: Kunak, unfinished: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(target.Target, "publish", stopped)
        first = kunak(*unfinished)
    monkeypatch.setattr(hand, "WORKER", ("-c", ""))
    second = kunak(*unfinished)

    assert (first.status, second.status) == (1, 0)
    assert "Остановлено." in first.err
    assert "Строк: 2" in second.out
    assert len(rows_of(Path(unfinished[-1]))) == 2


@pytest.mark.parametrize("out", ["rows.jsonl", "rows"])
def test_an_output_that_is_there_is_not_written_over(kunak: Kunak, tmp_path: Path, out: str) -> None:
    given, path = documents_in(tmp_path / "given", TEXT), tmp_path / out
    kunak("read", str(given), "--out", str(path), "--jobs", "1")
    before = _bytes(path)

    again = kunak("read", str(given), "--out", str(path), "--jobs", "1")

    assert again.status == 2
    assert again.err == f"kunak: {path} уже есть. Назовите другой вывод или удалите этот.\n"
    assert _bytes(path) == before


def test_a_full_disk_stops_the_run_and_room_lets_it_go_on(halted: Halted, again: Again, tmp_path: Path) -> None:
    out = _without_effects(tmp_path) / "rows.jsonl"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, resource.RLIM_INFINITY)); "

    full = Halted.command(halted.given, out, before=limit)
    done = again(halted.given, out)

    assert full.returncode == 1
    assert "Rows cannot be written: File too large." in full.stderr
    assert "Traceback" not in full.stderr
    assert done.status == 0
    assert _bytes(out) == halted.calm


def test_an_output_that_cannot_be_written_is_refused_before_anything_is_read(kunak: Kunak, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    command = ("read", str(documents_in(tmp_path / "given", TEXT)), "--out", str(tmp_path / "file" / "rows.jsonl"))

    done, english = kunak(*command), kunak(*command, language="en")

    assert done.status == 2
    assert done.err == f"kunak: Строки не записать в {tmp_path}/file/rows.jsonl: это не папка.\n"
    assert english.err == f"kunak: Rows cannot be written to {tmp_path}/file/rows.jsonl: Not a directory.\n"


@pytest.mark.parametrize(
    ("arguments", "russian", "english"),
    [
        (["a.txt", "b.txt"], "ключом --out", "say where they go with --out"),
        (["-", "--out", "rows.jsonl"], "Стандартный ввод читается отдельно", "Standard input is read by itself"),
        (["/nowhere", "--out", "rows.jsonl"], "/nowhere не читается: нет такого", "/nowhere cannot be read: No such"),
        (["/", "--out", "rows.csv"], "строки пишутся в папку", "rows are written to a folder"),
        (["/", "--out", "r.jsonl", "--jobs", "0"], "'0' — не число от 1", "'0' is not a number from 1"),
        (["/", "--out", "r.jsonl", "--jobs", "99999"], "99999 — слишком много", "99999 is too many: 256"),
        (["/", "--out", "r.jsonl", "--time-limit", "9" * 40], "— слишком долго: не больше 86400", "too long: 86400"),
        (["/", "--out", "r.jsonl", "--cluster", "host"], "'host' — не адрес с портом", "'host' is no address with a"),
        (["", "--out", "r.jsonl"], "Путь пуст", "A path is empty"),
        (["/", "--out", ""], "Путь пуст", "A path is empty"),
        (["a.txt", "--jobs", "2"], "--jobs, --cluster и --time-limit — для", "say where they go with --out"),
        (["a.txt", "--time-limit", "2"], "--jobs, --cluster и --time-limit — для", "say where they go with --out"),
        (["/", "--out", "r.jsonl", "--jobs", "2", "--cluster", "tcp://a:1"], "--jobs — для", "--jobs is for"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    kunak: Kunak, arguments: list[str], russian: str, english: str
) -> None:
    done, translated = kunak("read", *arguments), kunak("read", *arguments, language="en")

    assert (done.status, translated.status) == (2, 2)
    assert russian in done.err
    assert english in translated.err


def test_a_row_has_no_text_of_the_document_when_it_is_left_out(kunak: Kunak, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"

    given = documents_in(tmp_path / "given", TEXT)
    kunak("read", str(given), "--out", str(out), "--jobs", "1", "--no-text", "--schema", "1")

    [row] = rows_of(out)
    assert "text" not in row["record"]
    assert row["record"]["schema"] == "kunak.reading/1"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["record"]["agreements"][0]["signed_on"]["value"])
