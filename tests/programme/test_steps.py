"""The usual milestones of a kind are offered when the kind changes; what people added stays."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.programme import add, make_version, writer_of

from kunak.core import reference
from kunak.programme.errors import StepsAlike
from kunak.programme.forms.lines import split_names
from kunak.programme.forms.steps import parse_day, with_usual
from kunak.programme.models import Measure, Version
from kunak.programme.services import MilestoneInput

EXHIBITION = [step.name_ru for step in reference.measure_kinds()["exhibition"].milestones]
GENERAL = [step.name_ru for step in reference.GENERAL.milestones]


def row(name: str, due_on: str = "", code: str = "") -> dict[str, object]:
    return {"name": name, "due_on": due_on, "code": code, "is_final": False}


def names(rows: list[dict[str, object]]) -> list[object]:
    return [one["name"] for one in rows]


def test_untouched_steps_of_another_kind_give_way() -> None:
    before = [row(step.name_ru, code=step.code) for step in reference.GENERAL.milestones]

    assert names(with_usual(before, "exhibition")) == EXHIBITION


def test_steps_with_a_day_and_steps_of_ones_own_stay() -> None:
    before = [row("Согласовано с партнёром", "01.06.2026", "agreed"), row("Своё событие"), row("", "02.06.2026")]

    found = with_usual(before, "exhibition")

    assert names(found) == [*EXHIBITION, "Согласовано с партнёром", "Своё событие", ""]


def test_the_same_kind_keeps_the_days_that_were_typed() -> None:
    first, *others = reference.GENERAL.milestones
    before = [row(first.name_ru, "01.06.2026", first.code), *[row(one.name_ru, code=one.code) for one in others]]

    found = with_usual(before, "general")

    assert names(found) == GENERAL
    assert found[0]["due_on"] == "01.06.2026"


def test_a_kind_that_is_not_known_has_the_general_steps() -> None:
    assert names(with_usual([], "no-such-kind")) == GENERAL


@pytest.mark.parametrize(
    ("text", "day"), [("29.05.2026", "2026-05-29"), ("29.05.26", "2026-05-29"), ("2026-05-29", "2026-05-29")]
)
def test_days_are_read_in_three_writings(text: str, day: str) -> None:
    assert str(parse_day(text)) == day


@pytest.mark.parametrize("text", ["31.02.2026", "завтра", "01.01.0001", "29/05/2026", "01.01.2201"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text) is None


def test_names_are_parted_by_rows_and_semicolons() -> None:
    assert split_names([" А ; Б", "", "В\nГ", "  ;"]) == ["А", "Б", "В", "Г"]


# --- on the page


def tree(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def shown(page: html.HtmlElement) -> list[str]:
    return [name for name in page.xpath("//fieldset[@id='steps']//input[contains(@name, '-name')]/@value") if name]


@pytest.fixture
def version(client: Client) -> Version:
    made = make_version()
    client.force_login(writer_of(made))
    return made


@pytest.mark.django_db
def test_a_new_measure_begins_with_the_general_steps(client: Client, version: Version) -> None:
    page = tree(client.get(reverse("programme:add-measure", args=[version.pk])))

    assert shown(page) == GENERAL


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_steps_of_a_chosen_kind_are_shown_and_nothing_is_saved(
    client: Client, version: Version, headers: dict[str, str]
) -> None:
    url = reverse("programme:add-measure", args=[version.pk])
    form = {"offer": "kind", "kind": "exhibition", "text": "", "term": "чепуха", "money": "бюджет"}

    response = client.post(url, form, headers=headers)

    assert response.status_code == 200
    assert ("<html" in response.content.decode()) == (not headers)
    page = tree(response)
    assert shown(page) == EXHIBITION
    assert reference.measure_kinds()["exhibition"].definition_ru in page.text_content()
    assert version.measures.count() == 3
    if not headers:
        assert page.get_element_by_id("id_money").get("value") == "бюджет"
        assert page.get_element_by_id("id_term").get("value") == "чепуха"
        assert not page.xpath("//*[contains(@class, 'err')]")


@pytest.mark.django_db
def test_the_fragment_is_the_same_part_of_the_page(client: Client, version: Version) -> None:
    measure = add(version)
    url = reverse("programme:change-measure", args=[measure.pk])
    form = {"offer": "kind", "kind": "exhibition", "text": "x", "step0-name": "Моё", "step0-due_on": "01.06.2026"}

    whole = tree(client.post(url, form)).get_element_by_id("kind")
    alone = tree(client.post(url, form, headers={"HX-Request": "true"}))

    assert html.tostring(whole, with_tail=False) == html.tostring(alone, with_tail=False)
    assert shown(alone)[-1] == "Моё"


@pytest.mark.django_db
def test_more_than_twelve_steps_are_kept(client: Client, version: Version) -> None:
    measure = add(version)
    url = reverse("programme:change-measure", args=[measure.pk])
    party = version.programme.agreement.parties.first()
    form = {"text": "Долгое дело", "sector": "trade", "kind": "general", "revision": "1", f"executors_{party.pk}": "А"}
    form |= {f"step{n}-name": f"Шаг {n}" for n in range(20)} | {"step7-due_on": "01.06.2026"}

    response = client.post(url, form)

    assert response.status_code == 302
    steps = Measure.objects.get(pk=measure.pk).milestones.all()
    assert [step.name for step in steps] == [f"Шаг {n}" for n in range(20)]
    page = tree(client.get(url))
    assert len(shown(page)) == 20


@pytest.mark.django_db
def test_two_milestones_of_one_name_are_refused_and_nothing_typed_is_lost(client: Client, version: Version) -> None:
    typed = {"text": "Совещания", "sector": "trade", "kind": "general", "step0-name": "Сбор", "step1-name": " Сбор"}

    refused = client.post(reverse("programme:add-measure", args=[version.pk]), typed | {"step1-due_on": "01.06.2026"})

    page = html.fromstring(refused.content.decode())
    assert refused.status_code == 422
    assert "Сбор" in page.xpath("string(//*[@role='alert'])")
    assert page.xpath("//input[@name='step1-due_on']/@value") == ["01.06.2026"]
    with pytest.raises(StepsAlike):
        add(version, milestones=[MilestoneInput("Сбор"), MilestoneInput("Сбор ")])
