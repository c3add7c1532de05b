"""Parties that are municipalities: known by any of their names, before and after an office adds them."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.databases import ON_SQLITE
from tests.factories.agreements import ready_candidate
from tests.factories.documents import words
from tests.factories.people import KAZAN, make_administrator, make_municipality, make_person, make_side

from kunak.agreements import queries, search, services
from kunak.agreements.card import card_hash, card_of
from kunak.agreements.listing import asking, conditions
from kunak.agreements.listing.tables import Faceted
from kunak.agreements.models import Agreement, Party
from kunak.agreements.queries.statistics import statistics
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


def kept(side: Side) -> set[tuple[str, int]]:
    """Return by which regions of municipalities a side's list is narrowed, and to what."""
    found = Faceted.objects.filter(facet__side=side, facet__name="municipality")
    return set(found.values_list("facet__value", "agreement"))


def asked(side: Side, partner: str) -> tuple[list[int], list[tuple[str, str]]]:
    """Return what the register has with a partner, newest first, and which partners it offers."""
    register = queries.register(side, queries.Asked(date(2026, 11, 26), partner=partner))
    return list(register.found), [(one.value, one.words) for one in register.partners]


def test_a_region_is_asked_by_itself_and_with_its_municipalities() -> None:
    by = make_person(side=make_side("RU-IN"))
    kazan, arsk, city = make_municipality(by=by), agreed("Арск", day="2025-05-30", by=by), agreed("Казань", by=by)
    tatarstan = [INGUSHETIA, {"name": "Республика Татарстан", "type": "territory", "code": "RU-TA"}]
    read = [one | {"spans": words("Татарстан"), "confidence": 1.0} for one in tatarstan]
    candidate, by = ready_candidate(by=by, parties=read, event="signed")
    region = services.accept(candidate=candidate, by=by)
    elsewhere = agreed("Дербент", code="RU-DA", day="2025-05-31", by=by)
    own, alone = make_side("RU-IN"), str(make_side("RU-TA").pk)

    every, offered = asked(own, "RU-TA")

    assert sorted(every) == sorted([arsk.pk, city.pk, region.pk])
    assert asked(own, alone)[0] == [region.pk]
    assert asked(own, str(Side.objects.get(territory=kazan).pk))[0] == [city.pk]
    assert asked(own, "RU-DA")[0] == [elsewhere.pk]
    assert {value: told for value, told in offered if not value.isdigit()} == {
        "RU-DA": "Дагестан, с муниципалитетами",
        "RU-TA": "Татарстан, с муниципалитетами",
    }
    assert [told for _value, told in offered] == sorted(told for _value, told in offered)
    for nonsense in ("RU-CU", "RU-IN", "92701000", "0", "RU-TA' OR 1=1", "²"):
        assert asked(own, nonsense)[0] == []
    assert asked(make_side("RU-TA"), "RU-TA")[0] == []  # its own municipalities are no partners of it here


def test_an_agreement_with_a_region_and_its_city_is_found_once_however_long_the_list_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by = make_person(side=make_side("RU-IN"))
    three = [
        INGUSHETIA,
        {"name": "Республика Татарстан", "type": "territory", "code": "RU-TA"},
        {"name": "Казань", "type": "municipality", "code": "RU-TA"},
        {"name": "Арск", "type": "municipality", "code": "RU-TA"},
    ]
    read = [one | {"spans": words("Татарстан"), "confidence": 1.0} for one in three]
    candidate, by = ready_candidate(by=by, parties=read)
    both = services.accept(candidate=candidate, by=by)
    city = agreed("Казань", day="2024-05-29", by=by)

    short = asked(make_side("RU-IN"), "RU-TA")[0]
    for most in (0, 1):
        monkeypatch.setattr(asking, "MOST", most)
        register = queries.register(make_side("RU-IN"), queries.Asked(date(2026, 11, 26), partner="RU-TA"))
        assert register.found.all_keys() == short
        assert statistics(register, make_side("RU-IN")).total == 2

    assert short == [both.pk, city.pk]


def test_what_is_known_as_a_municipality_later_stands_in_the_list_of_its_region() -> None:
    by = make_person(side=make_side("RU-IN"))
    agreement = agreed("город Казань Республики Татарстан", code=None, by=by)
    before = kept(make_side("RU-IN"))

    make_municipality(by=by)

    assert before == set()
    assert kept(make_side("RU-IN")) == {("RU-TA", agreement.pk)}


def test_lists_kept_before_learn_of_municipalities_once() -> None:
    by = make_person(side=make_side("RU-IN"))
    make_municipality(by=by)
    agreed("Казань", by=by), agreed("Арск", day="2025-05-30", by=by), agreed("Дербент", code="RU-DA", by=by)
    migration = import_module("kunak.agreements.migrations.0004_facets_of_municipalities")
    before = kept(make_side("RU-IN"))

    for statements in (migration.AWAY, (migration.FACETS, migration.FACETED) * 2):
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    assert len(before) == 3
    assert kept(make_side("RU-IN")) == before


def test_a_region_with_its_municipalities_is_found_by_the_index() -> None:
    condition = conditions.has_any_facet([1, 2, 3])
    assert condition.keys is not None
    of_list = condition.holds.text.replace("{key}", "l.agreement_id")
    tested = f"SELECT 1 FROM agreements_listing l WHERE {of_list}"  # noqa: S608

    for text, values in ((condition.keys.text, condition.keys.values), (tested, condition.holds.values)):
        plan = plan_of(text, values)
        assert [one for one in plan if " f" in one or " g" in one]
        assert not [one for one in plan if one.startswith(("SCAN f", "SCAN g")) or "TEMP B-TREE" in one]
        assert not [one for one in plan if "Seq Scan on agreements_faceted" in one]


def plan_of(text: str, values: Sequence[object]) -> list[str]:
    """Return how the database means to answer; PostgreSQL, which reads few rows through, by an index."""
    with connection.cursor() as cursor:
        if ON_SQLITE:
            cursor.execute(f"EXPLAIN QUERY PLAN {text}", values)
            return [row[3] for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {text}", values)
        return [row[0] for row in cursor.fetchall()]
