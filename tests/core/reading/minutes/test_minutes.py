"""Whole minutes: the meeting, its agenda, decisions and assignments."""

from typing import Any

import pytest
from tests.core.reading.fitting import validator
from tests.core.reading.given import source_of
from tests.core.reading.meetings import ALL, CLASSIC, EXTRACT, VIDEO, WITH_TABLE

from kunak.core.reading import read, to_json


def record_of(text: str) -> dict[str, Any]:
    return to_json(read(source_of(text)))


def value(found: dict[str, Any] | None) -> Any:
    return found and found["value"]


def people(found: list[dict[str, Any]]) -> list[tuple[str, str | None, str | None]]:
    return [(one["name"], one["post"], one["party"]) for one in found]


def told(decision: dict[str, Any]) -> tuple[Any, ...]:
    """Return a decision in short: number, question, who is to do it, kind of term and its last day."""
    term = decision["term"] or {}
    who = [one["name"] for one in decision["executors"]]
    return value(decision["number"]), value(decision["item"]), who, term.get("kind"), term.get("ends_on")


def test_sitting_of_classic_minutes_is_read() -> None:
    meeting = record_of(CLASSIC)["meeting"]

    assert [value(meeting[name]) for name in ("number", "held_on", "place")] == ["4", "2025-09-18", "Тюмень"]
    assert value(meeting["body"]).startswith("Рабочая группа по реализации Соглашения")
    assert value(meeting["attendance"]) == "11 человек (список прилагается)"
    assert people(meeting["chairs"]) == [
        ("Н. П. Тобольский", "заместитель Губернатора", "Тюменская область"),
        ("З. М. Аргунская", "министр экономического развития", "Чеченская Республика"),
    ]
    assert meeting["secretary"]["name"] == "Л. Л. Ишимова"


@pytest.mark.parametrize(
    ("head", "place", "body"),
    [
        (
            (
                "ПРОТОКОЛ\nзаседания комиссии по исполнению Договора\n\n№ 4              Елабуга              "
                "21 ноября 2023 г.\n"
            ),
            "Елабуга",
            "Комиссия по исполнению Договора",
        ),
        (
            "Протокол № 9\nсовещания у министра экономики Тверской области от 3 июня 2020 года\n",
            None,
            "Совещание у министра экономики Тверской области",
        ),
        (
            "Протокол № 7\nзаседания Межправительственной Российско-Монгольской комиссии от 3 июня 2020 года\n",
            None,
            "Межправительственная Российско-Монгольская комиссия",
        ),
        ("Протокол № 2\nпереговоров представителей двух министерств\n\n12.05.2021\n", None, None),
    ],
)
def test_town_beside_the_day_and_who_sat_are_read(head: str, place: str | None, body: str | None) -> None:
    meeting = record_of(f"{head}\nРЕШИЛИ:\n1. Министерству экономики Тверской области до 1 июля подготовить план.\n")[
        "meeting"
    ]

    assert (value(meeting["place"]), value(meeting["body"])) == (place, body)


def test_agenda_has_who_was_heard_and_who_spoke() -> None:
    first, second = record_of(CLASSIC)["meeting"]["agenda"]

    assert (value(first["number"]), value(first["text"])) == ("1", "О поставках семян")
    assert [one["name"] for one in first["heard"]] == ["Г. Ф. Ялуторовский"]
    assert [one["name"] for one in first["spoke"]] == ["З. М. Аргунская"]
    assert ([one["name"] for one in second["heard"]], second["spoke"]) == (["Н. П. Тобольский"], [])


def test_decisions_have_their_question_executor_and_term() -> None:
    decisions = record_of(CLASSIC)["decisions"]

    assert [told(decision) for decision in decisions] == [
        ("1.1", "1", ["Департамент АПК Тюменской области"], "day", "2025-10-15"),
        ("1.2", "1", ["Министерство сельского хозяйства Чеченской Республики"], "within", None),
        ("2.1", "2", ["Тюменская область", "Чеченская Республика"], "regularly", None),
        ("2.2", "2", ["Министерство образования и науки Чеченской Республики"], "month", "2026-02-28"),
    ]
    assert value(decisions[3]["text"]) == "Провести семинар в Грозном в феврале 2026 г."


