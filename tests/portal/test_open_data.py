"""Open data: shaped as its schema says, under a licence, and provable by its own hashes."""

import copy
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator, ValidationError
from tests.factories.agreements import make_agreement, ready_candidate
from tests.factories.execution import answer, make_report
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.programme import without_guard
from tests.factories.public import published
from tests.factories.versions import THREE, make_version, measure_input, move, parties_of, publish_plan

from kunak.agreements import services as agreement_services
from kunak.agreements.card import card_hash, card_of
from kunak.agreements.models import Agreement
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import CONSTANTLY, NONE
from kunak.core.two_keys import content_hash
from kunak.execution.services.publication import turn_public_key
from kunak.portal.open_data import schema_text
from kunak.programme.content import hash_of
from kunak.programme.models import Version
from kunak.programme.services import FundingInput, open_next_plan

pytestmark = pytest.mark.django_db
SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def data_of(client: Client, agreement: Agreement) -> dict[str, Any]:
    response = client.get(reverse("portal:agreement-json", args=[agreement.pk]))
    assert response.status_code == 200
    data: dict[str, Any] = response.json()
    return data


def with_plan(agreement: Agreement | None = None, **changes: Any) -> Version:
    version = make_version(agreement=published(agreement), **changes)
    publish_plan(version)
    return version


def test_the_card_comes_with_its_licence_and_where_it_is_from(client: Client) -> None:
    version = with_plan()
    agreement = version.programme.agreement

    response = client.get(reverse("portal:agreement-json", args=[agreement.pk]))

    data = response.json()
    assert response.headers["Content-Type"] == "application/json"
    assert data["schema"] == "kunak.card/1"
    assert data["licence"] == {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert data["url"] == f"http://testserver{reverse('portal:agreement', args=[agreement.pk])}"
    assert data["agreement"] == json.loads(json.dumps(card_of(agreement).to_json()))
    assert data["standing"]["period_end"] in {"2030-05-29", "2035-05-29"}
    assert data["is_example"] is False
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Last-Modified" not in response.headers  # the standing is that of the day


def test_the_answer_leads_to_its_schema_and_licence(client: Client) -> None:
    agreement = published()

    link = client.get(reverse("portal:agreement-json", args=[agreement.pk])).headers["Link"]

    assert link == (
        f'<{reverse("portal:schema")}>; rel="describedby", '
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    )
    schema = client.get(reverse("portal:schema"))
    assert schema.headers["Content-Type"] == "application/schema+json"
    assert schema.json() == SCHEMA


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"event": "planned"},
        {"term": None, "renewal": None},
        {"signed_on": "2025", "identity": None},
        {"signed_on": "", "identity": None, "place": "", "title": "", "sectors": []},
        {"notice": "P6M", "in_force": {"rule": "on_act"}},
        {"is_sample": True},
    ],
)
def test_every_public_agreement_fits_the_schema(client: Client, fields: dict[str, Any]) -> None:
    VALIDATOR.validate(data_of(client, published(**fields)))


def test_every_public_plan_fits_the_schema(client: Client) -> None:
    agreement = make_agreement()
    measures = [
        measure_input(agreement),
        measure_input(agreement, term=CONSTANTLY, milestones=[], commitment=None, indicator=""),
        measure_input(agreement, term=NONE, executors={}, sector="culture"),
    ]
    version = with_plan(agreement, measures=measures, waiver="партнёр назовёт позже")

    data = data_of(client, version.programme.agreement)

    VALIDATOR.validate(data)
    assert data["plan"]["content"]["waiver"] == "партнёр назовёт позже"
    assert sorted(data["plan"]["numbers"].values()) == ["1.1", "1.2", "2.1"]


def test_three_parties_fit_the_schema(client: Client) -> None:
    candidate, by = ready_candidate(parties=parties_of(THREE))
    version = with_plan(agreement_services.accept(candidate=candidate, by=by))

    data = data_of(client, version.programme.agreement)

    VALIDATOR.validate(data)
    assert len(data["plan"]["content"]["measures"][0]["executors"]) == len(data["agreement"]["parties"]) == 3


@pytest.mark.parametrize("path", [("person",), ("agreement", "decided_by"), ("plan", "keys")])
def test_the_schema_lets_nothing_more_through(client: Client, path: tuple[str, ...]) -> None:
    data = copy.deepcopy(data_of(client, with_plan().programme.agreement))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = "лишнее"

    with pytest.raises(ValidationError):
        VALIDATOR.validate(data)


# --- proof


def test_both_contents_can_be_checked_by_their_hashes_from_the_open_data_alone(client: Client) -> None:
    version = with_plan()

    data = data_of(client, version.programme.agreement)

    assert content_hash(data["agreement"]) == data["content_sha256"] == card_hash(card_of(version.programme.agreement))
    assert content_hash(data["plan"]["content"]) == data["plan"]["content_sha256"] == version.content_hash
    assert version.content_hash == hash_of(version)


