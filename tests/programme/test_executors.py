"""One body named for a whole sector: only where nobody of its side is named."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.people import make_person
from tests.factories.programme import add, given, make_version, name_everybody, send, writer_of

from kunak.agreements.models import Party
from kunak.journal.models import Entry
from kunak.people.models import Role
from kunak.programme import services
from kunak.programme.errors import EditedMeanwhile
from kunak.programme.models import Version

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def parties(version: Version) -> list[Party]:
    return list(version.programme.agreement.parties.all())


def page_of(client: Client, version: Version) -> html.HtmlElement:
    response = client.get(reverse("programme:executors", args=[version.pk]))
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def post(client: Client, version: Version, **form: str) -> Any:
    return client.post(reverse("programme:executors", args=[version.pk]), form)


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


def names(version: Version, sector: str) -> list[list[str]]:
    return [[one.name for one in measure.executors.all()] for measure in version.measures.filter(sector=sector)]


def test_a_body_is_named_for_all_measures_of_a_sector_that_have_none_of_its_side() -> None:
    version = make_version()
    first, second = parties(version)
    add(version, sector="culture", executors={first.pk: ["Музей"]})

    count = services.name_executors(
        version=version,
        names={"culture": {first.pk: ["Минкультуры РТ"], second.pk: ["Минкультуры РИ", "Музей РИ"]}},
        by=writer_of(version),
    )

    assert count == 2
    assert names(version, "culture") == [
        ["Минкультуры РТ", "Минкультуры РИ", "Музей РИ"],
        ["Музей", "Минкультуры РИ", "Музей РИ"],
    ]
    assert names(version, "education") == [[]]
    entries = Entry.objects.filter(verb="measure changed")
    assert entries.count() == 2
    assert entries.latest("number").before["executors"]["Республика Ингушетия"] == []


def test_where_everybody_is_named_nothing_is_written() -> None:
    version = make_version()
    name_everybody(version)
    entries, revisions = Entry.objects.count(), list(version.measures.values_list("revision"))

    names_again = {"culture": {party.pk: ["Другой"] for party in parties(version)}}
    count = services.name_executors(version=version, names=names_again, by=writer_of(version))

    assert (count, Entry.objects.count()) == (0, entries)
    assert list(version.measures.values_list("revision")) == revisions


def test_the_page_asks_only_where_somebody_is_missing(client: Client) -> None:
    version = make_version()
    first, second = parties(version)
    measure = version.measures.get(sector="culture")
    asked = given(version, sector="culture", executors={first.pk: ["Музей"]})
    services.change_measure(measure=measure, revision=1, given=asked, by=writer_of(version))
    client.force_login(writer_of(version))

    page = page_of(client, version)

    fields = page.xpath("//form[@id='executors-form']//input[@type='text']/@name")
    assert f"culture_{first.pk}" not in fields
    assert f"culture_{second.pk}" in fields
    assert len(fields) == 5
    known = page.xpath(f"//datalist[@id='bodies-{first.pk}']/option/@value")
    assert "Музей" in known
    assert page.xpath("//input/@list")[0] in page.xpath("//datalist/@id")


def test_what_is_typed_is_named_and_the_number_told(client: Client) -> None:
    version = make_version()
    first, second = parties(version)
    client.force_login(writer_of(version))

    response = post(client, version, **{f"culture_{first.pk}": "Музей; Театр", f"education_{second.pk}": "Минобр"})

    assert response.headers["Location"] == version.get_absolute_url()
    assert "Исполнители названы в 2 мероприятиях" in client.get(version.get_absolute_url()).content.decode()
    assert names(version, "culture") == [["Музей", "Театр"]]
    assert names(version, "education") == [["Минобр"]]


@pytest.mark.parametrize(("typed", "told"), [("", "Вы ничего не вписали"), ("Музей", "уже названы")])
def test_where_nothing_changes_it_is_said_why(client: Client, typed: str, told: str) -> None:
    version = make_version()
    name_everybody(version)  # by a colleague, after the page was opened
    client.force_login(writer_of(version))

    post(client, version, **{f"culture_{parties(version)[0].pk}": typed})

    assert told in client.get(version.get_absolute_url()).content.decode()


def test_a_name_that_is_too_long_is_refused_in_its_place(client: Client) -> None:
    version = make_version()
    name = f"culture_{parties(version)[0].pk}"
    client.force_login(writer_of(version))

    refused = post(client, version, **{name: "х" * 301})

    assert refused.status_code == 422
    page = html.fromstring(refused.content.decode())
    assert "слишком длинное название" in text_of(page.xpath("//*[contains(@class, 'err-sum')]")[0])
    assert page.xpath(f"//input[@name='{name}']/@value") == ["х" * 301]
    assert page.xpath(f"//a[@href='#id_{name}']")


def test_a_version_sent_meanwhile_keeps_what_was_typed(client: Client) -> None:
    version = make_version()
    name = f"culture_{parties(version)[0].pk}"
    send(version, waiver="ищем")
    client.force_login(writer_of(version))

    refused = post(client, version, **{name: "Музей"})

    assert refused.status_code == 422
    page = html.fromstring(refused.content.decode())
    assert "отправлена и ждёт" in text_of(page)
    assert page.xpath(f"//input[@name='{name}']/@value") == ["Музей"]


def test_a_sector_lead_is_asked_for_the_own_sectors_alone(client: Client) -> None:
    version = make_version()
    client.force_login(make_person(side=version.drafted_by_side, role=Role.SECTOR_LEAD, sectors=("culture",)))

    page = page_of(client, version)

    fields = page.xpath("//form[@id='executors-form']//input[@type='text']/@name")
    assert {name.split("_")[0] for name in fields} == {"culture"}


def test_where_all_are_named_the_page_says_so(client: Client) -> None:
    version = make_version()
    name_everybody(version)
    client.force_login(writer_of(version))

    assert "Исполнители всех сторон названы" in text_of(page_of(client, version))


def test_who_has_a_measure_open_learns_that_somebody_was_named_meanwhile() -> None:
    version = make_version()
    measure = version.measures.first()

    name_everybody(version)

    with pytest.raises(EditedMeanwhile):
        services.change_measure(measure=measure, revision=measure.revision, given=given(version), by=writer_of(version))
