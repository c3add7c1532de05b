"""Patterns that look before they search: the look never hides a match, and what is found is the same as by `re`."""

import json
import re
import sys
from pathlib import Path

import pytest

from kunak.core.provenance import Span
from kunak.core.reading import later, letters, patterns, read
from kunak.core.reading.awaited import stand_in_turn
from kunak.core.reading.formats import open_source
from kunak.core.reading.letters import Letters, letters_in
from kunak.core.reading.needles import alternatives, in_turn, ways_of
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.text import Text

TEXTS = [case["text"] for case in json.loads((Path(__file__).parent / "wordings.json").read_text(encoding="utf-8"))]

RELEASE = (Path(__file__).parents[2] / "corpus" / "001-penza-udmurtia.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"подписал(?:и|а)?", [{"подписал"}]),
        (r"\b(?:мэр|глава)\s+города", [{"города"}, {"мэр", "глава"}]),
        (r"(?:январ|феврал)\w*", [{"январ", "феврал"}]),
        (r"ма[йя]\s\d+", [{"май", "мая"}]),
        (r"(?:очень )?давно", [{"давно"}]),
        (r"соглаш\w+|соглашение", [{"соглаш"}]),
        (r"(?:два|\d+) дня", [{"дня"}]),
        (r"два дня", [{"два"}, {"дня"}]),
        (r"подпис\w+(?: под)? (?:постав|скреп)\w+", [{"подпис"}, {"постав", "скреп"}]),
        (r"\w+", []),
        (r"да|нет", []),
        (r"(?:мэр)?", []),
    ],
)
def test_needs_are_letters_that_any_match_holds(pattern: str, needs: list[set[str]]) -> None:
    [way] = ways_of(pattern)

    assert [set(group) for group in way.needs] == needs


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("один|два", ["один", "два"]),
        ("(?:один|два)|три", ["(?:один|два)", "три"]),
        ("[|(]один|два", ["[|(]один", "два"]),
        (r"\|один\(|[^\]|]", [r"\|один\(", r"[^\]|]"]),
        ("[]|]|два", ["[]|]", "два"]),
    ],
)
def test_alternatives_are_those_of_the_top_level(pattern: str, parts: list[str]) -> None:
    assert list(alternatives(pattern)) == parts


def test_pattern_with_a_group_stays_whole() -> None:
    assert len(ways_of("(?P<one>один)|двадцать|тридцать")) == 1


def test_words_without_the_needles_are_not_searched() -> None:
    pattern = Guarded(r"подписал\w*")

    assert not pattern.may_match(letters_in("Соглашение готово"))
    assert pattern.search("Соглашение готово") is None
    assert list(pattern.finditer("Соглашение готово")) == []
    assert pattern.sub("-", "Соглашение готово") == "Соглашение готово"


def test_search_between_two_places_sees_only_those() -> None:
    pattern = Guarded("мост")

    assert pattern.search("мост и мост", 1, 7) is None
    assert [found.start() for found in pattern.finditer("мост и мост", 1)] == [7]


def test_of_ways_that_begin_at_one_place_the_first_one_wins() -> None:
    pattern = Guarded(r"\bподпис\w+|\bподписал\w* договор|соглашени\w+")

    found = list(pattern.finditer("подписали договор, соглашение подписано"))

    assert [one[0] for one in found] == ["подписали", "соглашение", "подписано"]


def test_opening_inside_a_word_is_none() -> None:
    pattern = Guarded(r"\bписал\w*")

    assert pattern.search("подписали, писали").span() == (11, 17)  # type: ignore[union-attr]


def test_needles_that_come_later_are_looked_for_too() -> None:
    found = Letters()
    one = found.mask_of(["мост"])
    assert found.find("мост и дом") == one

    other = found.mask_of(["дом"])

    assert found.find("мост и дом") == one | other
    assert found.find("домик") == other


@pytest.mark.parametrize("needle", ["исх.", "города-побратимы", "(дом", "решат,"])
def test_of_a_needle_with_a_mark_its_longest_run_of_letters_is_looked_for(needle: str) -> None:
    found = Letters()
    mask = found.mask_of([needle])

    assert found.find(needle.strip("().,")) == mask
    assert found.find("иное") == 0


def test_a_sentence_has_the_letters_of_its_words() -> None:
    text = Text("Исх.-Города-побратимы решат, что дальше. Стороны_подписали «договор». И всё.")

    known = text.sentence_letters

    letters.ALL.sentences.clear()
    assert known == tuple(map(letters_in, text.sentence_words))
    assert any(known)


