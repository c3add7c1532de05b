"""Patterns compiled beforehand: they are those that `re` compiles, or are left alone."""

import re
from collections.abc import Iterator

import pytest

from kunak.core.reading import later, patterns, programs
from kunak.core.reading.needles import with_edge_after
from kunak.core.reading.programs import MADE_BY, compiled, kept, program_of

PATTERN = r"(?P<what>соглашени\w*)|(?:договор)(\d+)"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    programs._known.cache_clear()
    yield
    programs._known.cache_clear()


def keep(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(programs, "packaged", lambda *_: data)


def test_each_pattern_of_the_reader_is_the_one_that_re_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {(with_edge_after(way.pattern), way.flags) for one in patterns.ALL for way in one.ways}
    asked |= {(with_edge_after(one.pattern), one.flags) for one in later.ALL}
    keep(monkeypatch, kept({(pattern, flags): program_of(pattern, flags) for pattern, flags in asked}))

    assert len(asked) > 500
    assert all(compiled(pattern, flags) == re.compile(pattern, flags) for pattern, flags in asked)


def test_a_known_program_is_taken_and_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch, kept({(PATTERN, re.IGNORECASE): program_of(PATTERN, re.IGNORECASE)}))
    monkeypatch.setattr(programs, "re", None)

    found = compiled(PATTERN, re.IGNORECASE).search("Соглашение")

    assert found is not None
    assert (found["what"], found.lastgroup, found.re.groups) == ("Соглашение", "what", 2)


def test_programs_of_another_python_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "MADE_BY", ("another", *MADE_BY[1:]))
    others = kept({(PATTERN, 0): program_of("другое")})
    monkeypatch.setattr(programs, "MADE_BY", MADE_BY)
    keep(monkeypatch, others)

    assert compiled(PATTERN) == re.compile(PATTERN)


def test_without_programs_patterns_are_compiled_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: str) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr(programs, "packaged", missing)

    assert compiled(PATTERN) == re.compile(PATTERN)
