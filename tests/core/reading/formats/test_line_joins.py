"""Lines of one paragraph to one text."""

import pytest

from kunak.core.reading.formats.line_joins import joined


@pytest.mark.parametrize(
    ("end", "beginning", "whole"),
    [
        ("сотруд\u2010", "ничество", "сотрудничество"),
        ("торгово\u2010", "экономическое", "торгово\u2010экономическое"),
        ("Улан\u2010", "Удэ", "Улан\u2010Удэ"),
        ("обмен \u2010", "в мае", "обмен \u2010 в мае"),
    ],
)
def test_a_word_that_a_browser_parted_is_one_again(end: str, beginning: str, whole: str) -> None:
    assert joined(end, beginning) == whole