def test_what_tokens_know_is_found_again_where_needles_have_come() -> None:
    before = Text("незнакомыйкорень").tokens[0]

    mask = letters.mask_of(["незнакомыйкорень"])

    assert not before.letters & mask
    assert Text("незнакомыйкорень").tokens[0].letters & mask


def rules() -> list[Guarded]:
    """Return every guarded pattern of the reader."""
    modules = [module for name, module in sys.modules.items() if name.startswith("kunak.core.reading")]
    found = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, Guarded)}
    return list(found.values())


def test_every_rule_of_the_reader_finds_what_re_finds() -> None:
    sentences = [text.lower[span.start : span.end] for text in map(Text, TEXTS) for span in text.sentences]

    other = [
        (rule.pattern[:60], words)
        for rule in rules()
        for plain in [re.compile(rule.pattern, rule.flags)]
        for words in sentences
        if [found.span() for found in rule.finditer(words)] != [found.span() for found in plain.finditer(words)]
        or (rule.search(words) is None) != (plain.search(words) is None)
    ]

    assert len(rules()) > 60
    assert other == []


def test_what_asks_for_capitals_is_found_in_words_as_they_are_written() -> None:
    hall = Guarded(r"\bво?\s(?P<hall>Дворце|Тёплом зале)")

    assert hall.search("Встретились в Тёплом зале, в Дворце", 0, 30)["hall"] == "Тёплом зале"  # type: ignore[index]
    assert [found["hall"] for found in hall.finditer("Во Дворце культуры")] == []
    assert [found["hall"] for found in hall.finditer("И во Дворце культуры")] == ["Дворце"]
    assert not hall.may_match(letters_in("в доме"))


def test_what_asks_for_capitals_is_found_in_the_shadow_by_folded_letters() -> None:
    texts = list(map(Text, TEXTS))
    spans = [(text, span) for text in texts for span in (*text.sentences, *(Span(0, len(text.raw)),))]

    other = [
        (rule.pattern[:60], text.shadow[span.start : span.end])
        for rule in rules()
        if rule.pattern != rule.pattern.lower()
        for plain in [re.compile(rule.pattern, rule.flags)]
        for text, span in spans
        if [found.span() for found in text.in_shadow(rule, span)]
        != [found.span() for found in plain.finditer(text.shadow, span.start, span.end)]
    ]

    assert sum("А-ЯЁ" in rule.pattern for rule in rules()) > 15
    assert other == []


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        (r"не\s+(?:менее|позднее) чем", [{"не"}, {"менее", "позднее"}, {"чем"}]),
        (r"(?:за|на) (?:год|[а-я]+)", [{"за", "на"}]),
        (r"(?<!\w)до(?=\sиюля)[а-я]?", [{"до"}]),
        (r"(?:два|три){0,2}дня", [{"дня"}]),
        (r"(?i:Дня)\s", []),
    ],
)
def test_letters_in_turn_stand_in_any_match(pattern: str, groups: list[set[str]]) -> None:
    assert [set(group) for group in in_turn(pattern)] == groups


def test_without_regard_to_capitals_no_letters_stand_in_turn() -> None:
    assert in_turn("дом", re.IGNORECASE) == ()


def test_what_the_reader_finds_has_its_letters_in_turn() -> None:
    """Of the sentences, small and as they stand: where a pattern has a match, it is not spared."""
    texts = list(map(Text, TEXTS))
    words = {
        shape[span.start : span.end] for text in texts for shape in (text.lower, text.shadow) for span in text.sentences
    }
    every = {(one.pattern, one.flags) for one in later.ALL} | {
        (way.pattern, way.flags) for rule in rules() for way in rule.ways
    }

    hidden = [
        (pattern[:60], found[0])
        for pattern, flags in every
        if (turn := in_turn(pattern, flags))
        for plain in [re.compile(pattern, flags)]
        for sentence in words
        for found in plain.finditer(sentence)
        if not stand_in_turn(turn, sentence, found.start(), found.end())
    ]

    assert len(every) > 1000
    assert hidden == []


def test_letters_looked_through_grow_with_the_text_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that is run over all of the text for each of its sentences would show."""
    looked: list[int] = []
    monkeypatch.setattr(patterns, "letters_in", lambda words: (looked.append(len(words)), letters_in(words))[1])

    def letters_of(copies: int) -> int:
        looked.clear()
        read(open_source("\n\n".join([RELEASE] * copies).encode(), "release.txt"))
        return sum(looked)

    assert letters_of(16) < 2.1 * letters_of(8)
