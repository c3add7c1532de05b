"""Patterns that look before they search: the look never hides a match."""

import json
import re
import sys
from pathlib import Path

import pytest

from kunak.core.reading import read  # noqa: F401  brings in every rule
from kunak.core.reading.patterns import Guarded, needles_of
from kunak.core.reading.text import Text

TEXTS = [case["text"] for case in json.loads((Path(__file__).parent / "wordings.json").read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"подписал(?:и|а)?", ("подписал",)),
        (r"\b(?:мэр|глава)\s+города", ("города",)),
        (r"(?:январ|феврал)\w*", ("январ", "феврал")),
        (r"ма[йя]\s\d+", ("май", "мая")),
        (r"(?:очень )?давно", ("давно",)),
        (r"соглаш\w+|соглашение", ("соглаш",)),
        (r"(?:два|\d+) дня", (" дня",)),
        (r"\w+", ()),
        (r"да|нет", ()),
        (r"(?:мэр)?", ()),
    ],
)
def test_needles_are_letters_that_any_match_holds(pattern: str, needles: tuple[str, ...]) -> None:
    assert sorted(needles_of(pattern)) == sorted(needles)


def test_words_without_the_needles_are_not_searched() -> None:
    pattern = Guarded(re.compile(r"подписал\w*"))

    assert not pattern.may_match("Соглашение готово")
    assert pattern.search("Соглашение готово") is None
    assert list(pattern.finditer("Соглашение готово")) == []
    assert pattern.sub("-", "Соглашение готово") == "Соглашение готово"


def test_search_between_two_places_sees_only_those() -> None:
    pattern = Guarded(re.compile("мост"))

    assert pattern.search("мост и мост", 1, 7) is None
    assert [found.start() for found in pattern.finditer("мост и мост", 1)] == [7]


def rules() -> list[Guarded]:
    """Return every guarded pattern of the reader."""
    modules = [module for name, module in sys.modules.items() if name.startswith("kunak.core.reading")]
    found = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, Guarded)}
    return list(found.values())


def test_no_rule_of_the_reader_loses_a_match_by_its_needles() -> None:
    sentences = [text.lower[span.start : span.end] for text in map(Text, TEXTS) for span in text.sentences]

    lost = [
        (rule.pattern[:60], words)
        for rule in rules()
        if rule.needles
        for words in sentences
        if not rule.may_match(words) and re.search(rule.pattern, words)
    ]

    assert len(rules()) > 60
    assert lost == []
