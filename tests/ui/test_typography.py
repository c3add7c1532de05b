"""Sentences of the interface, set as printers set them."""

import pytest
from django.utils.safestring import mark_safe

from kunak.ui.templatetags.kunak_ui import typograf


def shown(text: str) -> str:
    """Return the text with `_` for each space that does not break."""
    return typograf(text).replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("План и отчёт в срок", "План и_отчёт в_срок"),
        ("И в саду, и на поле", "И_в_саду, и_на_поле"),
        ("План - проект", "План_— проект"),
        ("План — проект", "План_— проект"),
        ("Северо-Запад", "Северо-Запад"),
        ("52 % и 124 КБ", "52_% и_124_КБ"),
        ("29 мая 2025 г.", "29_мая 2025_г."),
        ("№ 14", "№_14"),
        ('Форум "Партнёры"', "Форум «Партнёры»"),
        ('"Форум "Мост" открыт"', "«Форум „Мост“ открыт»"),
        ("«Форум» уже в ёлочках", "«Форум» уже в_ёлочках"),
        ('План ("дорожная карта")', "План («дорожная карта»)"),
    ],
)
def test_a_russian_sentence_is_set(written: str, wanted: str) -> None:
    assert shown(written) == wanted


def test_an_english_sentence_keeps_its_quotes() -> None:
    assert shown('The "Bridge" forum') == "The &quot;Bridge&quot; forum"


def test_what_people_typed_is_escaped() -> None:
    assert shown("<b>в</b> & т. д.") == "&lt;b&gt;в&lt;/b&gt; &amp; т. д."


def test_markup_keeps_its_attributes() -> None:
    assert shown(mark_safe('в <a class="x" href="/a">"план"</a>')) == 'в_<a class="x" href="/a">"план"</a>'
    assert shown(mark_safe('Форум "Мост"')) == "Форум «Мост»"
