"""Minutes whose parts open with verbs of any kind, some of them in the middle of a line."""

from tests.core.reading.given import source_of

from kunak.core.reading import read

MINUTES = """Смешанная комиссия по Соглашению о добрососедстве

ПРОТОКОЛ № 3

Кинель (часть участников – по видеосвязи)                    11 мая 2024 года

Встречу открыли: Сызранский А. А., вице-губернатор Самарской области; Бугульминская Р. Р., министр экономики Республики Татарстан. Записывала: Кошкинская О. О.

По I докладывал Нурлатский И. И.
Постановили:
1) татарстанской стороне до 1 июня 2024 года прислать чертежи;
2) во второй декаде июня осмотреть переправу.
По II постановили: собраться вновь в октябре 2024 года.

О паромах
Решение. Самарская сторона к 5 июля 2024 года называет перевозчика. Провести торги в августе 2024 года.
"""  # noqa: E501


def test_parts_of_minutes_are_told_by_what_their_openings_mean() -> None:
    parts = read(source_of(MINUTES)).parts

    meeting = parts.meeting
    assert meeting is not None
    assert meeting.place is not None
    assert meeting.place.value == "Кинель"
    assert meeting.body is not None
    assert meeting.body.value == "Смешанная комиссия по Соглашению о добрососедстве"
    assert [person.name for person in meeting.chairs] == ["А. А. Сызранский", "Р. Р. Бугульминская"]
    assert meeting.secretary is not None
    assert meeting.secretary.name == "О. О. Кошкинская"


def test_each_sentence_after_the_word_for_a_decision_is_one_with_its_term() -> None:
    decisions = read(source_of(MINUTES)).parts.decisions
    found = [(one.text.value, one.term.ends_on) for one in decisions if one.term is not None]

    assert found == [
        ("татарстанской стороне до 1 июня 2024 года прислать чертежи", "2024-06-01"),
        ("во второй декаде июня осмотреть переправу", "2024-06-20"),
        ("собраться вновь в октябре 2024 года", "2024-10-31"),
        ("Самарская сторона к 5 июля 2024 года называет перевозчика", "2024-07-05"),
        ("Провести торги в августе 2024 года", "2024-08-31"),
    ]
    assert [who.name for who in decisions[3].executors] == ["Самарская область"]
