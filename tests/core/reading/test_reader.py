"""The whole reader on texts of our own."""

import sys

import pytest
from tests.core.reading.fitting import validator
from tests.core.reading.given import source_of

from kunak.core.reading import Meta, awaited, read, to_json
from kunak.core.reading.text import Text

RELEASE = (
    "Тверская область и Республика Коми договорились\n\n"
    "12 мая в Твери губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подписали "
    "соглашение о сотрудничестве в сфере культуры сроком на пять лет.\n\n15.05.2023\n"
)


def test_reading_fits_the_schema() -> None:
    record = to_json(read(source_of(RELEASE)))

    assert list(validator().iter_errors(record)) == []


def test_reading_without_text_leaves_the_text_out() -> None:
    record = to_json(read(source_of(RELEASE)), with_text=False)

    assert "text" not in record
    assert record["source"]["characters"] == len(RELEASE)


def test_same_source_gives_the_same_record() -> None:
    assert read(source_of(RELEASE)) == read(source_of(RELEASE))


def test_every_span_lies_in_the_text_and_shows_words() -> None:
    [agreement] = to_json(read(source_of(RELEASE)))["agreements"]

    shown = {RELEASE[start:end] for start, end in agreement["signed_on"]["spans"]}

    assert shown == {"12 мая", "15.05.2023"}


@pytest.mark.parametrize("raw", ["", " \n", "1", "«", "Соглашение", "подписали", "?", "a" * 300, "№ \u00a0 —"])
def test_text_with_nothing_to_read_gives_a_valid_empty_record(raw: str) -> None:
    record = to_json(read(source_of(raw)))

    assert list(validator().iter_errors(record)) == []
    assert record["source"]["published"] is None


def test_day_of_publication_that_the_giver_knows_resolves_today() -> None:
    text = (
        "Сегодня в Уфе глава Башкортостана Артур Дёмин и губернатор Курганской области Олег Шадринский "
        "подписали соглашение о сотрудничестве."
    )

    [without], [known] = (
        read(source_of(text)).agreements,
        read(source_of(text), Meta(published="2024-03-05")).agreements,
    )

    assert without.signed_on is None
    assert known.signed_on is not None
    assert known.signed_on.value == "2024-03-05"
    assert known.signed_on.derived


def test_day_in_the_address_resolves_yesterday() -> None:
    text = "Вчера в Уфе подписано соглашение о сотрудничестве между Республикой Башкортостан и Курганской областью."

    [agreement] = read(source_of(text), Meta(url="https://example.org/2024/03/05/news")).agreements

    assert agreement.signed_on is not None
    assert agreement.signed_on.value == "2024-03-04"


@pytest.mark.parametrize("cut", range(0, len(RELEASE), 7))
def test_text_cut_at_any_place_gives_a_valid_record(cut: int) -> None:
    head, tail = to_json(read(source_of(RELEASE[:cut]))), to_json(read(source_of(RELEASE[cut:].upper())))

    checks = validator()
    assert [*checks.iter_errors(head), *checks.iter_errors(tail)] == []


@pytest.mark.parametrize("line", ["______________", "–", "...", "***", "“”", "а" * 300])
def test_line_without_a_word_is_none_among_articles(line: str) -> None:
    head = "СОГЛАШЕНИЕ\nмежду Тверской областью и Республикой Коми"
    text = f"{head}\n\nСтатья 1\n\n{line}\n\nСтороны проводят ярмарки.\n\n{line}\n"

    [agreement] = read(source_of(text)).agreements

    assert [item.text for item in agreement.commitments] == ["проводят ярмарки"]


@pytest.mark.parametrize(
    "text",
    [
        "Подписанный 5 мая 2020 года договор Твери и Пскова расторгнут: об этом мэры известили друг друга.",
        "ПЛАН\nмероприятий по реализации соглашения между Тверской областью и Республикой Коми\n\n1. Ярмарки «\n2. «\n",
        "СОГЛАШЕНИЕ\nо дружбе\n\nМы, город Иван Петров, и город Тверь, договорились о нижеследующем:\n1. Дружить.\n",
    ],
)
def test_what_ended_a_reading_once_is_read(text: str) -> None:
    assert [*validator().iter_errors(to_json(read(source_of(text))))] == []


def test_language_is_russian_only_where_there_is_cyrillic() -> None:
    assert read(source_of("No agreement here.")).source.language is None


def test_long_text_is_tokenised_in_steps_of_its_length() -> None:
    """A long text costs work in proportion to its length: counted in tokens and sentences, not in seconds."""
    short, long = Text(RELEASE * 10), Text(RELEASE * 100)

    assert len(long.tokens) == 10 * len(short.tokens)
    assert len(long.sentences) <= 10 * len(short.sentences)


HOSTILE = (
    "соглашение ",
    "подписание соглашения между Татарстаном и Ингушетией ",
    "договорились о развитии торговли, ",
    "будет создан ",
    "глава Татарстана, ",
    "Министерство культуры и ",
    "Рязанской и ",
    "Иван Иванов ",
    "1 января 2020 года ",
    "продлевается на срок до ",
    "«а» ",
    "\n1. план: ",
    "– С Тверской областью мы подписали соглашение о лесах, с Мурманской областью – о рейсе. ",
)


@pytest.fixture(autouse=True)
def compiled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no pattern wait: it would be compiled in the middle of what is counted."""
    monkeypatch.setattr(awaited, "MOST_SPARED", 0)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_repeated_for_ever_cost_calls_in_proportion_to_their_length(words: str) -> None:
    def calls(characters: int) -> int:
        source = source_of(words * (characters // len(words)))
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            read(source)
        finally:
            sys.setprofile(None)
        return counted

    calls(1_000)

    assert calls(10_000) < 2.5 * calls(5_000)


def test_long_text_is_read_with_searches_in_proportion_to_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = {10: 0, 100: 0}
    sentence_words = "kunak.core.reading.context.Context.sentence_words"
    from kunak.core.reading.context import Context

    original = Context.sentence_words
    for times in calls:

        def counted(self: Context, index: int, times: int = times) -> str:
            calls[times] += 1
            return original(self, index)

        monkeypatch.setattr(sentence_words, counted)
        read(source_of(RELEASE * times))

    assert calls[100] <= 12 * calls[10]
