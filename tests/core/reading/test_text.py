"""The text in its shapes of one length."""

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read
from kunak.core.reading.sentences import LONGEST, OPENS_END
from kunak.core.reading.text import Text, make_shadow


def test_shadow_has_the_length_of_the_text() -> None:
    raw = "Соглaшение\u00a0– «Мост»  - 5 ? 6 ёлок\u200b…\n„Кавычки“"

    shadow = make_shadow(raw)

    assert len(shadow) == len(raw)


def test_look_alike_letters_inside_cyrillic_words_become_cyrillic() -> None:
    assert make_shadow("Администpация кoрабля капитанa") == "Администрация корабля капитана"


def test_words_that_are_latin_stay_latin() -> None:
    assert make_shadow("IT-развитие и форум U-NOVUS") == "IT-развитие и форум U-NOVUS"


def test_question_marks_that_stand_for_dashes_become_dashes() -> None:
    assert make_shadow("Срок ? два года, 2012?2026. Что дальше?") == "Срок – два года, 2012–2026. Что дальше?"


def test_straight_and_mixed_quotation_marks_become_angular() -> None:
    assert make_shadow('ООО "Сад" и “Тепличный”, „Колос“') == "ООО «Сад» и «Тепличный», «Колос»"


def test_quotation_marks_nest() -> None:
    text = Text("АНО «Туристский центр «Слюдянка»» открылась")

    inner, outer = text.quotes[1], text.quotes[0]

    assert text.raw[outer.start : outer.end] == "Туристский центр «Слюдянка»"
    assert text.raw[inner.start : inner.end] == "Слюдянка"


def sentences(raw: str) -> list[str]:
    text = Text(raw)
    return [text.words(span.start, span.end) for span in text.sentences]


def test_sentences_do_not_end_at_abbreviations_and_initials() -> None:
    assert sentences("В 2013 г. в г. Магасе К. А. Иванов сказал. Потом ушёл.") == [
        "В 2013 г. в г. Магасе К. А. Иванов сказал.",
        "Потом ушёл.",
    ]


def test_sentences_glued_by_a_crawler_are_parted() -> None:
    assert sentences("Визит завершён.Губернатор уехал.") == ["Визит завершён.", "Губернатор уехал."]


def test_a_sentence_behind_an_address_is_one_of_its_own() -> None:
    told = Text("Читать на сайте Vestnik.netДокумент подписан.").sentence_words

    assert list(told) == ["читать на сайте vestnik.net", "документ подписан."]


def test_sentence_that_never_ends_is_cut_between_words() -> None:
    words = "слово " * 2_000

    parts = sentences(words)

    assert " ".join(parts) == words.strip()
    assert len(parts) > 2
    assert max(map(len, parts)) <= LONGEST


def test_words_without_a_blank_between_them_are_not_cut() -> None:
    assert {word for part in sentences("слово," * 2_000) for word in part.split(",")} == {"слово", ""}


def test_run_of_stops_inside_a_word_is_looked_at_once() -> None:
    raw = "Сло" + "." * 1_000 + "во цело. А это второе"

    assert sum(1 for _ in OPENS_END.finditer(raw)) == 2  # not each of a thousand, with all that follow
    assert sentences(raw) == [raw.removesuffix(" А это второе"), "А это второе"]


def test_sentence_broken_by_an_empty_line_goes_on() -> None:
    assert sentences("Они будут обмениваться\n\nпедагогическим опытом.") == [
        "Они будут обмениваться педагогическим опытом."
    ]


def test_heading_without_a_full_stop_is_a_sentence() -> None:
    assert sentences("Подписано соглашение\n\nСегодня в Уфе встретились главы.") == [
        "Подписано соглашение",
        "Сегодня в Уфе встретились главы.",
    ]


def test_number_that_opens_a_line_does_not_end_a_sentence() -> None:
    assert sentences("1. Стороны проводят ярмарку.\n2. Стороны дружат.") == [
        "1. Стороны проводят ярмарку.",
        "2. Стороны дружат.",
    ]


def test_table_cells_are_sentences_of_their_own() -> None:
    raw = "Ярмарка\nмай и июнь"

    assert [raw[span.start : span.end] for span in Text(raw, ((0, 7), (8, 18))).sentences] == ["Ярмарка", "май и июнь"]


@pytest.mark.parametrize("part", ["А", "а-", "школ", "x"])
def test_what_is_too_long_for_a_word_is_none_and_rules_see_no_letter_of_it(part: str) -> None:
    run = part * (300 // len(part))

    shadow = make_shadow(f"соглашение с {run} о лесах")

    assert len(shadow) == len(f"соглашение с {run} о лесах")
    assert not any(letter.isalpha() for letter in shadow[len("соглашение с ") : -len(" о лесах") - 1])
    assert make_shadow("водогрязеторфопарафинолечение") == "водогрязеторфопарафинолечение"


def test_an_act_about_what_is_no_word_is_read_as_any_other() -> None:
    record = read(source_of(f"Татарстан и Чувашия подписали соглашение о {'школ' * 100}."))

    assert [party.code for party in record.agreements[0].parties] == ["RU-TA", "RU-CU"]
