"""Municipalities that offices add: who may, what is refused, and what their pages answer."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.factories.people import KAZAN, make_administrator, make_municipality, make_person, make_side

from kunak.journal.models import Entry
from kunak.people.errors import MunicipalityIsThere, MunicipalityUnusable
from kunak.people.models import Person, Side, Territory
from kunak.people.queries import office_days
from kunak.people.services import (
    NewDayOff,
    add_municipality,
    change_municipality,
    enter_day_off,
    load_territories,
    side_for,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Person:
    return make_person(side=make_side())


def region(code: str = "RU-TA") -> Territory:
    return Territory.objects.get(code=code)


def test_a_municipality_is_added_with_its_names_and_an_entry(by: Person) -> None:
    told = add_municipality(region=region(), code=" 9270 1000 ", names=KAZAN, by=by)

    made = Territory.objects.get(code="92701000")
    assert (told.municipality, told.linked) == (made, 0)
    assert (made.kind, made.region, made.lies_in) == ("municipality", region(), "RU-TA")
    assert (made.name_gen, made.short_gen, made.head_title) == ("города Казани", "Казани", "Мэр")
    assert made.label == made.told_name.removeprefix("город ") == "Казань"
    entry = Entry.objects.get(verb="municipality added")
    assert (entry.by_id, entry.after["name"], entry.after["region"]) == (by.pk, "город Казань", "Республика Татарстан")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "26720000"}, "code"),
        ({"code": "9270100"}, "code"),
        ({"code": "9270100O"}, "code"),
        ({"region": "BY"}, "region"),
        ({"names": replace(KAZAN, name_dat="  ")}, "name_dat"),
        ({"names": replace(KAZAN, short="К" * 101)}, "short"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_field(changes: dict[str, Any], field: str, by: Person) -> None:
    given = {"code": "92701000", "names": KAZAN} | changes
    place = region(given.pop("region", "RU-TA"))

    with pytest.raises(MunicipalityUnusable) as refusal:
        add_municipality(region=place, by=by, **given)

    assert refusal.value.field == field
    assert not Territory.objects.filter(kind="municipality").exists()


def test_a_code_and_a_name_in_a_region_are_there_once(by: Person) -> None:
    make_municipality(by=by)
    with pytest.raises(MunicipalityIsThere, match="code"):
        add_municipality(region=region(), code="92701000", names=replace(KAZAN, name="город Арск"), by=by)
    with pytest.raises(MunicipalityIsThere, match="name"):
        add_municipality(region=region(), code="92702000", names=replace(KAZAN, name="Город «КАЗАНЬ»"), by=by)

    elsewhere = add_municipality(region=region("RU-IN"), code="26720000", names=KAZAN, by=by).municipality
    sides = [side_for(name=one.name, code=one.code) for one in (Territory.objects.get(code="92701000"), elsewhere)]

    assert [side.territory.lies_in for side in sides if side.territory] == ["RU-TA", "RU-IN"]
    assert sides[0].name != sides[1].name


def test_its_names_are_corrected_once_and_reference_data_leaves_it_alone(by: Person) -> None:
    made = make_municipality(by=by)
    changed = replace(KAZAN, head_title="Глава")

    for _twice in range(2):
        change_municipality(municipality=made, names=changed, by=by)
    with pytest.raises(MunicipalityUnusable):
        change_municipality(municipality=region(), names=changed, by=by)
    load_territories()

    made.refresh_from_db()
    assert (made.head_title, made.region) == ("Глава", region())
    assert Entry.objects.filter(verb="municipality changed").count() == 1


def test_its_office_rests_when_the_region_does(by: Person) -> None:
    side = Side.objects.create(name="Казань", territory=make_municipality(by=by))
    whole, own = make_side(), make_person(side=side)
    new = NewDayOff(year=2027, month=3, day=10, name="Праздник", ground="Указ № 7")
    enter_day_off(side=whole, new=new, by=by)
    enter_day_off(side=side, new=replace(new, day=11), by=own)

    found = office_days([Side.objects.select_related("territory").get(pk=side.pk)])[side.pk]

    days = (date(2027, 3, 9), date(2027, 3, 10), date(2027, 3, 11), date(2027, 8, 30))
    assert [found.is_worked(day) for day in days] == [True, False, False, False]


@pytest.mark.storage
@pytest.mark.parametrize(("kind", "lies_in"), [("municipality", None), ("region", "RU-TA"), ("village", "RU-TA")])
def test_the_database_refuses_a_municipality_without_a_region_and_a_region_in_one(
    kind: str, lies_in: str | None
) -> None:
    place = region(lies_in) if lies_in else None

    with pytest.raises(IntegrityError, match="municipality_and_nothing_else"), transaction.atomic():
        Territory.objects.create(code="92701000", kind=kind, name="город Казань", region=place)


def typed(**changes: str) -> dict[str, str]:
    return {"region": str(region().pk), "code": "92701000"} | asdict(KAZAN) | changes


@pytest.mark.answers
def test_the_page_proposes_cases_and_keeps_what_was_typed() -> None:
    client, address = Client(), reverse("bodies:new-municipality")
    client.force_login(make_person(side=make_side()))

    empty = client.get(address).content.decode()
    proposed = client.get(address, {"called": "город Набережные Челны"}).content.decode()
    wrong = client.post(address, typed(code="26720000", name_ins=""))
    foreign = client.post(address, typed(code="26720000"))
    made = client.post(address, typed(), follow=True)
    twice = client.post(address, typed(code="92702000"))

    assert "name_gen" not in empty
    assert 'value="города Набережные Челны"' in proposed
    assert 'value="Набережных Челнов"' in proposed
    assert [one.status_code for one in (wrong, foreign, made, twice)] == [422, 422, 200, 422]
    assert 'value="города Казани"' in wrong.content.decode()
    assert "Это не код ОКТМО этого региона" in foreign.content.decode()
    assert "«город Казань»" in made.content.decode()
    assert "уже есть муниципальное образование «город Казань»" in twice.content.decode()


@pytest.mark.answers
def test_the_list_is_searched_and_a_row_leads_to_its_names_for_who_may_change_them() -> None:
    made = make_municipality(by=make_administrator())
    client, looker = Client(), Client()
    client.force_login(make_person(side=make_side("RU-IN")))
    looker.force_login(make_person(side=make_side(), role="observer"))
    address = reverse("bodies:municipality", args=[made.pk])

    changed = client.post(address, typed(head_title="Глава города"), follow=True).content.decode()
    found = looker.get(reverse("bodies:municipalities"), {"q": "КАЗАНЬ татарстан"}).content.decode()
    none = looker.get(reverse("bodies:municipalities"), {"q": "Уфа"}, headers={"hx-request": "true"}).content.decode()

    assert "Глава города" in changed
    assert address in changed
    assert "92701000" in found
    assert address not in found
    assert "92701000" not in none
    assert client.get(reverse("bodies:municipality", args=[region().pk])).status_code == 404
