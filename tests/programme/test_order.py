"""What a measure waits for: of its own version, never in a ring, carried on by every version."""

from itertools import pairwise
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.programme import add, agree, make_in_force, make_version, name_everybody, send, writer_of

from kunak.core.programme.term import parse_term
from kunak.journal.models import Entry
from kunak.programme import errors, services
from kunak.programme.content import draft_hash
from kunak.programme.models import Dependency, Measure, Version
from kunak.programme.queries.lines import plan_lines
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def wait(measure: Measure, *predecessors: Measure) -> Measure:
    present = Measure.everything.get(pk=measure.pk)
    by = writer_of(measure.version)
    return services.set_predecessors(measure=present, revision=present.revision, predecessors=predecessors, by=by)


def waits(measure: Measure) -> list[str]:
    return [row.predecessor.text for row in measure.dependencies.select_related("predecessor")]


def test_what_a_measure_waits_for_is_a_part_of_the_content_and_told() -> None:
    version = make_version()
    first, second, _ = version.measures.all()
    before = draft_hash(version)

    changed = wait(second, first, first)

    assert (changed.revision, waits(second)) == (2, [first.text])
    assert draft_hash(version) != before
    assert Entry.objects.get(verb="order changed").after == {"waits for": [first.text]}
    entries = Entry.objects.count()
    assert wait(second, first).revision == 2
    assert Entry.objects.count() == entries
    wait(second)
    assert draft_hash(version) == before


def test_who_chose_in_an_older_sight_of_the_measure_learns_of_it_and_changes_nothing() -> None:
    version = make_version()
    first, second, third = version.measures.all()
    wait(second, first)

    with pytest.raises(errors.EditedMeanwhile):
        services.set_predecessors(measure=second, revision=1, predecessors=[third], by=writer_of(version))

    assert waits(second) == [first.text]


def test_a_ring_is_refused_and_told_measure_by_measure() -> None:
    first, second, third = make_version().measures.all()
    wait(second, first)
    wait(third, second)

    with pytest.raises(errors.RingOfMeasures) as refusal:
        wait(first, third)

    assert refusal.value.ring == [first.text, third.text, second.text]
    assert message_for(refusal.value).count("→") == 3
    assert waits(first) == []
    with pytest.raises(errors.RingOfMeasures) as refusal:
        wait(first, first)
    assert message_for(refusal.value) == "Мероприятие не ждёт самого себя."


def test_a_measure_of_another_version_or_a_dropped_one_is_not_waited_for() -> None:
    agreed = make_in_force()
    version = services.start_new_version(programme=agreed.programme, by=writer_of(agreed))
    first, _, third = version.measures.all()
    services.drop_measure(measure=third, revision=1, reason="не нужно", by=writer_of(version))

    for other in (third, agreed.measures.first()):
        with pytest.raises(errors.NotOfThisVersion):
            wait(first, other)

    assert waits(first) == []


def test_what_is_dropped_is_waited_for_no_more_and_again_once_it_is_put_back() -> None:
    version = make_version()
    first, second, _ = version.measures.all()
    wait(second, first)
    before = draft_hash(version)

    services.drop_measure(measure=first, revision=1, reason="", by=writer_of(version))
    dropped = draft_hash(version)
    services.restore_measure(measure=first, by=writer_of(version))

    assert dropped != before
    assert draft_hash(version) == before


def test_a_new_version_carries_the_order_on() -> None:
    version = make_version()
    first, second, _ = version.measures.all()
    wait(second, first)
    name_everybody(version)
    version = agree(send(version))

    copy = services.start_new_version(programme=version.programme, by=writer_of(version))

    [predecessor] = [row.predecessor for row in copy.measures.get(line=second.line).dependencies.all()]
    assert (predecessor.version, predecessor.line) == (copy, first.line)
    assert draft_hash(copy) == draft_hash(version)


@pytest.mark.answers
def test_the_page_flags_what_ends_later_than_what_waits_for_it(client: Client) -> None:
    version = make_version()
    late, early = add(version, text="Поздно", term=parse_term("2027")), add(version, text="Рано")
    client.force_login(writer_of(version))
    url = reverse("programme:order", args=[early.pk])

    page = html.fromstring(client.get(url).content.decode())
    assert len(page.xpath("//input[@name='predecessors']")) == 4
    response = client.post(url, {"predecessors": [str(late.pk)], "revision": "1"})

    assert response.status_code == 302
    shown = html.fromstring(client.get(early.get_absolute_url()).content.decode())
    told = shown.xpath("//section[@aria-labelledby='h-order']")[0].text_content()
    assert "Поздно" in told
    assert "кончается позже этого мероприятия" in told


@pytest.mark.answers
def test_a_ring_on_the_page_keeps_what_was_ticked(client: Client) -> None:
    version: Version = make_version()
    first, second, _ = version.measures.all()
    wait(second, first)
    client.force_login(writer_of(version))

    url = reverse("programme:order", args=[first.pk])
    response: Any = client.post(url, {"predecessors": [str(second.pk)], "revision": "1"})

    assert response.status_code == 422
    page = html.fromstring(response.content.decode())
    assert "ждали бы друг друга" in page.text_content()
    assert page.xpath("//input[@name='predecessors'][@checked]/@value") == [str(second.pk)]


@pytest.mark.answers
def test_in_a_long_plan_what_comes_first_is_looked_for_and_what_was_chosen_stays(client: Client) -> None:
    version = make_version()
    found, other = add(version, text="Открыть торговые дома"), add(version, text="Провести форум")
    measure = add(version, text="Подвести итоги")
    for n in range(20):
        add(version, text=f"Мероприятие {n}", sector="culture")
    client.force_login(writer_of(version))
    url = reverse("programme:order", args=[measure.pk])
    typed = {"revision": "1", "predecessors": [str(other.pk)], "find": "1"}

    def offered(**asked: Any) -> list[str]:
        page = html.fromstring(client.post(url, typed | asked).content.decode())
        return page.xpath("//input[@name='predecessors']/@value")

    assert html.fromstring(client.get(url).content.decode()).xpath("//input[@name='predecessors']") == []
    assert offered(words="торговый дом") == [str(other.pk), str(found.pk)]
    numbers = {line.pk: line.number for line in plan_lines(version)}
    assert offered(words=f"{numbers[found.pk]}.") == [str(other.pk), str(found.pk)]
    assert offered(words="космос") == [str(other.pk)]
    assert len(offered(words="мероприятие")) == 21
    part = client.post(url, typed | {"words": "дом"}, headers={"hx-request": "true"}).content.decode()
    assert part in client.post(url, typed | {"words": "дом"}).content.decode()
    assert waits(measure) == []


@pytest.mark.parametrize("length", [2, 3, 6])
def test_the_database_itself_refuses_a_ring_whatever_its_length(length: int) -> None:
    version = make_version()
    ones = [add(version, text=f"Шаг {number}") for number in range(length)]
    rows = [Dependency.objects.create(measure=after, predecessor=one) for one, after in pairwise(ones)]

    with pytest.raises(IntegrityError, match="measures_never_wait_in_a_ring_on_insert"), transaction.atomic():
        Dependency.objects.create(measure=ones[0], predecessor=ones[-1])
    free = add(version, text="Ещё шаг")
    turned = Dependency.objects.create(measure=ones[0], predecessor=free)
    with pytest.raises(IntegrityError, match="measures_never_wait_in_a_ring_on_update"), transaction.atomic():
        Dependency.objects.filter(pk=turned.pk).update(predecessor=ones[-1])

    assert Dependency.objects.count() == len(rows) + 1
