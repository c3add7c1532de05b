"""The day of signing and the day of publication."""

import pytest
from tests.core.reading.given import context_of, source_of
from tests.core.reading.marked import unmark

from kunak.core.reading import read
from kunak.core.reading.clauses.published import find_published
from kunak.core.reading.clauses.signed_on import find_signed_on
from kunak.core.reading.record import Meta


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Соглашение подписано ‹5 июля 2023 года› в Уфе.", "2023-07-05"),
        ("Соглашение подписано ‹05.07.2023›.", "2023-07-05"),
        ("Подписано «Соглашение» ‹«01» августа 2018 г.›", "2018-08-01"),
        ("Ещё ‹в мае 2024 года› регионы подписали соглашение.", "2024-05"),
        ("‹В 2001 году› они подписали соглашение.", "2001"),
        ("Подписано ‹5-го июня 2018г.›", "2018-06-05"),
        ("Соглашение подписано ‹29.05.23› в Магасе.", "2023-05-29"),
        ("Соглашение подписано ‹29-05-2023›.", "2023-05-29"),
        ("Соглашение подписано ‹14 июня, 2022›.", "2022-06-14"),
        ("Во время визита, ‹11 октября 2022-го›, подписано соглашение.", "2022-10-11"),
        ("‹Двадцать девятого мая 2023 года› подписано соглашение.", "2023-05-29"),
        ("‹Первого июня две тысячи двадцать третьего года› подписано соглашение.", "2023-06-01"),
        ("Подписано соглашение ‹в последний день августа 2021 года›.", "2021-08-31"),
        ("Подписано соглашение на форуме ‹27–28 июня 2024 года›.", "2024-06"),
    ],
)
def test_find_signed_on_reads_the_marked_words(marked: str, value: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    found = find_signed_on(context, [0])

    assert found is not None
    assert (found.value, found.spans[0].start) == (value, spans[0].start)


@pytest.mark.parametrize(
    ("marked", "published", "value"),
    [
        ("‹29 мая› в Магасе подписано соглашение.", "2025-05-30", "2025-05-29"),
        ("‹30 декабря› подписано соглашение.", "2024-01-09", "2023-12-30"),
        ("‹Сегодня› подписано соглашение.", "2019-09-27", "2019-09-27"),
        ("Соглашение подписано ‹вчера›.", "2017-10-12", "2017-10-11"),
        ("‹В пятницу› подписан договор.", "2021-09-24", "2021-09-24"),
        ("‹Среду› отвели переговорам, и подписан договор.", "2021-09-24", "2021-09-22"),
        ("‹Вторник› ушёл на осмотр и подписание договора.", "2021-09-24", "2021-09-21"),
        ("‹В минувшую среду› подписан договор.", "2021-09-24", "2021-09-22"),
        ("‹Два дня назад› подписан договор.", "2021-09-24", "2021-09-22"),
        ("‹Неделю назад› подписан договор.", "2024-04-15", "2024-04-08"),
        ("‹Две недели назад› подписан договор.", "2024-04-15", "2024-04-01"),
        ("‹Третьего дня› подписан договор.", "2021-09-12", "2021-09-10"),
        ("Подписание стало событием ‹вчерашнего› дня.", "2021-09-12", "2021-09-11"),
        ("‹Только что› подписан договор.", "2021-09-12", "2021-09-12"),
        ("‹29-го числа› подписан договор.", "2023-05-31", "2023-05-29"),
        ("‹29 числа› подписан договор.", "2023-06-01", "2023-05-29"),
        ("‹Двадцать девятого мая› подписан договор.", "2023-05-30", "2023-05-29"),
        ("‹1 июня сего года› подписан договор.", "2016-06-03", "2016-06-01"),
        ("‹7 февраля с. г.› подписан договор.", "2018-02-09", "2018-02-07"),
        ("‹25 декабря прошлого года› подписан договор.", "2018-12-30", "2017-12-25"),
        ("‹В мае› подписан договор.", "2018-06-02", "2018-05"),
        ("‹В эту среду› подписан договор.", "2023-06-15", "2023-06-14"),
        ("‹В минувший четверг› подписан договор.", "2022-07-21", "2022-07-14"),
        ("‹Во вторник на прошлой неделе› подписан договор.", "2021-09-24", "2021-09-14"),
        ("На прошлой неделе, ‹во вторник›, подписан договор.", "2021-09-24", "2021-09-14"),
        ("‹12 сентября› подписан договор, сообщила 13 сентября 2021 года служба.", "2021-09-24", "2021-09-12"),
    ],
)
def test_find_signed_on_takes_year_and_day_from_the_date_of_the_document(
    marked: str, published: str, value: str
) -> None:
    text, spans = unmark(marked)
    context = context_of(text, meta=Meta(published=published))

    found = find_signed_on(context, [0])

    assert found is not None
    assert (found.value, found.spans[0], found.derived) == (value, spans[0], True)
    assert found.confidence < 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Сегодня подписано соглашение.", "date_relative_unresolved"),
        ("Несколько часов назад подписан договор.", "date_relative_unresolved"),
        ("На минувшей неделе подписан договор.", "date_relative_unresolved"),
        ("29-го числа подписан договор.", "date_relative_unresolved"),
        ("18 июля подписано соглашение.", "date_without_year"),
    ],
)
def test_find_signed_on_warns_where_the_day_stays_open(text: str, code: str) -> None:
    context = context_of(text)

    assert find_signed_on(context, [0]) is None
    assert [warning.code for warning in context.warnings] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Накануне Дня города подписано соглашение.",
        "Накануне открытия форума подписано соглашение.",
        "Заботясь о людях и вникая в окружающую среду, подписали договор.",
        "В ближайший вторник подписанный договор покажут.",
    ],
)
def test_find_signed_on_takes_no_eve_of_a_feast_and_no_day_to_come(text: str) -> None:
    assert find_signed_on(context_of(text, meta=Meta(published="2021-09-24")), [0]) is None


