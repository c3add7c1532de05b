"""A year of terms: what falls where, as it is known on each day, on the page and as a calendar file."""

from datetime import date
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.agreements.test_standings import WithActs
from tests.factories.agreements import A, make_agreement
from tests.factories.people import make_person, make_side

from kunak.agreements.queries.year import events_of

FIVE_YEARS = {
    "event": "signed",
    "signed_on": "2025-05-29",
    "term": {"kind": "period", "period": "P5Y"},
    "renewal": {"kind": "automatic", "period": None, "times": None},
    "notice": "P6M",
}
YEARLY = FIVE_YEARS | {"renewal": {"kind": "automatic", "period": "P1Y", "times": None}}
NOTICE = {"kind": "notice", "on": "2029-11-29", "by": "Республика Татарстан"}


def happened(year: int, *acts: dict[str, Any], **columns: Any) -> list[str]:
    """Return what falls into a year, each as «2030-05-30 renews»."""
    found = events_of(WithActs(FIVE_YEARS | columns, list(acts)), year)  # type: ignore[arg-type]
    return sorted(f"{day.iso()} {kind}" for kind, day in found)


CASES: list[tuple[int, dict[str, Any], list[dict[str, Any]], list[str]]] = [
    (2025, {}, [], []),
    (2029, {}, [], ["2029-11-29 notice"]),
    (2030, {}, [], ["2030-05-30 renews"]),
    (2031, YEARLY, [], ["2031-05-30 renews", "2031-11-29 notice"]),
    (2030, YEARLY, [], ["2030-05-30 renews", "2030-11-29 notice"]),
    (2030, {"renewal": None}, [], ["2030-05-29 ends"]),
    (2031, {"renewal": None}, [], []),
    (2030, {"renewal": {"kind": "by_consent"}}, [], ["2030-05-29 ends"]),
    (2027, {"term": {"kind": "indefinite"}, "renewal": None}, [], []),
    (2027, {"term": {"kind": "until", "date": "2027-12-31"}, "renewal": None}, [], ["2027-12-31 ends"]),
    (2025, {"in_force": {"rule": "on_date", "date": "2025-07-01"}}, [], ["2025-07-01 begins"]),
    (2030, {"event": "planned"}, [], []),
    (2030, {"signed_on": ""}, [], []),
    (2030, {"term": None}, [], []),
    (2030, {"signed_on": "2025-05"}, [], ["2030 renews"]),
    (2018, {"signed_on": "2013", "renewal": None}, [], ["2018 ends"]),
    (2018, {"signed_on": "2013-05", "renewal": None}, [], ["2018-05 ends"]),
    (2029, {}, [NOTICE], []),  # it came on that very day: nothing is waited for any more
    (2030, {}, [NOTICE], ["2030-05-29 ends"]),
    (2030, {}, [NOTICE | {"on": "2030-01-10"}], ["2030-05-30 renews"]),
    (2027, {}, [{"kind": "termination", "on": "2027-03-01", "effective": "2027-04-30"}], ["2027-04-30 ends"]),
    (2030, {}, [{"kind": "termination", "on": "2027-03-01", "effective": "2027-04-30"}], []),
    (2030, {"renewal": None}, [{"kind": "renewal", "on": "2030-02-01", "period": "P2Y"}], ["2030-05-30 agreed"]),
    (2030, {}, [{"kind": "renewal", "on": "2030-02-01", "period": "P2Y"}], ["2030-05-30 agreed"]),
]


def test_a_year_holds_what_its_own_days_tell() -> None:
    found = [happened(year, *acts, **columns) for year, columns, acts, _ in CASES]

    assert found == [told for *_, told in CASES]


def test_one_renewed_by_the_month_falls_twelve_times() -> None:
    renewal = {"kind": "automatic", "period": "P1M", "times": None}
    monthly = {"term": {"kind": "period", "period": "P1M"}, "renewal": renewal, "notice": ""}

    assert sum(one.endswith("renews") for one in happened(2027, **monthly)) == 12


@pytest.mark.django_db
def test_the_page_and_the_file_tell_the_same(client: Client) -> None:
    agreement = make_agreement(notice="P6M")
    client.force_login(make_person(side=make_side(A)))
    address = reverse("agreements:calendar")

    page = html.fromstring(client.get(address, {"year": "2029"}).content.decode())
    part = client.get(address, {"year": "2029"}, headers={"HX-Request": "true"}).content.decode()
    file = client.get(address, {"year": "2029", "format": "ics"})

    assert [item.xpath("string(.//time/@datetime)") for item in page.xpath("//ul[contains(@class,'terms')]/li")] == [
        "2029-11-29"
    ]
    assert html.fromstring(part).get("id") == "year"
    assert html.fromstring(part).text_content().split() == page.get_element_by_id("year").text_content().split()
    [event] = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
    assert event.decoded("dtstart") == date(2029, 11, 29)
    assert str(event["summary"]) == "Татарстан и Ингушетия: Последний день уведомления"
    assert str(event["url"]).endswith(agreement.get_absolute_url())


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["", "nonsense", "1", "99999999999"])
def test_an_empty_year_or_nonsense_says_so(client: Client, year: str) -> None:
    client.force_login(make_person(side=make_side(A)))

    page = client.get(reverse("agreements:calendar"), {"year": year}).content.decode()

    assert "В реестре пока нет соглашений" in page