def test_measures_point_at_commitments_and_bear_the_numbers_of_the_page(client: Client) -> None:
    agreement = make_agreement()
    last = agreement.commitments.get(order=2)
    version = with_plan(agreement, measures=[measure_input(agreement, commitment=last, sector="education")])

    data = data_of(client, agreement)

    [measure] = data["plan"]["content"]["measures"]
    assert data["agreement"]["commitments"][measure["commitment"]]["text"] == last.text
    assert data["plan"]["numbers"] == {str(version.measures.get().line): "1.1"}
    assert 'id="m-1.1"' in client.get(reverse("portal:agreement", args=[agreement.pk])).content.decode()


def test_a_plan_that_is_not_what_the_sides_agreed_on_is_not_shown(client: Client) -> None:
    version = with_plan()
    with without_guard():
        version.measures.update(text="подменено")
    agreement = version.programme.agreement

    assert data_of(client, agreement)["plan"] is None
    assert "подменено" not in client.get(reverse("portal:agreement", args=[agreement.pk])).content.decode()


# --- who asks


@pytest.mark.parametrize("who", [None, "person", "administrator"])
def test_everybody_gets_the_same(client: Client, who: str | None) -> None:
    agreement = with_plan().programme.agreement
    expected = data_of(client, agreement)
    if who:
        client.force_login(make_administrator() if who == "administrator" else make_person(side=make_side()))

    assert data_of(client, agreement) == expected


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_open_data_is_only_read(client: Client, method: str) -> None:
    agreement = published()

    for url in (reverse("portal:agreement-json", args=[agreement.pk]), reverse("portal:schema")):
        assert getattr(client, method)(url).status_code == 405


def test_the_standing_is_that_of_the_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = published()
    monkeypatch.setattr("kunak.portal.views.timezone.localdate", lambda: date(2031, 1, 1))

    assert data_of(client, agreement)["standing"]["period_start"] == "2030-05-30"


def test_all_that_a_measure_tells_and_what_came_of_it_is_in_the_data(client: Client) -> None:
    agreement = published(None)
    first, second = agreement.parties.all()
    told = measure_input(
        agreement,
        details={"place": "Казань"},
        coexecutors={first.pk: ["Фонд"]},
        reporters={first.pk: "Начальник отдела"},
        signed_result="проработать",
        funding=[FundingInput(first.pk, "federal", 2026, Decimal(5))],
    )
    version = make_version(agreement=agreement, measures=[told])
    publish_plan(version)
    [measure] = version.measures.all()
    before = client.get(reverse("portal:agreement-json", args=[agreement.pk]))
    a, b = (make_person(side=party.side) for party in (first, second))
    report = make_report(measure, by=a)
    answer(report, by=b)
    for person in (a, b):
        turn_public_key(report=report, content_hash=report.content_hash, by=person)

    data = data_of(client, agreement)

    VALIDATOR.validate(data)
    assert data["plan"]["results"] == {
        str(measure.line): [
            {
                "outcome": "done",
                "held_on": "2026-03-20",
                "place": "Казань",
                "result": "Перечень из 12 общих закупок",
                "milestone": "",
                "year": None,
            }
        ]
    }
    again = client.get(
        reverse("portal:agreement-json", args=[agreement.pk]), headers={"if-none-match": before.headers["ETag"]}
    )
    assert again.status_code == 200  # what was kept before the result is not what it is now


def test_the_plan_is_that_of_the_day_asked_and_the_other_one_is_linked(client: Client) -> None:
    version = with_plan()
    agreement = version.programme.agreement
    by = make_person(side=version.drafted_by_side)
    period = {"starts_on": date(2028, 1, 1), "ends_on": date(2029, 12, 31)}
    later = open_next_plan(agreement=agreement, on=date(2027, 12, 1), left={}, by=by, **period)
    later = move(later, VersionState.IN_FORCE, by=by)
    publish_plan(later)
    url, page = (reverse(f"portal:{name}", args=[agreement.pk]) for name in ("agreement-json", "agreement"))

    asked = {day: client.get(url, {"on": day}).json() for day in ("2026-05-01", "2028-05-01", "2031-01-01")}

    assert [one["plan"]["content"]["starts_on"] for one in asked.values()] == ["2026-01-01", "2028-01-01", "2028-01-01"]
    assert asked["2031-01-01"]["standing"]["on"] == "2031-01-01"
    shown = client.get(page, {"on": "2028-05-01"}).content.decode()
    assert "?on=2026-01-01#h-plan" in shown
    assert "завтра" in client.get(page, {"on": "завтра"}, headers={"accept-language": "ru"}).content.decode()
