"""What reports tell: facts of sentences, rows of tables, counts with units."""

from typing import Any

import pytest
from tests.core.reading.fitting import validator
from tests.core.reading.given import source_of
from tests.core.reading.marked import unmark

from kunak.core.reading import read, to_json
from kunak.core.reading.outcomes.quantities import quantities_in
from kunak.core.reading.text import Text

TABLE = (
    "ОТЧЁТ\nо ходе выполнения плана мероприятий по реализации Соглашения между Правительством Кировской области и "
    "Правительством Удмуртской Республики за 2025 год\n\n"
    "№\tМероприятие\tХод выполнения\tСтатус\n"
    "1\tВыставка мебели в Ижевске\tПрошла 14–16 мая, участвовали 32 предприятия, договоры на 48,5 млн рублей\t"
    "выполнено\n"
    "2\tОбучение фельдшеров\tВедётся набор группы\tв работе\n"
    "3\tРемонт моста\tРемонт перенесён на 2026 год\tне выполнено\n"
    "4\tСлёт туристов\t–\t\n"
)
TOLD = (
    "Отчёт\nо реализации Соглашения между Правительством Томской области и Правительством Республики Хакасия о "
    "сотрудничестве от 4 мая 2022 года\n\n"
    "В 2025 году стороны провели три ярмарки, обучили 22 механизатора и открыли общий склад. Фестиваль не состоялся "
    "из-за паводка и перенесён на июнь 2026 года. Продолжается ремонт дороги.\n\n"
    "культура: прошла выставка, её посетили 6,4 тыс. человек;\nспорт: 180 школьников приняли участие в слёте.\n\n"
    "Соглашение действует пять лет. До конца года намечено открыть торговый дом.\n"
)


def outcomes_of(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = to_json(read(source_of(text))).get("outcomes", [])
    return found


def counts(outcome: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["value"], one["unit"]) for one in outcome["quantities"]]


def test_rows_of_a_report_tell_what_came_of_each_measure() -> None:
    first, second, third = outcomes_of(TABLE)

    assert (first["number"]["value"], first["measure"]["value"]) == ("1", "Выставка мебели в Ижевске")
    assert [one["state"] for one in (first, second, third)] == ["done", "in_progress", "not_done"]
    assert counts(first) == [("32", "предприятия"), ("48500000", "рублей")]


def test_sentences_of_a_report_tell_each_fact_by_its_verb() -> None:
    found = outcomes_of(TOLD)

    assert [(one["text"]["value"], one["state"]) for one in found] == [
        ("В 2025 году стороны провели три ярмарки", "done"),
        ("обучили 22 механизатора", "done"),
        ("открыли общий склад", "done"),
        ("Фестиваль не состоялся из-за паводка и перенесён на июнь 2026 года", "not_done"),
        ("Продолжается ремонт дороги", "in_progress"),
        ("прошла выставка, её посетили 6,4 тыс. человек", "done"),
        ("180 школьников приняли участие в слёте", "done"),
    ]
    assert counts(found[5]) == [("6400", "человек")]


def test_news_that_opens_with_a_report_of_somebody_is_no_report() -> None:
    assert outcomes_of("Отчёт губернатора прозвучал в думе\n\nГубернатор рассказал, что построено 12 школ.\n") == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("поставлено ‹600 голов› скота", [("600", "голов")]),
        ("отгружено на ‹212 млн рублей›", [("212000000", "рублей")]),
        ("посетили ‹6,4 тыс. человек›", [("6400", "человек")]),
        ("засеяно ‹1 200 гектаров›, рост ‹7 %›", [("1200", "гектаров"), ("7", "%")]),
        ("открыто ‹3 новых музея›", [("3", "новых музея")]),
        ("в 2025 году, 5 мая, пункты 8 и 17, № 12 склада, 14.05.2025", []),
    ],
)
def test_count_has_its_unit_and_is_no_day_or_clause(marked: str, expected: list[tuple[str, str]]) -> None:
    raw, spans = unmark(marked)

    found = list(quantities_in(Text(raw), 0, len(raw)))

    assert [(one.value, one.unit) for one in found] == expected
    assert [one.spans[0] for one in found] == spans


@pytest.mark.parametrize("text", [TABLE, TOLD])
def test_report_cut_at_any_place_gives_a_valid_record(text: str) -> None:
    checks = validator()
    for cut in range(0, len(text), 9):
        for piece in (text[:cut], text[cut:]):
            assert list(checks.iter_errors(to_json(read(source_of(piece))))) == []
