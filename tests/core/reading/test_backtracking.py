"""No text makes the reader slow: no pattern that backtracks without measure, and work that grows as the text does."""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.core.reading.ambiguity import doubling_loops

from kunak.core import reading
from kunak.core.reading import awaited, read
from kunak.core.reading.formats import open_source
from kunak.core.reading.later import Later
from kunak.core.reading.patterns import Guarded

FOLDER = Path(reading.__file__).parent
# what cannot be told from a pattern without looking ahead, each with the reason why it is sound
SOUND = {
    "formats.sniff._HTML_START": "no comment holds its own end",
    "measures.executors.LEAD": "nothing follows the loop, so it never fails",
}
OPENED_BY_BLANKS = re.compile(r"\^\\s[*+]")


@cache
def patterns() -> dict[tuple[str, int], str]:
    """Return where each pattern of the reader stands: those that have a name, then those written in a function."""
    found: dict[tuple[str, int], str] = {}
    for module in pkgutil.walk_packages(reading.__path__, "kunak.core.reading."):
        name = module.name.removeprefix("kunak.core.reading.")
        for known, value in vars(importlib.import_module(module.name)).items():
            for pattern in _within(value) if known != "ALL" else ():  # of all modules: each stands in its own, too
                found.setdefault(pattern, f"{name}.{known}")
    named = {pattern for pattern, _ in found}
    for path in FOLDER.rglob("*.py"):
        for written in _in_calls(ast.parse(path.read_text(encoding="utf-8"))):
            if written not in named:
                found.setdefault((written, 0), path.stem)
    return found


def _within(value: object) -> Iterator[tuple[str, int]]:
    if isinstance(value, (Guarded, Later)):
        yield value.pattern, value.flags
    elif isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value.pattern, value.flags & ~re.UNICODE
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _within(one)


def _in_calls(tree: ast.Module) -> Iterator[str]:
    """Yield the patterns of `re.search(r"…", words)` and the like."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of, pattern = node.func.value, node.args[0]
            is_of_re = isinstance(of, ast.Name) and of.id == "re"
            if is_of_re and isinstance(pattern, ast.Constant) and isinstance(pattern.value, str):
                yield pattern.value


@pytest.mark.parametrize(
    ("pattern", "loops"),
    [
        (r"(?:а+)+б", 1),
        (r"(?:а|аб|б)*в", 1),
        (r"(?:\w+ ?)*", 1),
        (r"(?:\s*,?\s*\w+)+", 1),
        (r"(?:\d{1,2}\.?)*\s", 1),
        (r"(?:\w+ )*", 0),
        (r"(?:а|б)*в", 0),
        (r"(?:-[А-Я][а-я]+)*\b", 0),
        (r"(?: [а-я]+){0,7}? дом", 0),
    ],
)
def test_a_loop_that_passes_the_same_letters_in_two_ways_is_seen(pattern: str, loops: int) -> None:
    assert doubling_loops(pattern) == loops


def test_no_pattern_of_the_reader_can_double_its_work_with_a_letter_more() -> None:
    doubling = {where for (pattern, flags), where in patterns().items() if doubling_loops(pattern, flags)}

    assert len(patterns()) > 600
    assert doubling == set(SOUND)


def test_no_pattern_begins_lines_with_blanks_that_may_be_lines_themselves() -> None:
    r"""Of `^\s*` with MULTILINE each empty line would pass all those after it: a page of them takes minutes."""
    lines = [(pattern, where) for (pattern, flags), where in patterns().items() if flags & re.MULTILINE]

    assert len(lines) > 10
    assert [where for pattern, where in lines if OPENED_BY_BLANKS.search(pattern)] == []


NEWS = "Пензенская область и Удмуртия подписали соглашение о сотрудничестве. {}."
AGREEMENT = (
    "Соглашение о сотрудничестве между Пензенской областью и Удмуртской Республикой\n\nг. Пенза 5 мая 2021 года\n\n"
    "Стороны договорились о нижеследующем:\n\nСтороны обязуются {}.\n\nСоглашение вступает в силу со дня подписания."
)
HOSTILE = (
    *("А", "Аа-", "_", "\n", ":\n", " ", "«", "1.", "1) ", "(", "– ", "и ", "соглашение ", "между ", "подписали "),
    *("Пензенской, ", "министр ", "на 3 года ", "5 декабря ", "провести ", "А. А. ", "города ", "не позднее чем за "),
    *(": «Стороны обмениваются ", "в больницах ", "Дополнить пунктом 1: «Обучить "),
)


@pytest.fixture(autouse=True)
def compiled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no pattern wait: it would be compiled in the middle of what is counted."""
    monkeypatch.setattr(awaited, "MOST_SPARED", 0)


@cache
def _warm() -> None:
    for carrier in (NEWS, AGREEMENT):
        read(open_source(carrier.format(" ".join(HOSTILE)).encode(), "text.txt"))


def _calls(text: str) -> int:
    """Return how many functions are called while a text is read: its work, whatever the machine does beside."""
    source = open_source(text.encode(), "text.txt")
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(source)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("words", HOSTILE)
def test_twice_as_much_of_the_same_takes_twice_the_work(words: str) -> None:
    _warm()
    for carrier in (NEWS, AGREEMENT):
        once, twice = (_calls(carrier.format(words * (size // len(words)))) for size in (600, 1_200))

        assert twice < 2.4 * once
