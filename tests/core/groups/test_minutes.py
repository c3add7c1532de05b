"""What minutes say as text, and that their hash is of exactly this content."""

from dataclasses import replace

from kunak.core.groups import (
    AttendedContent,
    BodyContent,
    DecisionContent,
    ItemContent,
    MinutesContent,
    RemarkContent,
    minutes_hash,
    minutes_text,
)

HELPERS = (BodyContent("Минфин", "Ингушетия"), BodyContent("ДРКБ"))
DECISION = DecisionContent("1.1", "Назвать клиники.", "Минздрав", HELPERS, "срочно", ("За — 2.",))
MINUTES = MinutesContent(
    group="Группа",
    number="3",
    starts_on="2026-04-14",
    ends_on="2026-04-15",
    place="Казань",
    is_restricted=True,
    has_quorum=True,
    attended=(
        AttendedContent("Татарстан", "Гайсина", "министр", "сопредседатель", is_present=True),
        AttendedContent("Ингушетия", "Алиев", "", "", is_present=False, substitute="Хамхоев"),
        AttendedContent("Ингушетия", "Беков", "", "", is_present=False),
    ),
    items=(ItemContent(1, "Стажировки", "Минздрав", "доклад", "Беков", (DECISION,)),),
    remarks=(RemarkContent("Алиев", "Против.", is_special=True),),
)


def test_minutes_tell_who_was_there_what_was_heard_said_and_decided() -> None:
    assert minutes_text(MINUTES).splitlines() == [
        "Группа. Протокол № 3",
        "14.04.2026 – 15.04.2026, Казань",
        "Для служебного пользования",
        "Присутствовали:",
        "Гайсина, министр, сопредседатель, Татарстан",
        "Алиев, Ингушетия (участвовал: Хамхоев)",
        "Кворум имеется.",
        "1. Стажировки",
        "СЛУШАЛИ: Минздрав — доклад",
        "ВЫСТУПИЛИ: Беков",
        "РЕШИЛИ:",
        "1.1 Назвать клиники. Исполнитель: Минздрав. Соисполнители: Минфин (Ингушетия); ДРКБ. Срок: срочно. За — 2.",
        "Особое мнение: Алиев. Против.",
    ]


def test_minutes_say_that_nobody_was_marked_in_place_of_a_heading_over_nothing() -> None:
    told = minutes_text(replace(MINUTES, attended=())).splitlines()

    assert told[3:5] == ["Присутствующие не отмечены.", "Кворум имеется."]


def test_another_word_is_another_content() -> None:
    other = replace(MINUTES, items=(replace(MINUTES.items[0], decisions=(replace(DECISION, term="один месяц"),)),))

    assert minutes_hash(MINUTES) == minutes_hash(replace(MINUTES))
    assert minutes_hash(other) != minutes_hash(MINUTES)


def test_a_body_is_told_with_its_side_and_every_sentence_is_ended() -> None:
    decision = DecisionContent("1.1", "Назвать клиники", "Минздрав", executor_side="Республика Ингушетия")
    item = replace(MINUTES.items[0], decisions=(decision,))

    text = minutes_text(replace(MINUTES, items=(item,), remarks=(RemarkContent("Алиев", "Против", is_special=False),)))

    assert "1.1 Назвать клиники. Исполнитель: Минздрав (Республика Ингушетия)." in text
    assert text.endswith("Замечание: Алиев. Против.")
