"""Parties that are municipalities: known by any of their names, before and after an office adds them."""

from dataclasses import asdict, replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.factories.agreements import ready_candidate
from tests.factories.documents import words
from tests.factories.people import KAZAN, make_administrator, make_municipality, make_person, make_side

from kunak.agreements import search, services
from kunak.agreements.card import card_hash, card_of
from kunak.agreements.models import Agreement, Party
from kunak.agreements.tables.given import party_of, places
from kunak.agreements.words import full_title, short_title
from kunak.journal.models import Entry, key_of
from kunak.people.models import Person, Side, Territory
from kunak.people.services import add_municipality, change_municipality

pytestmark = pytest.mark.django_db
INGUSHETIA = {"name": "Республика Ингушетия", "type": "territory", "code": "RU-IN"}


def agreed(name: str, *, code: str | None = "RU-TA", day: str = "2025-05-29", by: Person | None = None) -> Agreement:
    """Return an agreement of Ingushetia with a municipality of this name."""
    parties = [INGUSHETIA, {"name": name, "type": "municipality", "code": code}]
    read = [one | {"spans": words("Татарстан"), "confidence": 1.0} for one in parties]
    signed = {"value": day, "spans": words("29 мая"), "confidence": 1.0, "rule": "test"}
    by = by or make_person(side=make_side("RU-IN"))
    candidate, by = ready_candidate(by=by, parties=read, signed_on=signed)
    return services.accept(candidate=candidate, by=by)


def second(agreement: Agreement) -> Party:
    return agreement.parties.select_related("territory", "side__territory").get(order=1)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Казань", None),
        ("город Казань", "RU-TA"),
        ("ГОРОДСКОЙ ОКРУГ КАЗАНЬ", "RU-TA"),
        ("город Казань Республики Татарстан", None),
    ],
)
def test_a_known_municipality_is_told_by_any_of_its_names_and_declined(name: str, code: str | None) -> None:
    kazan = make_municipality(by=make_administrator())

    agreement = agreed(name, code=code)

    party = second(agreement)
    assert (party.name, party.territory, party.side.territory) == (name, kazan, kazan)
    assert full_title(agreement) == "Соглашение о сотрудничестве между Республикой Ингушетия и городом Казанью"
    assert short_title(agreement) == "Ингушетия и Казань, 2025"
    with translation.override("en"):
        assert full_title(agreement).endswith("Republic of Ingushetia and город Казань")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Арск", "RU-TA"),
        ("Казань", "RU-IN"),
        ("Казань", "BY"),
        ("Казанский район", "RU-TA"),
        ("город Казань Омской области", None),
    ],
)
def test_another_name_and_another_region_are_not_it(name: str, code: str | None) -> None:
    make_municipality(by=make_administrator())

    party = second(agreed(name, code=code))

    assert party.territory == Territory.objects.filter(code=code).first()
    assert party.side.territory is None


def test_parties_entered_before_are_known_as_it_with_an_entry_and_the_same_card() -> None:
    by = make_person(side=make_side("RU-IN"))
    agreement, other = agreed("Казань", by=by), agreed("Арск", by=by)
    before, side = card_hash(card_of(agreement)), second(agreement).side
    assert full_title(agreement).endswith(": Республика Ингушетия и Казань")

    told = add_municipality(region=Territory.objects.get(code="RU-TA"), code="92701000", names=KAZAN, by=by)

    party = second(agreement)
    assert told.linked == 1
    assert (party.territory, party.side) == (told.municipality, side)
    assert party.side.territory == told.municipality
    assert card_hash(card_of(Agreement.objects.get(pk=agreement.pk))) == before
    assert full_title(Agreement.objects.get(pk=agreement.pk)).endswith("и городом Казанью")
    entry = Entry.objects.get(verb="party known as a municipality")
    assert (entry.about, entry.after["code"]) == (key_of(agreement), "92701000")
    assert second(other).side.territory is None
    assert second(agreed("город Казань", day="2026-05-29", by=by)).side == side
    assert agreement.pk in (search.found_by("казани татарстан") or set())


def test_only_the_own_agreements_are_counted_to_who_adds_it() -> None:
    agreed("Казань")
    stranger, place = make_person(side=make_side("RU-DA")), Territory.objects.get(code="RU-TA")

    told = add_municipality(region=place, code="92701000", names=KAZAN, by=stranger)

    assert told.linked == 0
    assert Party.objects.filter(territory=told.municipality).count() == 1


def test_a_side_that_is_of_two_regions_by_one_name_is_nobodys() -> None:
    by = make_person(side=make_side("RU-IN"))
    here, there = agreed("Советский район", by=by), agreed("Советский район", code="RU-DA", day="2026-05-29", by=by)
    names = replace(KAZAN, name="Советский муниципальный район", short="Советский район")

    made = make_municipality(by=by, names=names)

    assert (second(here).territory, second(there).territory) == (made, Territory.objects.get(code="RU-DA"))
    assert second(here).side == second(there).side
    assert second(here).side.territory is None


def test_a_corrected_name_finds_its_parties_too() -> None:
    by = make_administrator()
    agreement = agreed("Казань")
    made = make_municipality(by=by, names=replace(KAZAN, name="город Козань", short="Козань"))
    assert second(agreement).territory != made

    assert change_municipality(municipality=made, names=KAZAN, by=by).linked == 1
    assert second(agreement).side.territory == made


def test_an_agreement_is_begun_with_it_and_a_table_names_it() -> None:
    by = make_person(side=make_side("RU-IN"))
    made = make_municipality(by=by)
    places.cache_clear()

    begun = services.begin_agreement(kind="agreement", title="о туризме", others=[made], ground="письмо № 1", by=by)
    given: Any = party_of("казань")

    assert (second(begun).kind, second(begun).name, second(begun).territory) == ("municipality", KAZAN.name, made)
    assert (given.name, given.kind, given.code) == (KAZAN.name, "municipality", "92701000")
    assert Side.objects.get(territory=made).name == KAZAN.name
    places.cache_clear()


@pytest.mark.answers
@pytest.mark.parametrize(("count", "told"), [(0, ""), (1, "связана 1 сторона"), (2, "связаны 2 стороны")])
def test_the_page_says_how_many_parties_became_it(count: int, told: str, client: Client) -> None:
    by = make_person(side=make_side("RU-IN"))
    for number in range(count):
        agreed("Казань", code=None, day=f"2025-05-{10 + number}", by=by)
    client.force_login(by)
    region = Territory.objects.get(code="RU-TA")

    given = {"region": region.pk, "code": "92701000"} | asdict(KAZAN)
    page = client.post(reverse("bodies:new-municipality"), given, follow=True).content.decode()

    assert "«город Казань»: сохранено." in page
    assert ("По этому наименованию" in page) == bool(count)
    assert told in page
