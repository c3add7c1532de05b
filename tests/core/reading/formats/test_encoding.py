"""Which encoding a text is in: every usual Russian one, from 60 characters on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.reading.formats.encoding import decode, decode_declared
from kunak.core.reading.formats.errors import NotText

SENTENCES = (
    "Губернатор Вологодской области и глава Республики Карелия подписали соглашение о сотрудничестве.",
    "Документ рассчитан на пять лет и предусматривает обмен опытом в здравоохранении и образовании.",
    "Стороны намерены развивать туризм, проводить выставки и ярмарки, поддерживать малый бизнес.",
    "В церемонии участвовали министры экономического развития, культуры и сельского хозяйства.",
    "Прежнее соглашение, действовавшее с 2013 года, утратило силу со дня подписания нового.",
    "Как отметил руководитель ведомства, объём взаимной торговли за год вырос на четверть.",
    "Рабочая группа соберётся в первом квартале; её председателя назначат до конца месяца.",
    "Для жителей приграничных районов откроют ещё два автобусных маршрута и один паром.",
    "Щедрый хозяин угостил делегацию чак-чаком и показал цех, где шьют шёлковые шали.",
    "Юридические службы сторон подготовят проект дополнительного протокола к 1 июля 2024 года.",
)
SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12).map(" ".join)
breaks = st.sampled_from(("\n", "\r\n", "\n\n", " "))


@settings(max_examples=60, deadline=None)
@given(text=texts, line_break=breaks, encoding=st.sampled_from(SINGLE_BYTE + WIDE), length=st.integers(60, 1000))
def test_a_russian_text_of_60_characters_or_more_comes_back_as_it_was(
    text: str, line_break: str, encoding: str, length: int
) -> None:
    whole = text.replace(". ", "." + line_break)[:length]

    assert decode(whole.encode(encoding)) == whole


@pytest.mark.parametrize("encoding", SINGLE_BYTE)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_sentence_alone_is_told_in_each_encoding(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding)) == sentence
    assert decode(sentence.upper().encode(encoding)) == sentence.upper()


@pytest.mark.parametrize("encoding", ["cp1251", "mac-cyrillic"])
def test_quotation_marks_dashes_and_numbers_are_told_with_the_letters(encoding: str) -> None:
    text = "Глава региона отметил: «Этот документ – рабочий инструмент». Закон № 184 — основа сотрудничества “соседей”."

    assert decode(text.encode(encoding)) == text


def test_nothing_of_the_characters_is_changed() -> None:
    text = "\u00a0Текст\r\n\tс\u00adо й\u0306 знаками\u2028и «ёлочками»  \r"

    assert decode(text.encode()) == text
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


def test_a_byte_order_mark_within_the_text_stays() -> None:
    assert decode("один\ufeffдва".encode()) == "один\ufeffдва"


def test_a_page_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    text = "Соглашение подписано. " * 20 + "Да"

    assert decode(text.encode()[:-1]) == text[:-1] + "\ufffd"


def test_a_text_of_another_language_is_left_to_the_general_detector() -> None:
    text = "Über die Zusammenarbeit der Länder: größere Messen, höhere Förderung, mehr Ausflüge für Schüler. " * 5

    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\0\1\2\3" * 50,
        bytes(range(256)) * 4,
        "а\0б".encode(),
        b"\xff\xfe\x00\xd8\x00\x00",
        b"\xff\xfea\0\0\0",
        bytes(number * number % 127 + 128 for number in range(2000)),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_a_declared_encoding_is_believed_where_the_bytes_allow_it() -> None:
    word = "Ярмарка".encode("mac-cyrillic")

    assert decode_declared(b"<p>" + word, "mac-cyrillic") == "<p>Ярмарка"


def test_a_false_declaration_is_seen_through() -> None:
    text = " ".join(SENTENCES)

    assert decode_declared(text.encode("koi8-r"), "cp1251") == text
    assert decode_declared(text.encode(), "cp1251") == text
    assert decode_declared(text.encode("utf-16"), "cp1251") == text
    assert decode_declared(text.encode("cp1251"), None) == text