def test_day_without_a_year_is_the_next_one_after_the_sitting_and_derived() -> None:
    [first, *_] = record_of(CLASSIC)["decisions"]
    [*_, last] = record_of(VIDEO)["decisions"]

    assert (first["term"]["ends_on"], first["term"]["derived"], len(first["term"]["spans"])) == ("2025-10-15", True, 2)
    assert (last["term"]["ends_on"], last["term"]["derived"]) == ("2027-01-31", True)


def test_extract_by_questions_is_read() -> None:
    record = record_of(EXTRACT)

    assert [value(record["meeting"][name]) for name in ("number", "held_on", "place")] == [
        "7/2026",
        "2026-03-12",
        "Боровичи",
    ]
    assert people(record["meeting"]["present"])[0] == (
        "И. И. Сямженский",
        "начальник отдела дорог",
        "Вологодская область",
    )
    assert [told(decision) for decision in record["decisions"]] == [
        ("1", "1", ["Министерство транспорта Вологодской области"], "day", "2026-05-01"),
        ("2", "1", ["Администрация Боровичского района"], "constantly", None),
        (None, "2", [], None, None),
    ]


def test_minutes_of_a_meeting_by_video_are_read() -> None:
    record = record_of(VIDEO)

    assert (value(record["meeting"]["held_on"]), record["meeting"]["place"]) == ("2026-09-16", None)
    assert people(record["meeting"]["present"]) == [
        ("Р. Ф. Жиздринский", "заместитель министра промышленности и торговли", "Калужская область"),
        ("В. Е. Лузская", "начальник департамента промышленности", "Кировская область"),
    ]
    assert [told(decision)[2:] for decision in record["decisions"]] == [
        (["Калужская область"], "day", "2026-10-01"),
        (["Кировская область"], "span", "2026-10-20"),
        ([], "month", "2027-01-31"),
    ]


def test_decisions_under_a_heading_and_in_a_table_are_read() -> None:
    record = record_of(WITH_TABLE)

    assert (value(record["meeting"]["number"]), value(record["meeting"]["held_on"])) == ("12", "2025-11-05")
    assert [told(decision) for decision in record["decisions"]] == [
        ("1", "I", [], None, None),
        (
            "2",
            "I",
            ["Министерство природных ресурсов Республики Калмыкия", "Служба природопользования Астраханской области"],
            "day",
            "2026-02-01",
        ),
        ("1", None, ["Министерство природных ресурсов Республики Калмыкия"], "day", "2026-03-01"),
        ("2", None, ["Астраханская область", "Республика Калмыкия"], "month", "2026-04-30"),
    ]


@pytest.mark.parametrize(
    ("decision", "who"),
    [
        ("Поручить Минспорту Чувашии и Минспорту Мордовии провести турнир.", 2),
        ("Просить Министерство финансов Чувашской Республики рассмотреть смету.", 1),
        ("Проект соглашения подготовить Минэкономразвития Чувашии.", 1),
        ("Секретарю рабочей группы разослать протокол.", 1),
        ("Провести турнир в Министерстве спорта Чувашии.", 0),
        ("Министерство спорта Чувашии провело турнир.", 0),
    ],
)
def test_who_is_ordered_stands_in_the_dative_after_an_order_or_at_the_verb_s_end(decision: str, who: int) -> None:
    text = (
        "ПРОТОКОЛ № 1\nзаседания рабочей группы Чувашской Республики и Республики Мордовия\n\nг. Чебоксары, 5 мая 2026 "
        f"года\n\nРЕШИЛИ:\n1. {decision}\n"
    )

    [found] = record_of(text)["decisions"]

    assert len(found["executors"]) == who


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Принять к сведению отчёт от 12 апреля 2026 года.", None),
        ("Утвердить доклад за 2025 год.", None),
        ("Направить письмо в 10-дневный срок.", "within"),
        ("Собираться не реже одного раза в год.", "regularly"),
        ("Провести слёт 3–5 июля 2026 года.", "span"),
        ("Открыть выставку к 1 сентября 2026 г.", "day"),
        ("Согласовать смету до конца 2026 года.", "day"),
        ("Принять в 2027 году 180 школьников.", "year"),
    ],
)
def test_term_in_a_decision_is_told_from_other_days(words: str, kind: str | None) -> None:
    text = f"ПРОТОКОЛ № 1\nзаседания рабочей группы\n\nг. Чебоксары, 5 мая 2026 года\n\nРЕШИЛИ:\n1. {words}\n"

    [decision] = record_of(text)["decisions"]

    assert (decision["term"] or {}).get("kind") == kind


