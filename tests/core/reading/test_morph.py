"""What the dictionary says of words: as the analyzer says it."""

import pytest

from kunak.core.reading.morph import _parse, analyzer, known_words, parses


@pytest.mark.parametrize(
    "word", ["область", "областей", "все", "всё", "подписали", "наилучший", "заяц", "по", "стали", "эвенкийский", "ели"]
)
def test_words_of_the_dictionary_are_understood_as_the_analyzer_does(word: str) -> None:
    told = known_words().parses(word)

    assert told == tuple(_parse(found) for found in analyzer().parse(word))
    assert told == parses(word.upper())


@pytest.mark.parametrize("word", ["минкультурою", "2024", "xiv", "мурманско-псковский", ";", "абыгдеж"])
def test_other_words_are_left_to_the_analyzer(word: str) -> None:
    assert known_words().parses(word) == ()
    assert parses(word) == tuple(_parse(found) for found in analyzer().parse(word))
