"""What is asked of words once: kept answers, marks by word, patterns compiled later, names made before."""

import pickle
import re
from pathlib import Path

import pytest
from pymorphy3.tagset import OpencorporaTag
from tests.core.reading.given import source_of

from kunak.core.reading import awaited, later, prebuilt, read
from kunak.core.reading.dictionary_tags import LazyTag
from kunak.core.reading.lexicon.sectors import worked_out_phrases
from kunak.core.reading.lexicon.territories import territories, worked_out_territories
from kunak.core.reading.marks import ALL, ANY, BY_OPENING, OPENING, WORDS, Mark
from kunak.core.reading.morph import analyzer
from kunak.core.reading.needles import ways_of, worked_out
from kunak.core.reading.once import Once
from kunak.core.reading.text import Text


def test_what_was_asked_is_answered_once_and_forgotten_when_there_is_too_much() -> None:
    asked: list[int] = []
    answers: Once[int, int] = Once(lambda number: asked.append(number) or number + 1, most=2)

    assert [answers[number] for number in (1, 1, 2, 3, 1)] == [2, 2, 3, 4, 2]
    assert asked == [1, 2, 3, 1]
    assert len(answers) <= 2


@pytest.fixture
def short_words() -> object:
    asked: list[str] = []
    mark = Mark(lambda word: asked.append(word) is None and len(word) == 3)
    yield mark, asked
    ALL.remove(mark)
    BY_OPENING[ANY].remove(mark)
    WORDS.clear()


def test_a_mark_is_asked_of_each_distinct_word_and_tells_the_places(short_words: tuple[Mark, list[str]]) -> None:
    mark, asked = short_words
    text = Text("Дом и дом, и сад. Кот ушёл.")

    assert [text.tokens[number].text for number in text.places(mark)] == ["Дом", "дом", "сад", "Кот"]
    assert list(text.places_of(mark, 1)) == [0]
    assert sorted(asked) == sorted(set(asked))


def test_a_mark_is_asked_of_each_word_that_has_it_however_the_word_opens() -> None:
    read(source_of("Тверская область и Республика Коми подписали соглашение о туризме."))  # all marks are declared
    words = {
        word
        for name in ("who_when_where.txt", "legal_texts.txt")
        for word in {token.lower for token in Text((Path(__file__).parent / name).read_text(encoding="utf-8")).tokens}
    }

    assert [word for word in words if WORDS[word] != sum(mark.bit for mark in ALL if mark.holds(word))] == []
    assert all(len(opening) == OPENING for opening in BY_OPENING if opening != ANY)


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(re, "compile", lambda pattern, flags=0: compiled.append(pattern) or re.Pattern)

    pattern = later.compile("дом")

    assert (pattern.pattern, compiled) == ("дом", [])
    assert pattern.search is re.Pattern.search
    assert pattern.search is re.Pattern.search
    assert compiled == ["дом"]


@pytest.fixture
def in_turn_one_and_two(monkeypatch: pytest.MonkeyPatch) -> "re.Pattern[str]":
    monkeypatch.setattr(awaited, "known_turn", lambda pattern, flags: (("один", "раз"), ("два",)))
    return later.compile(r"(?:один|раз),\s+два")


def test_a_pattern_is_not_compiled_for_words_without_its_letters_in_turn(
    in_turn_one_and_two: "re.Pattern[str]",
) -> None:
    pattern = in_turn_one_and_two

    assert (pattern.search("два, один"), pattern.match("раз, три"), list(pattern.finditer("раз"))) == (None, None, [])
    assert pattern.search("один, два", 0, 8) is None
    assert pattern.search("раз, два", 1) is None
    assert pattern._compiled is None  # type: ignore[attr-defined]


def test_a_pattern_is_compiled_for_words_that_have_them(in_turn_one_and_two: "re.Pattern[str]") -> None:
    assert in_turn_one_and_two.search("кто раз, два").span() == (4, 12)  # type: ignore[union-attr]
    assert in_turn_one_and_two.search("раз два") is None


def test_a_pattern_that_is_asked_often_is_compiled_in_any_case(in_turn_one_and_two: "re.Pattern[str]") -> None:
    for _ in range(awaited.MOST_SPARED + 1):
        assert in_turn_one_and_two.search("три") is None

    assert in_turn_one_and_two._compiled is not None  # type: ignore[attr-defined]


def test_names_are_worked_out_where_the_tables_have_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prebuilt, "digest_of", lambda _: "other")

    made = territories.__wrapped__()

    assert prebuilt.known_territories() is None
    assert made.meanings == worked_out_territories().meanings


def test_phrases_of_sectors_are_worked_out_where_the_tables_have_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = prebuilt.known_phrases()
    monkeypatch.setattr(prebuilt, "digest_of", lambda _: "other")

    assert prebuilt.known_phrases() is None
    assert worked_out_phrases() == kept


def test_a_tag_is_taken_apart_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    analyzer()
    monkeypatch.setattr(OpencorporaTag, "KNOWN_GRAMMEMES", LazyTag.KNOWN_GRAMMEMES)
    told = "NOUN,inan,masc sing,gent"
    lazy, eager = LazyTag(told), OpencorporaTag(told)
    shapes = [
        lambda tag: (tag.POS, tag.case, tag.number, tag.gender, tag.tense),
        lambda tag: tag.grammemes,
        hash,
        len,
        str,
        lambda tag: {"masc", "gent"} in tag,
        lambda tag: tag.updated_grammemes({"datv"}),
        lambda tag: tag.is_productive(),
    ]

    assert all(shape(LazyTag(told)) == shape(eager) for shape in shapes)
    assert lazy == eager
    assert pickle.loads(pickle.dumps(lazy)) == eager  # noqa: S301
    with pytest.raises(AttributeError):
        _ = lazy.nothing


def test_a_pattern_that_is_not_in_the_file_is_worked_out() -> None:
    pattern = "незнакомое слово этого теста"

    assert prebuilt.known_ways(pattern, 0) is None
    assert [(way.pattern, way.needs) for way in ways_of(pattern)] == [
        (way.pattern, way.needs) for way in worked_out(pattern)
    ]
