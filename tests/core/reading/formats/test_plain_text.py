"""Plain text: characters untouched, blocks by lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.reading.formats import open_source, plain_text
from kunak.core.reading.formats.errors import TooComplex
from kunak.core.reading.formats.limits import MAX_LINES


def pieces(raw: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.path, raw[block.start : block.end]) for block in plain_text.blocks(raw)]


def test_the_text_of_a_file_is_the_whole_file() -> None:
    text = "\n\n 30.05.2025 г.\r\n\r\nВ Магасе подписано соглашение. \n"

    source = open_source(text.encode(), "release.txt")

    assert (source.raw, source.media_type) == (text, "text/plain")


def test_lines_are_blocks_without_their_blanks_and_know_their_number() -> None:
    assert pieces("\r\n  Первая.\t\r\n\r\n\u00a0Третья.\rЧетвёртая.") == [
        ("paragraph", "p2", "Первая."),
        ("paragraph", "p4", "Третья."),
        ("paragraph", "p5", "Четвёртая."),
    ]


def test_a_first_line_without_a_full_stop_is_a_heading() -> None:
    assert pieces("Регионы подписали соглашение\n\nВчера в Уфе.")[0][0] == "heading"
    assert pieces("Одна строка и всё")[0][0] == "paragraph"


@pytest.mark.parametrize("line", ["СТАТЬЯ ПЕРВАЯ", "Статья 1. Предмет соглашения", "Раздел II"])
def test_capitals_and_numbered_articles_are_headings(line: str) -> None:
    assert pieces(f"Начало.\n{line}\nТекст.")[1][0] == "heading"


@pytest.mark.parametrize("mark", ["•", "1)", "а)", "*"])
def test_marked_lines_are_list_items(mark: str) -> None:
    assert pieces(f"Стороны:\n{mark} торгуют\nИтог.")[1] == ("list_item", "p2", f"{mark} торгуют")


def test_a_dash_makes_an_item_in_a_list_and_a_speech_elsewhere() -> None:
    kinds = [kind for kind, _, _ in pieces("Меры:\n- ярмарка;\n- выставка.\nОн сказал.\n– Мы рады, – сказал он.")]

    assert kinds == ["paragraph", "list_item", "list_item", "paragraph", "paragraph"]


def test_a_text_wrapped_at_a_width_has_its_paragraphs_again() -> None:
    wrapped = (
        "В Тобольске главы двух соседних\nобластей подписали соглашение о\nсотрудничестве на пять лет. Его\n"
        "приняли единогласно.\n\nВторой абзац короче."
    )

    assert [path for _, path, _ in pieces(wrapped)] == ["p1", "p6"]


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n    "])
def test_wrapped_lines_are_one_line_again(end: str) -> None:
    wrapped = [
        "Глава области рассказал о торгово-",
        "экономическом соглашении и сотруд-",
        "ничестве с соседями на пять лет.",
        "Оно действует.",
    ]

    source = open_source(f"{end.join(wrapped)}\n\nВторой абзац.\n".encode(), "1.txt")

    first = (
        "Глава области рассказал о торгово-экономическом соглашении и сотрудничестве с соседями на пять лет. Оно "
        "действует."
    )
    assert source.raw == f"{first}\n\nВторой абзац.\n"
    assert [source.raw[block.start : block.end] for block in source.blocks] == [first, "Второй абзац."]


def test_wrapped_paragraphs_may_be_short_and_follow_upon_each_other() -> None:
    wrapped = (
        "1. Стороны обмениваются опытом подготовки\nучителей.\n2. Стороны проводят ярмарки мёда и дней поля\nв мае.\n"
        "3. Стороны открывают дома дружбы народов и\nучат языкам.\n4. Спор решают.\n5. Срок – год.\nИ. И. Иванов"
    )

    assert [path for _, path, _ in pieces(wrapped)] == ["p1", "p3", "p5", "p7", "p8", "p9"]


def test_a_line_that_is_set_in_begins_a_paragraph() -> None:
    wrapped = (
        "   В Тобольске главы двух соседних областей\nподписали соглашение о сотрудничестве сроком\n"
        "на пять лет, сообщили там.\n   Второй абзац рассказывает, о чём стороны\n"
        "договорились: о хлебе, о рыбе и о дорогах от\nТобольска до Ишима."
    )

    assert [path for _, path, _ in pieces(wrapped)] == ["p1", "p4"]


def test_lines_in_columns_stay_apart() -> None:
    signed = (
        "За Правительство Брянской области            За Правительство Калужской области\n"
        "Губернатор                                   Заместитель губернатора области по развитию\n"
        "П. П. Почепский                              Р. Р. Жуковская-Спас-Деменская-Мосальская\n"
        "М. П.                                        М. П."
    )

    assert len(pieces(signed)) == 4


def test_short_lines_that_were_not_wrapped_stay_apart() -> None:
    assert len(pieces("Глава\nРеспублики Тыва\nИ. И. Иванов\n29 мая 2025 г.\nг. Кызыл")) == 5


def test_a_list_of_short_lines_stays_a_list() -> None:
    assert len(pieces("Министерство культуры Тверской области\nКомитет по туризму\nМинздрав\nМинспорт\nМинтруд")) == 5


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="аБ1.,;:-–•) \t\u00a0\r\n\f\u2028", max_size=200))
def test_blocks_are_tight_in_order_and_leave_only_blanks_between(raw: str) -> None:
    position = 0
    for block in plain_text.blocks(raw):
        text = raw[block.start : block.end]
        assert text == text.strip() != ""
        assert raw[position : block.start].strip() == ""
        position = block.end
    assert raw[position:].strip() == ""


def test_a_file_of_nothing_but_lines_is_refused() -> None:
    with pytest.raises(TooComplex) as refusal:
        plain_text.read(b"a\n" * (2 * MAX_LINES + 1))

    assert (refusal.value.kind, refusal.value.what, refusal.value.limit) == ("TXT", "lines", MAX_LINES)
