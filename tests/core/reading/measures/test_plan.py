"""Whole plans: tables with columns in any order, merged heads and rows, lists."""

from typing import Any

import pytest
from tests.core.reading.fitting import validator
from tests.core.reading.formats.word_files import p, table, word_file
from tests.core.reading.given import source_of
from tests.core.reading.plans import ALL, BY_QUARTERS, LISTED, PIPED, TABBED

from kunak.core.reading import read, to_json
from kunak.core.reading.formats import open_source


def measures_of(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = to_json(read(source_of(text))).get("measures", [])
    return found


def told(measure: dict[str, Any]) -> tuple[Any, ...]:
    """Return a measure in short: number, text, executors with sides, kind of term and its last day."""
    term = measure["term"] or {}
    return (
        measure["number"] and measure["number"]["value"],
        measure["text"]["value"],
        [(one["name"], one["side"]) for one in measure["executors"]],
        term.get("kind"),
        term.get("ends_on"),
    )


def test_tabbed_table_with_columns_of_the_sides_is_read() -> None:
    first, second, third = measures_of(TABBED)

    assert told(first) == (
        "1.1",
        "Организация выставки-ярмарки производителей молока",
        [
            ("Министерство сельского хозяйства Тверской области", "Тверская область"),
            ("Министерство сельского хозяйства Республики Коми", "Республика Коми"),
        ],
        "quarter",
        "2026-06-30",
    )
    assert first["expected_result"]["value"] == "не менее пяти договоров"
    assert first["section"]["value"] == "I. Торгово-экономическое сотрудничество"
    assert (first["sector"]["value"], third["sector"]["value"]) == ("trade", "culture")
    assert (second["expected_result"], second["executors"][0]["type"]) == (None, "other")


def test_piped_table_with_columns_in_another_order_and_a_row_that_goes_on_is_read() -> None:
    first, second, third = measures_of(PIPED)

    assert [name for name, _ in told(first)[2]] == [
        "Министерство экономики",
        "Министерство экономического развития",
        "АО «Пензмаш»",
    ]
    assert [side for _, side in told(first)[2]] == ["Республика Мордовия", "Пензенская область", "Пензенская область"]
    assert told(second)[1] == "Создать рабочую группу по дорогам и утвердить её состав"
    assert len(second["text"]["spans"]) == 2
    assert [side for _, side in told(second)[2]] == ["Республика Мордовия", "Пензенская область"]
    assert told(third) == ("3", "Проводить обмен делегациями врачей", [("Минздравы сторон", None)], "regularly", None)


def test_list_with_details_on_their_own_lines_inline_and_in_brackets_is_read() -> None:
    found = [told(measure) for measure in measures_of(LISTED)]

    assert [(number, text, kind, ends_on) for number, text, _, kind, ends_on in found] == [
        ("1.1", "Провести в Абакане выставку томских сыроделов", "month", "2026-03-31"),
        ("1.2", "Открыть торговое представительство", "day", "2026-07-01"),
        ("2.1", "Гастроли Томского областного театра драмы", "span", "2026-09-30"),
        ("2.2", "Обмен выставками музеев", "quarter", "2026-12-31"),
        ("2.3", "Издать общий альбом о наскальной живописи (500 экземпляров)", None, None),
    ]
    assert found[1][2] == [
        ("Департамент промышленности", "Томская область"),
        ("Министерство экономического развития", "Республика Хакасия"),
    ]


def test_heading_of_a_quarter_gives_its_items_their_term() -> None:
    found = [told(measure) for measure in measures_of(BY_QUARTERS)]

    assert [(text, kind, ends_on) for _, text, _, kind, ends_on in found] == [
        ("Семинар архивистов", "quarter", "2027-03-31"),
        ("Выставка гончаров", "quarter", "2027-03-31"),
        ("Турнир по самбо", "span", "2027-12-31"),
    ]


def test_word_table_with_a_head_of_two_rows_and_a_merged_section_is_read() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>'
    body = p("ПЛАН МЕРОПРИЯТИЙ") + p(
        "по реализации Соглашения между Правительством Калужской области и Кабинетом Министров Чувашской "
        "Республики на 2026 год"
    )
    body += table(
        [p("№"), p("Мероприятие"), wide.format(2) + p("Исполнители"), p("Срок")],
        [p(""), p(""), p("от Калужской области"), p("от Чувашской Республики"), p("")],
        [wide.format(5) + p("Здравоохранение")],
        [p("1"), p("Обучить хирургов"), p("Министерство здравоохранения"), p("Минздрав Чувашии"), p("май")],
        [p("2"), p("Провести телемост"), p("Калужская областная больница"), p(""), p("II полугодие")],
    )

    record = to_json(read(open_source(word_file(body), "plan.docx")))

    assert [told(measure) for measure in record["measures"]] == [
        (
            "1",
            "Обучить хирургов",
            [
                ("Министерство здравоохранения", "Калужская область"),
                ("Министерство здравоохранения Чувашской Республики — Чувашии", "Чувашская Республика — Чувашия"),
            ],
            "month",
            "2026-05-31",
        ),
        ("2", "Провести телемост", [("Калужская областная больница", "Калужская область")], "half_year", "2026-12-31"),
    ]
    assert {measure["section"]["value"] for measure in record["measures"]} == {"Здравоохранение"}
    assert {measure["sector"]["value"] for measure in record["measures"]} == {"health"}


def test_web_table_with_a_merged_head_is_read() -> None:
    page = (
        "<html><body><h1>План мероприятий Калужской области и Чувашской Республики на 2026 год</h1><p>Утверждён 1 "
        "марта 2026 года главами двух регионов в Калуге после переговоров делегаций.</p><table>"
        "<tr><th rowspan=2>Мероприятие</th><th colspan=2>Ответственные исполнители</th><th rowspan=2>Сроки</th></tr>"
        "<tr><th>от Калужской области</th><th>от Чувашской Республики</th></tr>"
        "<tr><td>Открыть выставку вышивки</td><td>Министерство культуры</td><td>Минкультуры Чувашии</td>"
        "<td>июнь 2026</td></tr></table></body></html>"
    )

    [measure] = to_json(read(open_source(page.encode(), "plan.html")))["measures"]

    assert told(measure)[1:] == (
        "Открыть выставку вышивки",
        [
            ("Министерство культуры", "Калужская область"),
            ("Министерство культуры Чувашской Республики — Чувашии", "Чувашская Республика — Чувашия"),
        ],
        "month",
        "2026-06-30",
    )


def test_items_that_news_quotes_from_a_plan_are_read_where_they_have_terms() -> None:
    text = (
        "Тульская и Калужская области утвердили план\n\nГубернаторы Тульской области Иван Волжанинов и Калужской "
        "области Пётр Печорин утвердили план совместных мероприятий на 2026–2027 годы. В нём десять пунктов, "
        "среди них:\n"
        "1. Ярмарка пряников в Калуге – до 1 сентября 2026 года.\n2. Сплав школьников по Оке – ежегодно.\n"
        "3. Обмен опытом – весь период.\n"
    )

    found = [told(measure) for measure in measures_of(text)]

    assert [(number, words, kind) for number, words, _, kind, _ in found] == [
        ("1", "Ярмарка пряников в Калуге", "day"),
        ("2", "Сплав школьников по Оке", "regularly"),
        ("3", "Обмен опытом", "constantly"),
    ]
    assert {measure["section"] for measure in measures_of(text)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Курсы валют\nВалюта\tКурс\tИзменение\nДоллар\t80,1\t+0,2\nЕвро\t90,4\t–0,1\n",
        "Глава региона провёл встречу.\n\nФамилия\tПост\nВолжанинов\tгубернатор\n",
        "1. Сегодня подписано соглашение.\n2. Завтра будет подписан план.\n",
    ],
)
def test_table_or_list_that_is_no_plan_gives_no_measure(text: str) -> None:
    assert measures_of(text) == []


