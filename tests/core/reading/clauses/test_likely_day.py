"""The day of a signing by weights: where rules find none, and where a paper has another than the one they take."""

import pytest
from tests.core.reading.given import source_of
from tools import train_likely_day as trainer
from tools.learning import checksum

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import read, when_and_where
from kunak.core.reading.clauses import likely_day
from kunak.documents.flatten import SURE

DAYS_OF_A_TOUR = """Ансамбли поедут друг к другу

27 и 28 октября 2021 года в Кирове выступали артисты из Коми. Между концертами вице-губернаторы Кировской области
Савва Нолинский и Республики Коми Вера Ижемская подписали договор о гастролях на три года.
"""
PLAN = """СОГЛАСОВАНО                                  СОГЛАСОВАНО
Министр спорта Курганской области            Министр спорта Тюменской области
Л. В. Шатровская                             Р. И. Ялуторовский
«3» марта 2021 г.                            «10» марта 2021 г.

ПЛАН РАБОТЫ
министерств спорта двух областей на 2021 и 2022 годы

Основание: соглашение о спорте (заключено 14 мая 2019 г.)

№ | Дело | Когда
1 | Лыжный переход | февраль 2022 г.
2 | Турнир по лапте | июль 2021 г.
"""
OPENING = (
    "Тульская и Калужская области заключили соглашение о малине. Его подписали министры Анна Веневская и Пётр "
    "Жиздринский."
)
SHORT_NEWS = "Тульская и Калужская области заключили соглашение о малине."
PAPER = "Соглашение\nо малине\n\nТульская область и Калужская область"
TERMS = ",\nусловились:\n1. Стороны делят саженцы поровну.\n2. Спорят недолго.\n"


def day_of(text: str) -> Sourced[str] | None:
    """Return the day of the first agreement of a text."""
    return read(source_of(text)).agreements[0].signed_on


def by_rules(text: str, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """Return the day that the rules alone tell."""
    with monkeypatch.context() as patched:
        patched.setattr(when_and_where, "likely_day", lambda _, __, told: told)
        found = day_of(text)
    return found.value if found is not None else None


@pytest.mark.parametrize(
    ("text", "by_rule", "day", "words"),
    [
        (DAYS_OF_A_TOUR, None, "2021-10", "27 и 28 октября 2021 года"),
        (PLAN, "2019-05-14", "2021-03-10", "«10» марта 2021 г."),
    ],
)
def test_what_is_likely_is_found_and_a_person_is_asked(
    text: str, by_rule: str | None, day: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = day_of(text)

    assert by_rules(text, monkeypatch) == by_rule
    assert found is not None
    assert (found.value, found.rule) == (day, likely_day.RULE)
    assert [text[span.start : span.end] for span in found.spans] == [words]
    assert found.confidence < SURE


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING}\n\nТула, 14 июля 2022 года\n",
        f"ТУЛА, 14 июля. {OPENING}\n\n14.07.2022\n",
        f"{OPENING} Оно опирается на рамочный договор, заключённый 11 июня 2009 года.\n",
        f"{OPENING}\n\nНапомним, 11 июня 2009 года области подписали договор о яблоках.\n",
        f"{OPENING} Первые саженцы повезут 1 октября 2023 года.\n",
        f"{OPENING} Съёмка ролика о нём пройдёт в Алексине 9 мая 2023 года.\n",
        f"{OPENING} В августе 2021 года область собрала десять тонн ягод.\n",
        f"{PAPER}, опираясь на Договор о яблоках, подписанный 11 июня 2009 года{TERMS}",
        f"{PAPER}, в соответствии с Федеральным законом от 8 июля 2019 года № 100-ФЗ{TERMS}",
        f"{PAPER}{TERMS}3. Первый обмен – 15 мая 2021 года.\n",
        f"{PAPER}{TERMS}3. Соглашение вступает в силу 1 января 2020 года.\n",
        (
            "Отчёт\nо выполнении соглашения Тульской и Калужской областей о малине\n\nНа 1 июня 2022 года посажено 300 "
            "кустов. 12 апреля 2022 года в Тулу прибыл первый грузовик.\n"
        ),
        f"{SHORT_NEWS} Подписи поставили два министра. К 5 марта 2022 года кусты укрыли. Их польют.\n",
        f"{OPENING} Малину ждут все. Контракт на кусты подписан с питомником 5 марта 2022 года.\n",
        f"{SHORT_NEWS} Как писала газета от 14 июля 2022 года, кусты уже купили.\n",
        f"{SHORT_NEWS} Подписи поставили министры. Родилась Веневская 9 февраля 1974 года в Шацке.\n",
        f"{SHORT_NEWS} Подписи поставили министры. Питомник построен 7 мая 1998 года.\n",
        f"{SHORT_NEWS} Подписи поставили министры. Тульский «Левша» обыграл калужан 7 января 2024 года.\n",
        f"{SHORT_NEWS} Подписи поставил министр. В должность он назначен 7 июля 2023 года.\n",
        f"{SHORT_NEWS} Годом раньше, 3 мая 2021 года, Тульская область заключила такое же с Орловской.\n",
        (
            f"{SHORT_NEWS} Подписи поставили два министра. Малину повезут в школы. Город Венёв основан 12 июня 1571 "
            "года, а в 2021 году праздновал 450 лет.\n\n14 июля 2023 года\n"
        ),
        f"{OPENING} О соглашении 14 июля 2022 года сообщили калужские чиновники.\n",
    ],
)
def test_the_day_of_the_page_of_another_act_or_of_what_is_to_come_is_none(text: str) -> None:
    assert day_of(text) is None


def test_a_day_that_rules_are_sure_of_in_news_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_day, "weighed_days", lambda _, __: pytest.fail("weighed"))

    found = day_of(f"7 июля 2022 года в Алексине {OPENING} Малину посадят 1 октября 2022 года.\n")

    assert found is not None
    assert found.value == "2022-07-07"


def test_two_days_of_two_sources_stay_none() -> None:
    text = (
        f"3 июля 2023 года {OPENING} На сайте калужского министерства указана другая дата – 4 июля 2023 года.\n\n"
        "7 июля 2023 года\n"
    )

    assert day_of(text) is None


@pytest.mark.parametrize(
    ("value", "reference", "gap"),
    [
        ("2022-07-14", "2022-07-14", "same"),
        ("2022-07-13", "2022-07-14", "1"),
        ("2022-07-07", "2022-07-14", "week"),
        ("2022-06-20", "2022-07-14", "month"),
        ("2022-05-01", "2022-07-14", "quarter"),
        ("2021-07-14", "2022-07-14", "old"),
        ("2022-07-15", "2022-07-14", "ahead"),
        ("2023-07-15", "2022-07-14", "far ahead"),
        ("2022-07", "2022-07-14", "loose"),
        ("2022-07-14", None, "none"),
    ],
)
def test_how_long_before_the_page_a_day_lies(value: str, reference: str | None, gap: str) -> None:
    assert likely_day.gap(value, reference) == gap


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert checksum() in head, "documents have changed: run tools/train_likely_day.py"


def test_the_day_of_what_is_replaced_is_never_that_of_the_signing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{OPENING} Прежнее соглашение от 9 апреля 2018 года утратило силу."
    start = text.index("9 апреля 2018 года")
    likely = Sourced("2018-04-09", (Span(start, start + len("9 апреля 2018 года")),), 0.74, likely_day.RULE)
    monkeypatch.setattr(when_and_where, "likely_day", lambda *_: likely)
    told = read(source_of(text)).agreements[0]

    assert told.signed_on is None
    assert [one.value for one in told.supersedes] == ["2018-04-09"]
