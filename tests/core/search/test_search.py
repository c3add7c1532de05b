"""Words as they are looked for: every form of a word finds every other, and nothing of what is typed is an operator."""

import pytest

from kunak.core.search import Piece, asked_words, excerpt, forms, kept_words, marked, words


def fits(typed: str, text: str) -> bool:
    """Return whether a text has what is typed, as the databases look it up."""
    kept = kept_words(text).split()
    return all(
        set(one.forms) & set(kept) or (one.beginning and any(word.startswith(one.beginning) for word in kept))
        for one in asked_words(typed)
    )


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("соглашение", "Стороны заключили ряд соглашений"),
        ("СОГЛАШЕНИЯМИ", "соглашение"),
        ("дети", "о ребёнке"),
        ("ребенок", "для детей"),
        ("отчет", "Отчёты сторон"),
        ("ещё", "еще"),
        ("Ингушетия", "между Республикой Татарстан и Республикой Ингушетией"),
        ("в Магасе", "г. Магас"),
        ("Магаса", "в Магасе"),
        ("Иннополисе университет", "Университет «Иннополис»"),
        ("Оздоев", "подписано Русланом Оздоевым"),
        ("хезмәт", "хезмәттәшлек турында килешү"),
        ("сотрудн", "о сотрудничестве"),
        ("спорт", "спортивные школы"),
        ("стали", "сталь и чугун"),
        ("стали", "стороны стать партнёрами"),
        ("77-714", "зарегистрировано под № 77-714"),
        ("2025", "29.05.2025"),
        ("minutes Agreement", "agreement and minutes"),
        ("закупка форум", "форум по закупкам"),
    ],
)
def test_any_form_finds_any_other(typed: str, text: str) -> None:
    assert fits(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("туризм", "о торговле"),
        ("закупка форум", "форум"),
        ("сон", "соната"),
        ("культ форум", "культура и форум"),
        ("202", "2025"),
    ],
)
def test_other_words_are_not_found(typed: str, text: str) -> None:
    assert not fits(typed, text)


@pytest.mark.parametrize("typed", ["", "  ", "*", "«»", '"', "'", "& | ! : *", "---", "_", "()"])
def test_what_has_no_words_asks_for_nothing(typed: str) -> None:
    assert asked_words(typed) == ()


def test_operators_of_databases_are_no_part_of_what_is_asked() -> None:
    typed = "соглашение' OR 1=1 -- \" NEAR(a b) * {card}: !x"

    for one in asked_words(typed):
        assert all(form.isalnum() for form in (*one.forms, one.beginning or "a"))


def test_no_more_words_are_asked_than_a_database_should_look_for() -> None:
    assert len(asked_words("слово " * 500)) == 12


def test_a_word_of_a_thousand_letters_is_cut() -> None:
    assert {len(word) for word in words("а" * 1000)} == {60}
    assert fits("б" * 1000, "б" * 1000)


def test_what_is_kept_has_each_word_once_and_only_single_blanks() -> None:
    assert kept_words("Форум, форума; ФОРУМАМ", "", "и в Казани") == "в и казань форум"


def test_a_letter_that_changes_its_length_does_no_harm() -> None:
    assert all(word.isalnum() for word in kept_words("İstanbul ﬁn ß ²").split())


def test_an_unknown_word_keeps_its_own_form_too() -> None:
    assert "хезмәттәшлек" in forms("хезмәттәшлек")
    assert {"оздоевым", "оздоев"} <= set(forms("оздоевым"))


def test_the_excerpt_stands_around_the_longest_word() -> None:
    text = "Начало. " * 40 + "Стороны\nпроводят выставки в Казани. " + "Конец. " * 40

    found = excerpt(text, asked_words("в выставка"))

    before, word, after = found
    assert word == Piece("выставки", is_asked=True)
    assert before.words.startswith("…Начало.")
    assert before.words.endswith("Стороны проводят ")
    assert after.words.startswith(" в Казани.")
    assert after.words.endswith("…")


def test_every_word_asked_for_is_marked_wherever_it_stands() -> None:
    text = "Клиники Казани; клиника и врачи. Врачебный совет Казани"

    assert "|".join(one.words for one in marked(text, asked_words("врачи клиника Казань"))) == (
        "Клиники| |Казани|; |клиника| и |врачи|. Врачебный совет |Казани"
    )
    assert [one.words for one in excerpt(text, asked_words("клиника врач")) if one.is_asked] == [
        "Клиники",
        "клиника",
        "врачи",
        "Врачебный",
    ]
    assert marked("", asked_words("врач")) == ()


def test_there_is_no_excerpt_of_what_is_not_there() -> None:
    assert excerpt("О торговле", asked_words("туризм")) == ()
    assert excerpt("О торговле", ()) == ()
