"""The page of a comparison: two agreements side by side, at an address that can be sent."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from tests.factories.agreements import A, coordinators, make_agreement
from tests.factories.people import make_person, make_side
from tests.factories.replayed import once_a_run

from kunak.agreements import queries
from kunak.agreements.models import Agreement
from kunak.people.models import Role

pytestmark = pytest.mark.django_db


def made(day: str, commitments: list[tuple[str, str]], **fields: object) -> Agreement:
    """Return an agreement with these commitments, by sector and text."""
    agreement = make_agreement(signed_on=day, identity=day, **fields)
    agreement.commitments.all().delete()
    for order, (sector, text) in enumerate(commitments):
        agreement.commitments.create(order=order, sector=sector, text=text)
    return queries.with_parties(Agreement.objects.all()).get(pk=agreement.pk)


FORMER = [
    ("procurement", "Обмениваться опытом в сфере госзакупок"),
    ("culture", "Проводить выставки"),
    ("health", "Сотрудничать в здравоохранении"),
    ("education", "Обмениваться педагогическим опытом"),
    ("trade", "Обмениваться справочниками"),
]
LATER = [
    ("procurement", "Обмен опытом госзакупок"),
    ("culture", "Проводить выставки и гастроли творческих коллективов"),
    ("health", "Вести совместные исследования в здравоохранении"),
    ("education", "Обмениваться опытом"),
    ("digital", "Проводить совместные IT-форумы"),
]


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


@pytest.fixture
@once_a_run
def pair() -> tuple[Agreement, Agreement]:
    return made("2013-06-03", FORMER), made("2025-05-29", LATER)


def test_each_commitment_stands_with_both_texts_its_verdict_and_the_reason(
    client: Client, pair: tuple[Agreement, Agreement]
) -> None:
    former, later = pair
    client.force_login(make_person(side=make_side(A), role=Role.OBSERVER))

    answer = client.get(reverse("agreements:compare", args=[later.pk, former.pk]))

    page = html.fromstring(answer.content.decode())
    rows = {
        section.get("data-sector"): [text_of(cell) for cell in section.xpath(".//div[@role='row'][2]/span")]
        for section in page.xpath("//section[@data-sector]")
    }
    assert rows["procurement"][0] == "сохранено"
    assert rows["culture"] == [
        "расширено",
        "Проводить выставки",
        "Проводить выставки и гастроли творческих коллективов Названо ещё: «гастроли творческих коллективов».",
    ]
    assert rows["health"][0] == "уточнено"
    assert "Прежний текст называл только сферу." in rows["health"][2]
    assert rows["education"][0] == "изменено"
    assert "Больше не названо: «педагогическим»." in rows["education"][2]
    assert rows["digital"][:2] == ["новое", "не было"]
    assert rows["trade"][0] == "исключено"
    assert rows["trade"][2].startswith("нет")
    [come] = page.xpath("//section[@data-sector='culture']//ins")
    assert text_of(come) == "и гастроли творческих коллективов"


def test_turned_round_what_was_dropped_is_new(pair: tuple[Agreement, Agreement]) -> None:
    there, back = queries.comparison(*pair), queries.comparison(*reversed(pair))

    def texts(shown: queries.Comparison, verdict: str) -> list[str]:
        rows = [row for part in shown.sectors for row in part.rows if row.tag.verdict == verdict]
        return [row.former.text or row.later.text for row in rows]

    assert texts(there, "dropped") == texts(back, "new") == ["Обмениваться справочниками"]
    assert texts(there, "new") == texts(back, "dropped") == ["Проводить совместные IT-форумы"]


def test_an_agreement_without_commitments_is_not_told_to_have_promised_nothing(client: Client) -> None:
    former, later = made("2013-06-03", []), made("2025-05-29", LATER)
    client.force_login(coordinators(later)[0])

    answer = client.get(reverse("agreements:compare", args=[later.pk, former.pk]))

    page = html.fromstring(answer.content.decode())
    assert "Договорённости неизвестны: Татарстан и Ингушетия, 2013" in text_of(page)
    tags = {text_of(tag) for tag in page.xpath("//section[@data-sector]//*[contains(@class, 'tag')]")}
    assert tags == {"не сравнить"}
    assert not page.xpath("//section[@data-sector]//ins | //section[@data-sector]//del")


def test_a_sector_that_is_named_and_nothing_more_is_compared_too() -> None:
    former = made("2013-06-03", FORMER, sectors=["trade", "sport-youth", "ecology"])
    later = made("2025-05-29", LATER, sectors=["sport-youth", "industry"])

    shown = {row.former.text or row.later.text: row.tag.verdict for row in queries.comparison(former, later).areas}
    silent = queries.comparison(made("2012-06-03", FORMER, sectors=[]), later).areas

    assert shown == {"Спорт и молодёжь": "kept", "Экология": "dropped", "Промышленность": "new"}
    assert [row.tag.verdict for row in silent] == ["", ""]


def test_terms_are_compared_and_silence_is_no_change() -> None:
    former = made("2013-06-03", FORMER, term={"kind": "period", "period": "P3Y"}, notice="P6M")
    later = made("2025-05-29", LATER, notice="")

    terms = queries.comparison(former, later).terms

    rows = {row.label: row.tag.verdict for row in terms}
    [silent] = [row for row in terms if not row.tag.verdict]
    assert [piece.change for piece in silent.former.pieces] == ["same"]
    assert not silent.later.pieces
    assert rows["Срок"] == "changed"
    assert rows["Пролонгация"] == "kept"
    assert list(rows.values()).count("") == 1


def test_the_comparison_is_for_who_may_see_both(client: Client, pair: tuple[Agreement, Agreement]) -> None:
    former, later = pair
    address = reverse("agreements:compare", args=[later.pk, former.pk])

    assert client.get(address).status_code == 302
    client.force_login(make_person(side=make_side("RU-SA")))
    assert client.get(address).status_code == 404


def test_the_queries_do_not_grow_with_the_commitments(pair: tuple[Agreement, Agreement]) -> None:
    for one in pair:
        for order in range(10, 30):
            one.commitments.create(order=order, sector="sport-youth", text=f"Провести турнир {order}")
    fresh = [queries.with_parties(Agreement.objects.all()).get(pk=one.pk) for one in pair]

    with CaptureQueriesContext(connection) as asked:
        queries.comparison(*fresh)

    assert len(asked) == 3