def test_find_signed_on_warns_where_the_weekday_is_another() -> None:
    context = context_of("В понедельник, 29 мая 2025 года, подписано соглашение.")

    found = find_signed_on(context, [0])

    assert found is not None
    assert found.value == "2025-05-29"
    assert [warning.code for warning in context.warnings] == ["weekday_differs"]


@pytest.mark.parametrize(
    "text",
    [
        "Подписано соглашение о реализации соглашения от 6 декабря 2018 года.",
        "Подписано соглашение, которое действует до 31 декабря 2030 года.",
        "Подписан договор, он вступит в силу с 1 января 2022 года.",
    ],
)
def test_find_signed_on_takes_no_other_day_for_the_signing(text: str) -> None:
    context = context_of(text)

    assert find_signed_on(context, [0]) is None


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("‹30.05.2025› г.\n\nВ четверг в Магасе подписано соглашение.", "2025-05-30"),
        ("Подписано соглашение.\n\nДата публикации: ‹21.04.2023›", "2023-04-21"),
        ("Подписано соглашение.\n\n«Весть», ‹12 октября 2017 года›", "2017-10-12"),
        ("Подписано соглашение.\nОпубликовано ‹06.02.2020› в 11:35 | Просмотров: 842", "2020-02-06"),
        ("КАЗАНЬ, ‹17 мая 2022 года› /Корр./. Подписано соглашение.", "2022-05-17"),
        ("Подписано соглашение.\nria-altay, ‹05.09.2024›", "2024-09-05"),
        ("Подписано соглашение. Об этом ‹5 мая 2021 года› сообщил департамент.", "2021-05-05"),
        ("Сегодня, ‹9 апреля 2024 года›, подписан план.", "2024-04-09"),
        ("Улан-Удэ, ‹24 сентября 2024 года›, вторник. Подписано соглашение.", "2024-09-24"),
        ("Беседа с министром (сайт палаты, ‹4 июня 2019 г.›)\n\nПодписано соглашение.", "2019-06-04"),
        ("Бумаги года\n(раздел на сайте мэрии, обновлено ‹27.12.2019›)\n\nПодписано соглашение.", "2019-12-27"),
        (
            (
                "Рейтинг@Mail.ru\nКурская область и Коми подписали соглашение – РИА Новости Коми, ‹09.11.2018›\n"
                "Регистрация пройдена успешно!\n\nКурская область и Коми подписали соглашение о туризме."
            ),
            "2018-11-09",
        ),
    ],
)
def test_find_published_reads_the_marked_words(marked: str, value: str) -> None:
    text, spans = unmark(marked)

    found = find_published(context_of(text, genre="release"))

    assert found is not None
    assert found.value == value
    assert found.spans[0].start == spans[0].start


@pytest.mark.parametrize(
    "text",
    [
        "Сегодня: 30 августа 2026 г., воскресенье\nПодписано соглашение.",
        "Бумаги года (первым о ней написал сайт палаты 3 июня 2019 г.)\n\nПодписано соглашение.",
        "Подписано соглашение о рыбе (взамен договора от 4 июня 2019 г.)",
        "Подписано соглашение о сайте (его текст разместили 4 июня 2019 г.). Оно действует три года.",
        "Соглашение подписано 5 июля 2023 года в Уфе губернаторами двух областей.",
        "Пятница, 6 марта 2026 г. 20:35 Сделать стартовой | Добавить в избранное | RSS\n\nСоглашение подписано.",
    ],
)
def test_find_published_takes_neither_a_crawl_date_nor_the_day_of_signing(text: str) -> None:
    assert find_published(context_of(text, genre="release")) is None


def test_find_published_is_empty_for_the_text_of_an_agreement() -> None:
    assert find_published(context_of("30.05.2025 г.\nСоглашение", genre="agreement")) is None


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        (
            (
                "ЗАКОН\nОб одобрении соглашения\n\nПринят Хуралом 30 мая 2018 года\n\nСтатья 1. Одобрить.\n\n"
                "‹8 июня 2018 года›\n№ 417"
            ),
            "2018-06-08",
        ),
        ("ЗАКОН\nОб одобрении соглашения\n\nПринят Хуралом ‹30 мая 2018 года›\n\nСтатья 1. Одобрить.", "2018-05-30"),
        ("УКАЗ\n\n1. Прекратить с 1 июля 2024 года действие.\n\nг. Тула\n‹4 июня 2024 года›\n№ 52", "2024-06-04"),
    ],
)
def test_find_published_takes_the_day_of_the_paper_and_not_of_what_it_rules(marked: str, value: str) -> None:
    text, spans = unmark(marked)

    found = find_published(context_of(text, genre="other"))

    assert found is not None
    assert (found.value, found.spans[0].start) == (value, spans[0].start)


def test_the_day_of_an_act_that_a_text_ends_is_not_its_own() -> None:
    text = (
        "СОГЛАШЕНИЕ\nмежду Правительством Тверской области и Правительством Республики Коми о туризме\n\n"
        "1. Стороны обмениваются опытом.\n2. Считать утратившим силу Соглашение о дружбе, подписанное в г. Твери "
        "8 декабря 2014 г.\n\nСовершено в г. Сыктывкаре 5 марта 2024 года.\n"
    )

    [agreement] = read(source_of(text)).agreements

    assert agreement.signed_on is not None
    assert agreement.signed_on.value == "2024-03-05"
    assert [one.value for one in agreement.supersedes] == ["2014-12-08"]
