"""Ends of a term that are no length, on marked text."""

import pytest
from tests.core.reading.given import context_of, scope_of
from tests.core.reading.marked import unmark

from kunak.core.reading.clauses.term.ends import find_term_ends


@pytest.mark.parametrize(
    ("marked", "date", "is_inclusive"),
    [
        ("Соглашение действует ‹до 31 декабря 2031 года›.", "2031-12-31", None),
        ("Соглашение действует ‹по 30 июня 2029 года›.", "2029-06-30", True),
        ("Договор заключён на срок ‹до 01.07.2028 включительно›.", "2028-07-01", True),
        ("Срок действия меморандума установлен ‹до конца 2032 года›.", "2032", None),
        ("Документ рассчитан ‹до 2033 года›.", "2033", None),
        ("Срок действия Соглашения ‹истекает 24 декабря 2027 года›.", "2027-12-24", True),
        ("Соглашение действует ‹до «15» марта 2030 г.›", "2030-03-15", None),
    ],
)
def test_find_term_ends_reads_a_day(marked: str, date: str, is_inclusive: bool | None) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    [end] = find_term_ends(context, scope_of(context))

    assert (end.kind, end.date, end.is_inclusive) == ("until", date, is_inclusive)
    assert list(end.spans) == spans


@pytest.mark.parametrize(
    ("marked", "event"),
    [
        ("Соглашение действует ‹до полного исполнения Сторонами своих обязательств›.", "полного исполнения Сторонами"),
        ("Договор заключён на срок ‹до завершения строительства моста›.", "завершения строительства моста"),
        ("Соглашение действует ‹до заключения нового соглашения›, если Стороны не решат иначе.", "заключения нового"),
    ],
)
def test_find_term_ends_reads_what_must_be_done(marked: str, event: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    [end] = find_term_ends(context, scope_of(context))

    assert end.kind == "until_event"
    assert (end.event or "").startswith(event)
    assert list(end.spans) == spans


@pytest.mark.parametrize(
    ("marked", "period"),
    [
        ("Соглашение заключено ‹сроком до пяти лет›.", "P5Y"),
        ("Соглашение заключается ‹на срок не более 3 лет›.", "P3Y"),
        ("Срок действия соглашения – ‹не более чем 18 месяцев›.", "P18M"),
    ],
)
def test_find_term_ends_reads_an_upper_bound(marked: str, period: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    [end] = find_term_ends(context, scope_of(context))

    assert (end.kind, end.period, list(end.spans)) == ("at_most", period, spans)


def test_find_term_ends_keeps_several_ends_of_one_sentence_apart() -> None:
    text = (
        "Соглашение действует по 31 марта 2027 года, а в отношении начатых обязательств – до полного их исполнения, "
        "но не долее чем до 31 марта 2028 года."
    )
    context = context_of(text)

    ends = find_term_ends(context, scope_of(context))

    assert [(end.kind, end.date) for end in ends] == [
        ("until", "2027-03-31"),
        ("until_event", None),
        ("at_most", "2028-03-31"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Общество устанавливает оборудование до 1 октября 2027 года.",
        "Министерству до 1 сентября 2026 г. представить план действий.",
        "Прежнее соглашение действовало до 2019 года.",
        "После прекращения действия Соглашения оно применяется к начатым проектам до их завершения.",
        "Соглашение заключено сроком на пять лет.",
        "Стороны уведомляют о намерении прекратить действие Соглашения до 10 марта 2026 года.",
    ],
)
def test_find_term_ends_takes_no_other_day_for_an_end(text: str) -> None:
    context = context_of(text)

    assert find_term_ends(context, scope_of(context)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Документ рассчитан на три года и продлевается, если о выходе не заявят за два месяца до его окончания.",
        "Срок действия продлевается, если стороны не заявят иное за 30 календарных дней до его окончания.",
    ],
)
def test_find_term_ends_leaves_the_time_of_a_notice_alone(text: str) -> None:
    context = context_of(text)

    assert find_term_ends(context, scope_of(context)) == ()
