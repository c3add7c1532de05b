"""Where measures happen: as the sides agreed, else as their words or executors tell, which is said; and on the map."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.programme import add, given, make_version, writer_of

from kunak.journal.models import Entry
from kunak.programme import queries, services
from kunak.programme.content import draft_hash
from kunak.programme.errors import UnknownTerritory
from kunak.programme.models import Measure, Version
from kunak.programme.queries.asked import PlanAsked
from kunak.programme.queries.map import PlanMap
from kunak.programme.queries.places import Place, place_of
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
TODAY = date(2026, 11, 26)


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


def drawn(version: Version, **asked: Any) -> PlanMap:
    choice = queries.plan_choice(
        version, writer_of(version), PlanAsked(**asked), TODAY, needs_states=True, needs_places=True
    )
    return queries.plan_map(choice)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"territories": ["RU-TA", "BY", "RU-TA"]}, Place(("BY", "RU-TA"), "given")),
        ({"territories": ["BY"], "details": {"place": "Казань"}}, Place(("BY",), "given")),
        ({"details": {"place": "Казань, выставочный центр"}}, Place(("RU-TA",), "words")),
        ({"details": {"route": ["Магас", "Казань"]}}, Place(("RU-IN", "RU-TA"), "words")),
        ({"details": {"place": "по заявкам"}}, Place(("RU-TA", "RU-IN"), "sides")),
        ({"executors": {}}, Place((), "")),
    ],
)
def test_a_place_is_agreed_or_told_apart_as_what_was_only_concluded(changes: dict[str, Any], place: Place) -> None:
    version = make_version()

    measure = add(version, **changes)

    assert place_of(Measure.objects.get(pk=measure.pk), version) == place


def test_territories_are_agreed_on_and_a_plan_without_them_keeps_its_check_sum() -> None:
    version = make_version()
    measure = add(version)
    before = draft_hash(version)

    services.change_measure(
        measure=measure, revision=1, given=given(version, territories=["RU-TA", "RU-IN"]), by=writer_of(version)
    )
    agreed = draft_hash(version)
    services.change_measure(measure=measure, revision=2, given=given(version), by=writer_of(version))

    assert Entry.objects.filter(verb="measure changed").first().after["territories"] == ["RU-IN", "RU-TA"]
    assert agreed != before
    assert draft_hash(version) == before


def test_a_territory_that_nobody_knows_is_refused_by_its_name() -> None:
    version = make_version()

    with pytest.raises(UnknownTerritory) as refusal:
        add(version, territories=["RU-TA", "RU-XX"])

    assert message_for(refusal.value).startswith("«RU-XX» — не регион и не страна")


def test_the_map_counts_a_measure_in_each_of_its_territories_and_loses_none() -> None:
    version = make_version()
    add(version, text="Форум", territories=["RU-TA", "BY"])
    add(version, text="Ярмарка", details={"place": "Казань"})
    add(version, text="Без места", executors={})

    found = drawn(version)

    assert [(row.name, row.count, row.guessed) for row in found.rows] == [("Татарстан", 2, 1), ("Беларусь", 1, 0)]
    assert [row.code for row in found.beyond] == ["BY"]
    assert [(one.label, one.row.count) for one in found.tiles if one.row] == [("Татар.", 2)]
    assert found.nowhere_count == 4
    assert "Без места" in [line.text for line in found.nowhere]
    assert [row.count for row in drawn(version, place="BY").rows] == [1, 1]


@pytest.mark.answers
def test_the_operator_says_which_regions_are_drawn(settings: Any) -> None:
    version = make_version()
    add(version, territories=["RU-TA", "RF-91"])

    settings.MAP_REGIONS = ["RF-91"]
    found = drawn(version)

    assert [one.row.code for one in found.tiles if one.row] == ["RF-91"]
    assert [row.code for row in found.beyond] == ["RU-TA"]


@pytest.mark.answers
def test_each_tile_and_each_row_leads_to_the_table_of_what_happens_there(client: Client) -> None:
    version = make_version()
    add(version, text="Форум", territories=["RU-TA"])
    client.force_login(writer_of(version))

    page = html.fromstring(client.get(reverse("programme:map", args=[version.pk])).content.decode())
    [tile] = page.xpath("//a[contains(@class, 't--on')]")
    [row] = page.xpath("//table//tbody/tr")
    table = html.fromstring(client.get(tile.get("href")).content.decode())
    nowhere = client.get(version.get_absolute_url(), {"place": "none"}).content.decode()

    assert tile.get("aria-label") == "Татарстан: 1 мероприятие, черновик 1"
    assert row.xpath(".//a/@href") == [tile.get("href")]
    assert text_of(row) == "Татарстан 1 черновик 1 согласовано в плане"
    assert len(page.xpath("//section[@aria-labelledby='h-nowhere']//li")) == 3
    assert [text_of(one) for one in table.xpath("//table//th[@scope='row']/a[1]")] == ["Форум"]
    assert "Форум" not in text_of(html.fromstring(nowhere).xpath("//div[@id='plan-rows']")[0])


@pytest.mark.answers
def test_the_form_takes_territories_by_their_names_and_refuses_a_town(client: Client) -> None:
    version = make_version()
    measure = add(version, territories=["RU-TA"])
    client.force_login(writer_of(version))
    url = reverse("programme:change-measure", args=[measure.pk])
    form = html.fromstring(client.get(url).content.decode()).get_element_by_id("measure-form")
    data: dict[str, Any] = {}
    for name, value in form.form_values():
        data.setdefault(name, []).append(value)

    refused = client.post(url, data | {"territories": ["Татарстан", "Нальчик"], "save": "1"})
    taken = client.post(url, data | {"territories": ["Татарстан", "Республика Ингушетия", ""], "save": "1"})

    assert [one for one in data["territories"] if one] == ["Татарстан"]
    assert refused.status_code == 422
    assert "«Нальчик» — не регион и не страна" in refused.content.decode()
    assert taken.status_code == 302
    assert Measure.objects.get(pk=measure.pk).territories == ["RU-IN", "RU-TA"]
