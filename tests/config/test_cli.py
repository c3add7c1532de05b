"""The command speaks the person's language and tells by its exit status how it went."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.config.conftest import Kunak

from kunak.config.cli import parser

COMMANDS = [
    [],
    ["run"],
    ["worker"],
    ["read"],
    ["standing"],
    ["journal"],
    ["journal", "verify"],
    ["user"],
    ["user", "add"],
    ["user", "password"],
    ["sample"],
    ["sample", "load"],
]


def piped(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell with `$kunak` for the command."""
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "LANGUAGE": "ru"}
    line = script.replace("$kunak", f"{sys.executable} -m kunak")
    call = ["bash", "-o", "pipefail", "-c", line]
    return subprocess.run(call, env=known | environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_its_help_in_russian_and_in_english(kunak: Kunak, command: list[str]) -> None:
    russian, english = kunak(*command, "--help"), kunak(*command, "--help", language="en")

    assert (russian.status, english.status) == (0, 0)
    assert russian.out.startswith("использование: kunak")
    assert english.out.startswith("usage: kunak")
    assert "show this help" not in russian.out
    assert not set("абвгдежзиклмнопрстуфхцчшщыэюя") & set(english.out.lower())


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["read"], ["standing", "x.json"], ["run", "--port", "70000"], ["user", "add", "a@example.org"]],
    ids=" ".join,
)
def test_bad_usage_is_status_two_with_a_sentence(kunak: Kunak, arguments: list[str]) -> None:
    done = kunak(*arguments)

    assert (done.status, done.out) == (2, "")
    assert "ошибка: " in done.err


def test_a_reader_that_goes_away_is_no_failure(tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    text.write_text("Стороны подписали соглашение. " * 4000, encoding="utf-8")

    done = piped(f"$kunak read {text} --json | head -c 10")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "short.txt"
    text.write_text("Стороны подписали соглашение.", encoding="utf-8")

    done = piped(f"$kunak read {text} > /dev/full")

    assert (done.returncode, done.stderr) == (1, "kunak: на диске нет места\n")


def test_a_terminal_without_cyrillic_gets_signs_instead_of_a_traceback() -> None:
    done = piped("$kunak --help", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert "kunak read --help" in done.stdout


def test_every_command_stands_in_the_reference() -> None:
    drawn = (Path(__file__).parents[2] / "docs" / "reference" / "command.md").read_text(encoding="utf-8")

    assert [words for words in _leaves(parser(), "kunak") if f"## {words}\n" not in drawn] == []


def _leaves(command: argparse.ArgumentParser, words: str) -> Iterator[str]:
    """Yield the commands that do something, with the words that call them."""
    inner = [action.choices for action in command._actions if isinstance(action, argparse._SubParsersAction)]
    for name, one in (pair for choices in inner for pair in choices.items()):
        yield from _leaves(one, f"{words} {name}")
    if not inner:
        yield words
