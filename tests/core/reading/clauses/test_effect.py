"""Entry into force that version 1 cannot say, provisional application, parts of foreign countries."""

import pytest
from tests.core.reading.given import context_of, scope_of, source_of
from tests.core.reading.marked import unmark

from kunak.core.reading import read, to_json
from kunak.core.reading.clauses.effect import find_effect, find_provisional


@pytest.mark.parametrize(
    ("marked", "event", "after"),
    [
        (
            "Соглашение ‹вступает в силу через 30 (тридцать) дней после получения последнего уведомления›.",
            "notification",
            "P30D",
        ),
        ("Договор ‹вступает в силу по истечении 10 дней со дня подписания›.", "signing", "P10D"),
        ("Соглашение ‹вступает в силу через десять дней после официального опубликования›.", "publication", "P10D"),
        ("Соглашение ‹вступает в силу на тридцатый день после обмена уведомлениями›.", "notification", "P30D"),
        ("Соглашение ‹вступает в силу на 15-й день со дня ратификации› Сторонами.", "ratification", "P15D"),
        ("Соглашение ‹вступает в силу со дня его государственной регистрации›.", "registration", None),
        ("Соглашение ‹вступает в силу с даты регистрации› в Министерстве юстиции.", "registration", None),
        ("Соглашение ‹вступает в силу после его одобрения› парламентами Сторон.", "approval", None),
    ],
)
def test_find_effect_reads_the_marked_words(marked: str, event: str, after: str | None) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    effect = find_effect(context, scope_of(context))

    assert effect is not None
    assert (effect.event, effect.after, list(effect.spans)) == (event, after, spans)


@pytest.mark.parametrize(
    "text",
    [
        "Соглашение вступает в силу со дня его подписания.",
        "Соглашение вступает в силу с 1 января 2027 года.",
        "Соглашение вступает в силу с даты получения последнего уведомления.",
        "Распоряжение вступает в силу через 10 дней после официального опубликования.",
    ],
)
def test_find_effect_is_empty_where_version_1_says_all_or_it_is_of_another_act(text: str) -> None:
    context = context_of(text)

    assert find_effect(context, scope_of(context)) is None


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Соглашение ‹временно применяется с даты подписания› и вступает в силу с даты ратификации.", "on_signing"),
        ("Соглашение ‹временно применяется с 1 марта 2027 года›.", "2027-03-01"),
        ("До вступления в силу Соглашение ‹временно применяется› Сторонами.", "stated"),
    ],
)
def test_find_provisional_reads_from_when(marked: str, value: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    found = find_provisional(context, scope_of(context))

    assert found is not None
    assert (found.value, list(found.spans)) == (value, spans)


def test_part_of_a_foreign_country_has_its_own_code_beside_the_country_s() -> None:
    text = (
        "СОГЛАШЕНИЕ\nмежду Правительством Курганской области и акиматом Костанайской области Республики Казахстан "
        "о сотрудничестве\n\nПравительство Курганской области и акимат Костанайской области договорились о "
        "нижеследующем: Стороны развивают торговлю.\n"
    )

    [agreement] = to_json(read(source_of(text)))["agreements"]

    assert {party["name"]: (party["code"], party.get("subdivision")) for party in agreement["parties"]} == {
        "Курганская область": ("RU-KGN", None),
        "Костанайская область": ("KZ", "KZ-39"),
    }
