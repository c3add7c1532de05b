"""Days off of a territory: what is known, what is entered, and the calendar that comes of both."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.people import make_administrator, make_person, make_side

from kunak.journal.models import Entry
from kunak.people.errors import DayOffIsThere, DayOffUnusable
from kunak.people.models import DayOff, Person, Side
from kunak.people.queries import office_days
from kunak.people.services import NewDayOff, enter_day_off, take_back_day_off

pytestmark = pytest.mark.django_db
GIVEN = {"year": 2027, "month": 3, "day": 10, "name": "Ураза-байрам", "ground": "Указ № 7"}


def enter(by: Person | None = None, side: Side | None = None, **changes: Any) -> DayOff:
    """Enter a day off of Tatarstan."""
    side = side or make_side()
    return enter_day_off(side=side, new=NewDayOff(**(GIVEN | changes)), by=by or make_person(side=side))


def is_worked(code: str, *days: str) -> list[bool]:
    """Return whether the offices of a territory work on days."""
    side = make_side(code)
    office = office_days([side])[side.pk]
    return [office.is_worked(date.fromisoformat(one)) for one in days]


def test_what_was_published_is_known_and_what_is_entered_comes_on_top() -> None:
    days = ("2021-08-30", "2024-11-06", "2026-03-20", "2026-05-27", "2027-03-10")
    before = is_worked("RU-TA", *days), is_worked("RU-IN", *days, "2025-03-31", "2024-06-17")

    enter()
    enter(year=2021, month=8, day=30, is_worked=True)
    enter(year=None, month=11, day=5, name="День района")

    assert before == ([False, False, False, False, True], [True, True, True, True, True, False, False])
    assert is_worked("RU-TA", *days, "2026-11-05") == [True, False, False, False, False, False]
    assert is_worked("RU-IN", "2027-03-10") == [True]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"month": 2, "day": 30}, "day"),
        ({"year": 2027, "month": 2, "day": 29}, "day"),
        ({"year": 1900}, "year"),
        ({"year": None, "is_worked": True}, "year"),
        ({"name": " "}, "name"),
        ({"ground": ""}, "ground"),
        ({"ground": "я" * 501}, "ground"),
    ],
)
def test_a_day_that_cannot_be_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(DayOffUnusable) as refusal:
        enter(**changes)

    assert refusal.value.field == field
    assert not DayOff.objects.exists()


@pytest.mark.parametrize("year", [2027, None])
def test_a_day_is_entered_once_and_taken_back(year: int | None) -> None:
    made = enter(year=year)
    with pytest.raises(DayOffIsThere):
        enter(year=year)

    for _twice in range(2):
        take_back_day_off(entry=made, by=make_person(side=make_side()))

    assert not DayOff.objects.exists()
    assert list(Entry.objects.filter(verb__startswith="day off").values_list("verb", flat=True)) == [
        "day off entered",
        "day off taken back",
    ]


@pytest.mark.storage
@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"name": ""}, "day_off_has_name_and_ground"),
        ({"month": 13}, "day_off_is_in_the_calendar"),
        ({"year": None, "is_worked": True}, "worked_day_is_of_one_year"),
    ],
)
def test_the_database_refuses_it_by_name(changes: dict[str, Any], name: str) -> None:
    person = make_person(side=make_side())
    same = {"territory": make_side().territory, "entered_by": person, "entered_at": timezone.now()}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        DayOff.objects.create(**(GIVEN | same | changes))


@pytest.mark.answers
def test_the_page_shows_enters_and_takes_back() -> None:
    side, client = make_side(), Client()
    client.force_login(make_person(side=side))
    address = reverse("bodies:days-off")
    typed = {"day": "10.03.2027", "kind": "off", "name": "Ураза-байрам", "ground": "Указ № 7"}

    wrong = client.post(address, typed | {"day": "31.02"})
    unread = client.post(address, typed | {"day": "весной"})
    client.post(address, typed)
    twice = client.post(address, typed)
    shown = client.get(address).content.decode().replace("\xa0", " ")
    client.post(address, {"take": str(DayOff.objects.get().pk)})

    assert [one.status_code for one in (wrong, unread, twice)] == [422, 422, 422]
    assert "Такого дня нет." in wrong.content.decode()
    assert "Указ № 7" in unread.content.decode()
    assert "10 марта 2027" in shown
    assert "30 августа" in shown
    assert not DayOff.objects.exists()
    assert client.post(address, {"take": "9"}).status_code == 404


@pytest.mark.answers
def test_an_administrator_keeps_the_days_of_every_side() -> None:
    side, client = make_side("RU-IN"), Client()
    make_side()
    client.force_login(make_administrator())
    typed = {"day": "10.03.2027", "kind": "off", "name": "Ураза-байрам", "ground": "Указ № 7"}
    address = f"{reverse('bodies:days-off')}?side={side.pk}"

    answered = client.post(address, typed)

    assert answered.url == address
    assert DayOff.objects.get().territory == side.territory
