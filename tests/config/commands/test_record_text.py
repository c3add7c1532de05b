"""`kunak read` in words: what a document says beside its agreements."""

import pytest
from tests.core.reading.given import source_of
from tests.core.reading.meetings import CLASSIC
from tests.core.reading.papers import CHANGES, ORDER
from tests.core.reading.plans import LISTED

from kunak.config.commands.record_text import lines
from kunak.config.commands.record_words import duration_words
from kunak.core.reading import read, to_json


def shown(text: str) -> list[str]:
    """Return the lines with single blanks and without the places of the words."""
    record = to_json(read(source_of(text)), with_text=False)
    return [" ".join(line.partition("←")[0].split()) for line in lines(record, text)]


def test_measures_show_executors_with_their_side_and_terms_with_their_days() -> None:
    found = shown(LISTED)

    assert "measure 1.2. Открыть торговое представительство" in found
    assert "executor Департамент промышленности, Томская область" in found
    assert "term day, 2026-07-01" in found
    assert "Measure 5 of 5" in found


def test_meeting_and_decisions_are_shown() -> None:
    found = shown(CLASSIC)

    assert "minutes no. 4" in found
    assert "chair З. М. Аргунская, министр экономического развития, Чеченская Республика" in found
    assert "agenda 2. О подготовке учителей" in found
    assert "term within, 1 month" in found


def test_acts_show_what_they_change_and_whom_they_authorise() -> None:
    changes, order = shown(CHANGES), shown(ORDER)

    assert "changed term until, 2031-05-14" in changes
    assert "change words replaced, пункте 3.1" in changes
    assert "Act: authorisation" in order
    assert "authorised А. В. Галичский, директор департамента лесного хозяйства" in order


def test_news_shows_no_part_that_it_has_not() -> None:
    found = shown("Сегодня Тверская область и Республика Коми подписали соглашение о сотрудничестве.")

    assert not any(line.startswith(("Measure", "Meeting", "Decision", "Act")) for line in found)


def test_codes_are_told_in_words() -> None:
    found = shown(
        "1 марта 2025 года в Твери Тверская область и Республика Коми подписали соглашение о сотрудничестве в сфере "
        "туризма. Соглашение заключено сроком на пять лет с автоматической пролонгацией."
    )

    assert "term 5 years" in found
    assert "renewal automatic" in found
    assert "sector Tourism" in found


@pytest.mark.parametrize(
    ("code", "words"),
    [("P1Y", "1 year"), ("P18M", "1 year 6 months"), ("P30D", "30 days"), ("indefinite", "without an end"), ("?", "?")],
)
def test_lengths_are_told_in_words(code: str, words: str) -> None:
    assert duration_words(code) == words
