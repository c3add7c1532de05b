"""Sleeping agreements and the register in figures."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from pytest_django import Settings
from tests.agreements.test_standings import WithActs
from tests.factories import programme as plans
from tests.factories.agreements import A, make_agreement
from tests.factories.people import make_person, make_side

from kunak.agreements import queries
from kunak.agreements.listing import asking, keeping
from kunak.agreements.lulls import NEVER_ENDS, Going, Quiet, lulls_of
from kunak.agreements.queries.sleeping import Sleep, sleep_of
from kunak.agreements.queries.statistics import statistics
from kunak.agreements.terms import standing_of
from kunak.core.programme.term import parse_term
from kunak.core.terms import PartialDate
from kunak.programme.models import Version

SIGNED = {"event": "signed", "signed_on": "2025-05-29", "term": {"kind": "period", "period": "P5Y"}}
LATER = date(2027, 1, 1)


GONE_ON = ((date(2025, 12, 1), date(2025, 12, 31)),)
SLEEP: list[tuple[dict[str, Any], Going, date, date | PartialDate | None]] = [
    ({}, Going(), date(2026, 5, 29), None),
    ({}, Going(), date(2026, 5, 30), date(2025, 5, 29)),
    ({}, Going((date(2026, 3, 1),)), LATER, None),
    ({}, Going((date(2026, 3, 1),)), date(2026, 2, 28), None),
    ({}, Going((date(2025, 9, 1), date(2025, 12, 31))), LATER, date(2025, 12, 31)),
    ({}, Going((), GONE_ON), LATER, date(2025, 12, 31)),
    ({}, Going((), (*GONE_ON, (date(2025, 9, 1), NEVER_ENDS))), LATER, None),
    ({}, Going((), (*GONE_ON, (date(2027, 1, 1), date(2027, 3, 1)))), LATER, None),
    ({}, Going((), (*GONE_ON, (date(2027, 1, 2), date(2027, 3, 1)))), LATER, date(2025, 12, 31)),
    ({"signed_on": "2025"}, Going(), LATER, PartialDate(2025)),  # known to the year, told to the year
    ({"signed_on": ""}, Going(), LATER, None),
    ({"event": "planned"}, Going(), LATER, None),
    ({}, Going(), date(2031, 1, 1), None),
]


def test_an_agreement_sleeps_while_it_is_in_force_and_nothing_moves(settings: Settings) -> None:
    settings.SLEEPS_AFTER = 365
    found = []
    for columns, going, on, _ in SLEEP:
        agreement = WithActs(SIGNED | columns, [])
        lasts = [one.last for one in lulls_of(agreement.signed_on, going) if one.since <= on < one.until]
        sleep = sleep_of(standing_of(agreement, on), next(iter(lasts), None), on, signed_on=agreement.signed_on)
        found.append(sleep.since if sleep else None)

    assert found == [since for *_, since in SLEEP]


def test_since_when_it_sleeps_is_told_as_far_as_it_is_known() -> None:
    assert [Sleep(day).words for day in (PartialDate(2013), PartialDate(2013, 5))] == [
        "2013\u00a0года",
        "мая 2013\u00a0года",
    ]


def test_how_long_is_the_operators_choice(settings: Settings) -> None:
    settings.SLEEPS_AFTER = 30
    on = date(2025, 7, 1)

    assert sleep_of(standing_of(WithActs(SIGNED, []), on), date(2025, 5, 29), on, signed_on="2025-05-29")


def test_lulls_that_follow_each_other_differ() -> None:
    going = Going((date(2025, 6, 1), date(2025, 6, 20)), ((date(2025, 6, 10), date(2025, 6, 20)),))

    assert lulls_of("2025-05-29", going) == [
        Quiet(date(2025, 5, 29), date(2025, 6, 1), date(2025, 5, 29)),
        Quiet(date(2025, 6, 1), date(2025, 6, 10), date(2025, 6, 1)),
        Quiet(date(2025, 6, 21), NEVER_ENDS, date(2025, 6, 20)),
    ]


@pytest.mark.django_db
def test_an_agreed_plan_keeps_its_agreement_awake_and_a_draft_does_not() -> None:
    draft = plans.make_version()
    plans.add(draft, term=parse_term("2027"))
    side = make_side(A)

    def sleeping(on: date) -> bool:
        return bool(queries.register(side, queries.Asked(on, sleeping="1")).found)

    assert sleeping(date(2027, 7, 1))
    plans.name_everybody(draft)
    version = plans.agree(plans.send(draft))
    Version.objects.filter(pk=version.pk).update(in_force_at=datetime(2026, 6, 2, 12, tzinfo=UTC))
    keeping.keep([version.programme.agreement_id])
    days = [date(2026, 6, 1), date(2026, 6, 2), date(2027, 7, 1), date(2028, 12, 30), date(2029, 1, 1)]
    assert [sleeping(day) for day in days] == [True, False, False, False, True]


@pytest.mark.django_db
@pytest.mark.parametrize("most", [0, asking.MOST])
@pytest.mark.parametrize("kind", ["", "agreement"])
def test_figures_are_those_of_the_list_however_long_it_is(
    monkeypatch: pytest.MonkeyPatch, most: int, kind: str
) -> None:
    monkeypatch.setattr(asking, "MOST", most)
    make_agreement()
    side, on = make_side(A), date(2026, 11, 25)

    found = statistics(queries.register(side, queries.Asked(on, kind=kind)), side)

    assert (found.total, found.running, found.renewing, found.sleeping) == (1, 1, 1, 1)
    bars = {chart.field: [(bar.words, bar.count, bar.width) for bar in chart.bars] for chart in found.charts}
    assert bars["partner"] == [("Ингушетия", 1, 100.0)]
    assert bars["state"] == [("действует", 1, 100.0)]
    assert bars[""] == [("от 1 до 2 лет", 1, 100.0)]
    assert [words for words, _, _ in bars["sector"]] == ["Закупки", "Образование", "Культура"]


@pytest.mark.django_db
def test_the_page_leads_from_a_bar_to_its_agreements(client: Client) -> None:
    make_agreement()
    client.force_login(make_person(side=make_side(A)))
    address = reverse("agreements:statistics")

    page = html.fromstring(client.get(address, {"on": "2026-11-25"}).content.decode())
    part = client.get(address, {"on": "2026-11-25"}, headers={"HX-Request": "true"}).content.decode()

    links = page.get_element_by_id("figures").xpath(".//th/a/@href")
    assert f"{reverse('agreements:register')}?on=2026-11-25&sector=culture" in links
    assert all("Соглашения" in client.get(link).content.decode() for link in links[:1])
    assert html.fromstring(part).text_content().split() == page.get_element_by_id("figures").text_content().split()


@pytest.mark.django_db
def test_nothing_to_count_says_so(client: Client) -> None:
    client.force_login(make_person(side=make_side(A)))

    assert "Считать пока нечего" in client.get(reverse("agreements:statistics")).content.decode()
    assert "Ничего не подошло" in client.get(reverse("agreements:statistics"), {"q": "нет"}).content.decode()