@pytest.mark.parametrize("text", ALL)
def test_plan_cut_at_any_place_gives_a_valid_record(text: str) -> None:
    checks = validator()
    for cut in range(0, len(text), 11):
        for piece in (text[:cut], text[cut:]):
            record = to_json(read(source_of(piece)))
            assert list(checks.iter_errors(record)) == []
            assert all(0 <= start < end <= len(piece) for start, end in spans_in(record))


def spans_in(node: Any) -> list[list[int]]:
    """Return all spans of a record."""
    if isinstance(node, dict):
        own = node.get("spans", [])
        return own + [span for value in node.values() for span in spans_in(value)]
    return [span for item in node for span in spans_in(item)] if isinstance(node, list) else []


def test_lines_that_open_with_their_time_are_measures() -> None:
    text = (
        "ПЛАН МЕРОПРИЯТИЙ\nпо реализации Соглашения между Правительством Курской области и Правительством Луганской "
        "Народной Республики на 2027 год\n\nЯнварь: семинар архивистов; выставка гончаров.\n"
        "II квартал – турнир по самбо.\n"
    )

    found = [told(measure) for measure in measures_of(text)]

    assert [(words, kind, ends_on) for _, words, _, kind, ends_on in found] == [
        ("семинар архивистов", "month", "2027-01-31"),
        ("выставка гончаров", "month", "2027-01-31"),
        ("турнир по самбо", "quarter", "2027-06-30"),
    ]


def test_what_follows_an_item_in_short_sentences_is_its_term_and_who_answers() -> None:
    text = (
        "ПЛАН МЕРОПРИЯТИЙ\nпо реализации Соглашения между Правительством Курской области и Правительством Республики "
        "Адыгея\n\n1. Провести ярмарку мёда. Срок: май 2027 г. Министерство сельского хозяйства Республики Адыгея.\n"
        "2. Обменяться опытом школ. 2028 год. Министерство образования и науки Курской области.\n"
        "3. Построить мост. Дорога к нему строится сейчас.\n"
    )

    found = measures_of(text)

    assert [
        (words, ends_on, [who for who, _ in executors]) for _, words, executors, _, ends_on in map(told, found)
    ] == [
        ("Провести ярмарку мёда", "2027-05-31", ["Министерство сельского хозяйства Республики Адыгея"]),
        ("Обменяться опытом школ", "2028-12-31", ["Министерство образования и науки Курской области"]),
        ("Построить мост. Дорога к нему строится сейчас", None, []),
    ]
    assert {measure["section"] for measure in found} == {None}


def test_an_annex_is_of_the_sides_of_its_agreement_not_of_those_who_carry_out() -> None:
    text = (
        "ПРИЛОЖЕНИЕ\nк Соглашению между Правительством Тверской области и Правительством Псковской области от 6 июля "
        "2022 года\n\nПЛАН\nобщих шагов на 2025 год\n\n№; Шаг; Когда; Кто\n"
        "1; Показ льна; май; Министерство промышленности Тверской области\n"
        "2; Ярмарка; июнь; Министерство торговли Псковской области\n"
    )

    record = read(source_of(text))

    assert [party.name for party in record.agreements[0].parties] == ["Тверская область", "Псковская область"]
    assert [measure.term.ends_on for measure in record.parts.measures if measure.term] == ["2025-05-31", "2025-06-30"]
