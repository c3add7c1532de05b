"""One measure through versions and plans: each edition with who, when, why and what changed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.programme import add, agree, given, make_in_force, name_everybody, other_of, send, writer_of

from kunak.agreements.models import Agreement
from kunak.people.models import Person
from kunak.programme import queries, services
from kunak.programme.models import Measure, Version

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_in_force)]


def seen(measure: Measure, by: Person) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return number of the edition, of its version, and what changed."""
    agreement = Agreement.objects.get(pk=measure.version.programme.agreement_id)
    found = queries.editions(measure, agreement, Person.objects.get(pk=by.pk))
    return [(one.number, one.version.number, tuple(change.after for change in one.changes)) for one in found]


def begin(version: Version) -> Version:
    return services.start_new_version(programme=version.programme, by=writer_of(version))


def reword(version: Version, line: Any, text: str) -> Measure:
    measure = version.measures.get(line=line)
    asked = given(version, text=text, sector=measure.sector)
    return services.change_measure(measure=measure, revision=measure.revision, given=asked, by=writer_of(version))


def test_versions_that_leave_a_measure_as_it_was_are_no_new_edition() -> None:
    first = make_in_force()
    measure = add_to(first)
    again = agree(send(begin(measure.version)))
    third = begin(again)
    reword(third, measure.line, "Второй форум")

    found = seen(measure, writer_of(first))

    assert [(number, version) for number, version, _changes in found] == [(1, 2), (1, 3), (2, 4)]
    assert [changes for _number, _version, changes in found] == [(), (), ("Второй форум",)]


def add_to(first: Version) -> Measure:
    """Return a measure that the second version has brought."""
    second = begin(first)
    add(second, text="Форум")
    name_everybody(second)
    return agree(send(second)).measures.get(text="Форум")


def test_the_other_side_sees_no_edition_that_was_not_sent_to_it() -> None:
    first = make_in_force()
    measure = add_to(first)
    third = begin(measure.version)
    reword(third, measure.line, "Тайный форум")

    assert [version for _number, version, _changes in seen(measure, other_of(first))] == [2]


def test_what_was_dropped_is_told_with_its_reason_to_who_knew_of_it() -> None:
    first = make_in_force()
    measure = add_to(first)
    third = begin(measure.version)
    gone = third.measures.get(line=measure.line)
    services.drop_measure(measure=gone, revision=gone.revision, reason="Нет места", by=writer_of(third))
    agree(send(third))

    [_before, last] = queries.editions(measure, third.programme.agreement, other_of(first))

    assert (last.measure.drop_reason, last.version.number) == ("Нет места", 3)


def test_what_was_added_and_dropped_in_a_draft_alone_stays_with_its_side() -> None:
    first = make_in_force()
    second = begin(first)
    secret = add(second, text="Тайный замысел")
    services.drop_measure(measure=secret, revision=1, reason="", by=writer_of(second))
    agree(send(second))

    assert seen(secret, other_of(first)) == []
    assert len(seen(secret, writer_of(first))) == 1


def test_the_number_of_queries_does_not_grow_with_the_versions(django_assert_max_num_queries: Any) -> None:
    first = make_in_force()
    measure = add_to(first)
    agree(send(begin(measure.version)))
    agreement = Agreement.objects.prefetch_related("parties__side").get(pk=first.programme.agreement_id)
    reader = Person.objects.get(pk=writer_of(first).pk)

    with django_assert_max_num_queries(9):
        assert len(queries.editions(measure, agreement, reader)) == 2


@pytest.mark.answers
def test_the_page_shows_who_agreed_and_what_changed(client: Client) -> None:
    first = make_in_force()
    measure = add_to(first)
    third = begin(measure.version)
    reword(third, measure.line, "Второй форум")
    agree(send(third))
    client.force_login(other_of(first))

    page = client.get(reverse("programme:editions", args=[measure.pk])).content.decode()

    assert ("Второй форум" in page, page.count("#i-key") >= 4) == (True, True)