@pytest.mark.parametrize("text", ALL)
def test_minutes_cut_at_any_place_give_a_valid_record(text: str) -> None:
    checks = validator()
    for cut in range(0, len(text), 13):
        for piece in (text[:cut], text[cut:]):
            assert list(checks.iter_errors(record_of(piece))) == []


def test_lettered_decisions_by_questions_and_chairs_who_only_sign_are_read() -> None:
    text = (
        "ПРОТОКОЛ\nзаседания комиссии по исполнению Договора между Омской областью и Республикой Алтай\n\n"
        "№ 8                   Тара                   21 мая 2026 г.\n\nПОВЕСТКА\n1. Мёд.\n2. Сырная ярмарка.\n\n"
        "РЕШЕНИЯ\n"
        "По вопросу 1:\nа) испытать два улья в июле – отв. Минсельхоз Республики Алтай;\n"
        "б) до 1 декабря согласовать страховку.\nПо вопросу 2:\nа) провести ярмарку – срок – IV квартал 2026 года.\n\n"
        "Сопредседатели                    Г. Тарский                    Р. Чойский\n"
    )
    record = record_of(text)

    assert (value(record["meeting"]["number"]), value(record["meeting"]["held_on"])) == ("8", "2026-05-21")
    assert [one["name"] for one in record["meeting"]["chairs"]] == ["Г. Тарский", "Р. Чойский"]
    assert [value(item["text"]) for item in record["meeting"]["agenda"]] == ["Мёд", "Сырная ярмарка"]
    assert [told(decision) for decision in record["decisions"]] == [
        ("а", "1", ["Министерство сельского хозяйства Республики Алтай"], "month", "2026-07-31"),
        ("б", "1", [], "day", "2026-12-01"),
        ("а", "2", [], "quarter", "2026-12-31"),
    ]


def test_decisions_under_a_question_without_a_number_are_read() -> None:
    text = (
        "Выписка из протокола № 9\nсовещания у министра транспорта Омской области от 3 июня 2026 года\n\n"
        "О ремонте зимника\n1. Признать необходимым строительство моста.\n"
        "2. Смету представить до 20 августа 2026 года (отв. – Тарский С. С.).\n"
    )
    record = record_of(text)

    assert (value(record["meeting"]["number"]), value(record["meeting"]["held_on"])) == ("9", "2026-06-03")
    assert [told(decision) for decision in record["decisions"]] == [
        ("1", None, [], None, None),
        ("2", None, ["С. С. Тарский"], "day", "2026-08-20"),
    ]


def test_news_about_a_protocol_is_no_minutes() -> None:
    text = "Протокол о намерениях подписан\n\nОмская область и Республика Алтай подписали протокол о сотрудничестве.\n"

    record = record_of(text)

    assert not {"meeting", "decisions"} & set(record)


def test_decision_that_stands_twice_is_taken_twice() -> None:
    words = "Принять к сведению сказанное докладчиком и вернуться к этому вопросу через полгода."
    record = record_of(
        "ПРОТОКОЛ № 3\nсовещания\n12 мая 2021 года, г. Орёл\n\n"
        f"1. О мостах\nРЕШИЛИ: {words}\n\n2. О садах\nРЕШИЛИ: {words}\n"
    )

    assert [value(decision["text"]) for decision in record["decisions"]] == [words.rstrip(".")] * 2
