"""Many measures changed at once: all or none, each with its entry, and nothing over what somebody saved meanwhile."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.people import make_person
from tests.factories.programme import BODIES, add, make_in_force, make_version, writer_of

from kunak.core.programme.term import parse_term, term_words
from kunak.journal.models import Entry
from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.errors import (
    EditedMeanwhile,
    MeasureDropped,
    NotOfThisSector,
    SomeRefused,
    TermOutsideThePlan,
    VersionFrozen,
)
from kunak.programme.models import Measure, Version
from kunak.programme.services import ManyInput, MilestoneInput

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def two(version: Version) -> list[Measure]:
    first, second = version.programme.agreement.parties.all()
    steps = [MilestoneInput("Программа", date(2026, 3, 31)), MilestoneInput("Итог")]
    return [
        add(version, text="Форум", milestones=steps, executors={first.pk: [BODIES[0]]}),
        add(version, text="Ярмарка", sector="culture", term=parse_term("постоянно"), executors={second.pk: []}),
    ]


def change(version: Version, measures: list[Measure], by: Person | None = None, **given: Any) -> int:
    picked = {one.pk: one.revision for one in measures}
    return services.change_many(version=version, picked=picked, given=ManyInput(**given), by=by or writer_of(version))


def entries() -> list[Entry]:
    return list(Entry.objects.filter(verb="measure changed").order_by("pk"))


def test_all_chosen_measures_are_changed_and_each_has_its_entry() -> None:
    version = make_version()
    forum, fair = two(version)
    first = version.programme.agreement.parties.first()

    count = change(version, [forum, fair], sector="health", months=3, executors={first.pk: [BODIES[0], "Минздрав"]})

    forum, fair = (Measure.objects.get(pk=one.pk) for one in (forum, fair))
    assert count == len(entries()) == 2
    assert (forum.sector, fair.sector, forum.revision, fair.revision) == ("health", "health", 2, 2)
    assert term_words(forum.term).replace("\u00a0", " ") == "IV квартал 2026 г."
    assert fair.term_kind == "constantly"
    assert [step.due_on for step in forum.milestones.all()] == [date(2026, 6, 30), None]
    assert [one.name for one in forum.executors.all()] == [one.name for one in fair.executors.all()]
    assert [one.name for one in fair.executors.all()] == [BODIES[0], "Минздрав"]
    assert entries()[0].after["sector"] == "health"
    assert entries()[0].before["measure term"].startswith("quarter 2026-07-01")


def test_what_is_so_already_is_not_written_again() -> None:
    version = make_version()
    measures = two(version)

    assert change(version, measures, sector="culture") == 1
    assert [one.revision for one in Measure.objects.filter(pk__in=[one.pk for one in measures])] == [2, 1]


@pytest.mark.parametrize(
    ("spoil", "given", "why"),
    [
        (lambda one: Measure.objects.filter(pk=one.pk).update(revision=7), {"months": 1}, EditedMeanwhile),
        (
            lambda one: services.drop_measure(measure=one, revision=1, reason="", by=writer_of(one.version)),
            {"months": 1},
            MeasureDropped,
        ),
        (lambda _one: None, {"months": 60}, TermOutsideThePlan),
    ],
)
def test_one_that_cannot_be_changed_keeps_all_as_they_are_and_is_named(spoil: Any, given: Any, why: Any) -> None:
    version = make_version()
    forum, fair = two(version)
    spoil(forum)

    with pytest.raises(SomeRefused) as refused:
        change(version, [forum, fair], sector="health", **given)

    assert [(text, type(error)) for text, error in refused.value.rows] == [("Форум", why)]
    assert Measure.objects.get(pk=fair.pk).sector == "culture"
    assert entries() == []


def test_a_lead_changes_no_measure_of_another_sector_and_moves_none_into_one() -> None:
    version = make_version()
    forum, fair = two(version)
    lead = make_person(side=version.drafted_by_side, role="sector_lead", sectors=("trade",))

    with pytest.raises(SomeRefused) as foreign:
        change(version, [forum, fair], by=lead, months=1)
    with pytest.raises(SomeRefused) as into:
        change(version, [forum], by=lead, sector="culture")

    assert [type(error) for one in (foreign, into) for _text, error in one.value.rows] == [NotOfThisSector] * 2
    assert change(version, [forum], by=lead, months=1) == 1


def test_measures_of_another_version_are_not_touched_and_a_frozen_one_is_refused() -> None:
    agreed = make_in_force()
    version = services.start_new_version(programme=agreed.programme, by=writer_of(agreed))
    strange = agreed.measures.first()

    assert change(version, [strange], sector="health") == 0
    with pytest.raises(VersionFrozen):
        change(agreed, [strange], sector="health")


# --- the page


def test_the_page_shows_the_chosen_ones_changes_them_and_keeps_what_was_typed_where_it_is_refused(
    client: Client,
) -> None:
    version = make_version()
    forum, fair = two(version)
    client.force_login(writer_of(version))
    url = reverse("programme:change-many", args=[version.pk])

    shown = html.fromstring(client.get(url, {"m": [f"{forum.pk}:1", f"{fair.pk}:1"]}).content.decode())
    named = [one.get("value") for one in shown.xpath("//input[@name='m']")]
    nothing = client.post(url, {"m": named})
    too_far = client.post(url, {"m": named, "months": "60", "sector": "health"})
    done = client.post(url, {"m": named, "months": "1"})

    assert named == [f"{forum.pk}:1", f"{fair.pk}:1"]
    assert (nothing.status_code, too_far.status_code, done.status_code) == (422, 422, 302)
    assert "Укажите, что изменить" in nothing.content.decode()
    answer = html.fromstring(too_far.content.decode())
    told = [" ".join(one.text_content().split()) for one in answer.xpath("//*[@role='alert']//li")]
    assert told[0].startswith("Форум: Срок")
    assert answer.xpath("string(//select[@name='sector']/option[@selected]/@value)") == "health"
    assert answer.xpath("string(//input[@name='months']/@value)") == "60"
    assert Measure.objects.get(pk=forum.pk).revision == 2


def test_without_a_choice_the_page_says_how_to_choose(client: Client) -> None:
    version = make_version()
    client.force_login(writer_of(version))

    answer = client.get(reverse("programme:change-many", args=[version.pk]), {"m": ["x", "99999999:1"]})

    assert "Мероприятия не выбраны" in answer.content.decode()
