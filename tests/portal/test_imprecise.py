"""A day that is known to the year is never shown as a day, on any page or in what leaves the house."""

import re

import pytest
from django.test import Client
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.public import published

from kunak.core.sheets import xlsx_rows

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
YEARS = "(?:2013|2018|2023|2028|2033)"  # of the signing, and in which its periods end
MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
A_DAY = re.compile(rf"\b\d{{1,2}}[ \xa0](?:{MONTHS})[ \xa0]{YEARS}|\b\d\d\.\d\d\.{YEARS}|{YEARS}-\d\d-\d\d")
OWN = (
    "/agreements/{pk}/?on=2014-06-01",
    "/agreements/{pk}/?on=2019-06-01",
    "/agreements/{pk}/?on=2026-11-26",
    "/agreements/{pk}/history/",
    "/agreements/{pk}/chain/",
    "/agreements/{pk}/registration/",
    "/agreements/{pk}/card-keys/",
    "/agreements/{pk}/acts/new/",
    "/agreements/{pk}/acts/new/notice/",
    "/agreements/{pk}/terms/signed_on/",
    "/agreements/{pk}/terms/term/",
    "/agreements/?on=2026-11-26",
    "/agreements/?on=2019-06-01&ends=3650",
    "/agreements/calendar/?year=2013",
    "/agreements/calendar/?year=2018",
    "/agreements/calendar/?year=2028",
    "/agreements/calendar/?year=2018&format=ics",
    "/agreements/statistics/",
    "/agreements/book/",
    "/agreements/export/?format=csv",
    "/agreements/export/",
    "/execution/{pk}/",
    "/desk/",
)
PUBLIC = ("/", "/public/{pk}/", "/public/{pk}.json")


def test_what_is_known_to_the_year_is_nowhere_a_day(client: Client) -> None:
    agreement = published(make_agreement(signed_on="2013", identity=None, place=""))
    days = {}
    client.force_login(coordinators(agreement)[0])

    for address in (*OWN, *PUBLIC):
        answer = client.get(address.format(pk=agreement.pk), headers={"accept-language": "ru"})
        told = answer.getvalue()
        assert answer.status_code == 200, (address, answer.status_code)
        text = told.decode() if not told.startswith(b"PK") else str([row.cells for row in xlsx_rows(told)])
        days[address] = A_DAY.findall(text)

    assert {address: found for address, found in days.items() if found} == {}
