"""Compiled patterns are kept from one process to the next, and whatever is wrong with the file costs only time."""

import marshal
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from kunak.config.commands import kept_patterns
from kunak.core.reading import compiling, later

PATTERNS = [rf"(?P<first>аб{{{number}}})|в[гд]*" for number in range(1, kept_patterns.FEWEST + 1)]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "compiling.patterns"
    monkeypatch.setattr(kept_patterns, "path", lambda: str(place))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    anew(monkeypatch)
    return place


def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "COMPILED", compiling.Compiled())


def keep(monkeypatch: pytest.MonkeyPatch, patterns: list[str] = PATTERNS) -> None:
    kept_patterns.take()
    for pattern in patterns:
        compiling.COMPILED.pattern(pattern, 0)
    kept_patterns.keep()
    anew(monkeypatch)


def test_the_next_process_begins_with_what_the_first_compiled(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch)

    kept_patterns.take()
    found = compiling.COMPILED.pattern(PATTERNS[2], 0)

    assert found == re.compile(PATTERNS[2])
    assert found.fullmatch("аббб")["first"] == "аббб"  # type: ignore[index]
    assert compiling.COMPILED.made == {}


def test_what_a_later_process_compiles_comes_beside(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch)
    keep(monkeypatch, [f"{pattern}ж" for pattern in PATTERNS])

    kept_patterns.take()

    assert len(compiling.COMPILED.known) == 2 * len(PATTERNS)
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_for_a_few_new_ones_nothing_is_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch, PATTERNS[:-1])

    assert not kept.exists()


def test_where_python_writes_no_bytecode_nothing_is_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(monkeypatch)

    assert not kept.exists()


def test_where_nothing_can_be_written_reading_goes_on(
    kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kept_patterns, "path", lambda: str(tmp_path / "nowhere" / "x.patterns"))
    keep(monkeypatch)

    assert not kept.exists()


def test_what_somebody_put_where_it_is_written_is_left_alone(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = kept.parent / "other.txt"
    other.write_text("of somebody")
    kept.with_name(f"{kept.name}.{os.getpid()}").symlink_to(other)

    keep(monkeypatch)

    assert other.read_text() == "of somebody"
    assert not kept.exists()


def test_what_a_killed_process_left_half_written_goes_and_what_another_writes_now_stays(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, now = kept.with_name(f"{kept.name}.1"), kept.with_name(f"{kept.name}.2")
    for path in (left, now):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))

    keep(monkeypatch)

    assert {path.name for path in kept.parent.iterdir()} == {kept.name, now.name}


def test_stopped_while_it_is_written_it_leaves_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        keep(monkeypatch)

    assert list(kept.parent.iterdir()) == []


def test_a_file_that_old_versions_have_filled_begins_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch)
    monkeypatch.setattr(kept_patterns, "MOST_BYTES", kept.stat().st_size + 100)
    others = [f"{pattern}ж" for pattern in PATTERNS[1:]] + ["ж"]
    keep(monkeypatch, others)

    kept_patterns.take()

    assert {pattern for pattern, _ in compiling.COMPILED.known} == set(others)


def summed(told: bytes) -> bytes:
    return zlib.crc32(told).to_bytes(kept_patterns.CHECKSUM, "big") + told


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"ab",
        summed(b""),
        summed(b"no marshal"),
        summed(marshal.dumps(["one"])),
        summed(marshal.dumps((compiling.made_for(), ["a", "b"]))),
        summed(marshal.dumps(("another Python", {("a", 0): (32, b"", 0, {})}))),
        b"\0\0\0\0" + marshal.dumps((compiling.made_for(), {("a", 0): (32, b"", 0, {})})),
    ],
)
def test_a_file_that_is_broken_or_of_another_python_is_passed_over(kept: Path, told: bytes) -> None:
    kept.write_bytes(told)

    kept_patterns.take()

    assert compiling.COMPILED.known == {}
    assert compiling.COMPILED.pattern("a", 0).fullmatch("a")


@pytest.mark.parametrize(
    "code", [(32, b"\7\0\0\0" * 3, 0, {}), (32, b"\7\0", 0, {}), (32, b"", 0), ("32", b"", 0, {}), "none"]
)
def test_numbers_that_are_no_pattern_are_compiled_anew(code: Any) -> None:
    compiled = compiling.Compiled()
    compiled.known = {("[a-z]", 0): code}

    assert compiled.pattern("[a-z]", 0) == re.compile("[a-z]")


def test_each_pattern_of_the_reader_is_the_same_from_its_numbers() -> None:
    patterns = [(one.pattern, int(one.flags)) for one in later.ALL]

    other = [
        pattern
        for pattern, flags in patterns
        if compiling.pattern_of(pattern, compiling.code_of(pattern, flags)) != re.compile(pattern, flags)
    ]

    assert len(patterns) > 300
    assert other == []


def test_the_command_keeps_them_beside_the_bytecode_and_reads_the_same_by_them(tmp_path: Path) -> None:
    document = tmp_path / "release.txt"
    document.write_text("Псков, 5 мая 2024 года. Псковская и Тверская области подписали соглашение.", encoding="utf-8")
    command = [sys.executable, "-m", "kunak.config.cli", "read", str(document), "--json"]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}

    first, second = (subprocess.run(command, check=True, capture_output=True, env=environment).stdout for _ in range(2))

    [kept] = (tmp_path / "compiled").rglob(f"*{kept_patterns.ENDING}")
    assert kept.parent == next((tmp_path / "compiled").rglob("compiling.*.pyc")).parent
    assert "Псковская область" in first.decode("utf-8")
    assert second == first


def test_one_document_with_a_doubt_is_told_in_words_without_django(tmp_path: Path) -> None:
    document = tmp_path / "release.txt"
    document.write_text("Псковская и Тверская области подписали соглашение сегодня.", encoding="utf-8")
    asked = "import sys; from kunak.config.cli import main; sys.exit(main() or 9 * ('django' in sys.modules))"

    done = subprocess.run(
        [sys.executable, "-c", asked, "read", str(document)],
        check=False,
        capture_output=True,
        env=os.environ | {"LANGUAGE": "ru"},
    )

    assert "а даты у документа нет" in done.stdout.decode("utf-8")
    assert done.returncode == 0
