"""Entries of tables: which fields are looked at, and what is told of those that cannot be used."""

from datetime import UTC, date, datetime

import pytest

from kunak.core.reading.batch import Line, Page
from kunak.core.reading.batch.errors import BadField, NoEntry
from kunak.core.reading.batch.json_line import page_of_entry, page_of_line


def test_a_line_gives_its_page() -> None:
    line = Line("a#3", '{"text": "слова", "name": "имя", "url": "https://example.org", "more": 1}'.encode())

    assert page_of_line(line) == Page("a#3", "слова", name="имя", url="https://example.org")


def test_text_goes_before_html() -> None:
    assert page_of_entry({"html": "<p>а", "text": "а"}, "#1") == Page("#1", "а")
    assert page_of_entry({"html": "<p>а"}, "#1") == Page("#1", "<p>а", is_html=True)


def test_empty_words_are_words() -> None:
    assert page_of_entry({"text": ""}, "#1") == Page("#1", "")


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2025-05-30", "2025-05-30"),
        ("2025-05-30T23:30:00+03:00", "2025-05-30"),
        (date(2025, 5, 30), "2025-05-30"),
        (datetime(2025, 5, 30, 23, 30, tzinfo=UTC), "2025-05-30"),
        (None, None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_taken_as_it_is_given(given: object, day: str | None) -> None:
    assert page_of_entry({"text": "а", "published": given}, "#1").published == day


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"title": "а"}, "text"),
        ({"text": 5}, "text"),
        ({"text": "а", "url": ["b"]}, "url"),
        ({"text": "а", "published": "вчера"}, "published"),
        ({"text": "а", "published": 20250530}, "published"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(entry: dict[str, object], field: str) -> None:
    with pytest.raises(BadField) as caught:
        page_of_entry(entry, "#1")

    assert caught.value.field == field


@pytest.mark.parametrize("data", [b"[]", b"{", b"\xff\xfe\xff", b'"a"', b"[" * 100_000, b"1" * 5_000])
def test_a_line_that_is_no_object_is_refused(data: bytes) -> None:
    with pytest.raises(NoEntry):
        page_of_line(Line("#1", data))
