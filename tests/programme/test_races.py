"""Real threads at one database: whoever comes second waits, looks again, and is told."""

import threading
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import pytest
from django.db import connection, connections, transaction
from tests.factories.agreements import ready_candidate
from tests.factories.documents import read
from tests.factories.people import make_person
from tests.factories.programme import (
    given,
    make_in_force,
    make_sent,
    make_version,
    name_everybody,
    other_of,
    send,
    writer_of,
)

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.agreements.services import accept
from kunak.core.errors import KunakError
from kunak.core.lifecycle import ForbiddenMove
from kunak.core.programme.approval import Place, Post
from kunak.core.two_keys import KeyState
from kunak.journal.models import Entry
from kunak.journal.queries import check
from kunak.people.models import Organisation, Person
from kunak.people.services import organisations_named
from kunak.programme import errors, services
from kunak.programme.content import draft_hash, hash_of
from kunak.programme.inner import inner_of
from kunak.programme.models import Approval, Measure, Programme, Version, VersionKey

pytestmark = pytest.mark.django_db(transaction=True)
TRIES = 4


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do all at once, each in a thread with a connection of its own; return results and refusals in the order given."""
    start = threading.Barrier(len(deeds))
    results: list[object] = [None] * len(deeds)

    def run(place: int, deed: Callable[[], object]) -> None:
        start.wait()
        try:
            results[place] = deed()
        except Exception as error:  # told apart below: a refusal is a result, a fault is shown
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    faults = [one for one in results if isinstance(one, Exception) and not isinstance(one, KunakError)]
    assert not faults, "\n".join(str(one) for one in faults)
    return results


def at_once_by(people: Iterable[Person], deed: Callable[[Person], object]) -> list[object]:
    """Let each of the people do it at once."""
    return at_once(*[partial(deed, by) for by in people])


def kinds(results: list[object]) -> set[type]:
    return {type(one) for one in results}


@pytest.fixture(autouse=True)
def the_journal_stays_whole() -> Any:
    yield
    assert check()[0] is None


def fresh(version: Version) -> Version:
    return Version.objects.get(pk=version.pk)


def test_two_coordinators_of_a_side_turn_its_key_once() -> None:
    version = make_sent()
    people = [make_person(side=other_of(version).memberships.get().side) for _ in range(TRIES)]

    results = at_once_by(
        people, lambda by: services.turn_key(version=version, content_hash=version.content_hash, by=by)
    )

    assert kinds(results) == {VersionKey, ForbiddenMove}
    assert version.keys.count() == 2
    assert fresh(version).state == "in_force"


def test_a_key_and_a_recall_at_once_end_in_one_of_two_ways() -> None:
    version = make_sent()

    turned, recalled = at_once(
        lambda: services.turn_key(version=version, content_hash=version.content_hash, by=other_of(version)),
        lambda: services.recall(version=version, by=writer_of(version)),
    )

    outcome = (type(turned), type(recalled), fresh(version).state)
    assert outcome in {(VersionKey, ForbiddenMove, "in_force"), (ForbiddenMove, Version, "draft")}


def test_a_key_and_a_return_at_once_end_in_one_of_two_ways() -> None:
    version = make_sent()
    second = make_person(side=other_of(version).memberships.get().side)
    seen = version.content_hash

    turned, returned = at_once(
        lambda: services.turn_key(version=version, content_hash=seen, by=other_of(version)),
        lambda: services.return_version(version=version, reason="нет", content_hash=seen, by=second),
    )

    outcome = (type(turned), type(returned), fresh(version).state)
    assert outcome in {(VersionKey, ForbiddenMove, "in_force"), (ForbiddenMove, Version, "returned")}


def test_sending_while_a_measure_is_saved_sends_exactly_what_was_seen_or_nothing() -> None:
    version = make_version()
    name_everybody(version)
    measure = version.measures.first()
    seen, colleague = draft_hash(version), make_person(side=version.drafted_by_side)
    asked = given(version, text="В последний миг", sector=measure.sector)

    sent, saved = at_once(
        lambda: services.send(version=version, content_hash=seen, waiver="", by=writer_of(version)),
        lambda: services.change_measure(measure=measure, revision=measure.revision, given=asked, by=colleague),
    )

    after = fresh(version)
    if after.state == "sent":
        assert (type(sent), type(saved)) == (Version, errors.VersionFrozen)
        assert hash_of(after) == after.content_hash == seen
    else:
        assert (type(sent), type(saved)) == (StaleContent, Measure)


def test_two_writers_of_one_measure_write_one_after_the_other() -> None:
    measure = make_version().measures.first()
    version = measure.version
    people = [make_person(side=version.drafted_by_side) for _ in range(TRIES)]

    def write(by: Person) -> object:
        asked = given(version, text=by.name, sector=measure.sector)
        return services.change_measure(measure=measure, revision=1, given=asked, by=by)

    results = at_once_by(people, write)

    written = [one for one in results if isinstance(one, Measure)]
    assert kinds(results) == {Measure, errors.EditedMeanwhile}
    assert [one.text for one in written] == [Measure.objects.get(pk=measure.pk).text]


def test_many_measures_added_at_once_have_each_its_place() -> None:
    version = make_version()
    people = [make_person(side=version.drafted_by_side) for _ in range(TRIES)]

    at_once_by(people, lambda by: services.add_measure(version=version, given=given(version, text=by.name), by=by))

    orders = list(version.measures.values_list("order", flat=True))
    assert orders == list(range(3 + TRIES))


def test_a_body_that_is_new_in_two_plans_at_once_is_made_once() -> None:
    first = make_version()
    candidate, by = ready_candidate(by=writer_of(first), signed_on=read("2024-05-29", "29 мая"))
    second = make_version(accept(candidate=candidate, by=by), by=by)

    def name(version: Version) -> object:
        party = version.programme.agreement.parties.first()
        asked = given(version, executors={party.pk: ["Новый орган"]})
        return services.add_measure(version=version, given=asked, by=by)

    results = at_once(*[partial(name, version) for version in (first, second, first, second)])

    assert kinds(results) == {Measure}
    assert Organisation.objects.filter(name="Новый орган").count() == 1


def test_both_sides_propose_a_plan_at_once_and_one_does() -> None:
    version = make_version()
    agreement, people = version.programme.agreement, [writer_of(version), other_of(version)]
    version.programme.delete()
    period = {"starts_on": version.created_at.date(), "ends_on": version.created_at.date()}

    results = at_once_by(people, lambda by: services.propose_programme(agreement=agreement, by=by, **period))

    assert kinds(results) == {Version, errors.ProgrammeExists}
    assert Programme.objects.count() == 1


def test_both_sides_begin_a_new_version_at_once_and_one_does() -> None:
    first = make_in_force()

    results = at_once_by(
        (writer_of(first), other_of(first)), lambda by: services.start_new_version(programme=first.programme, by=by)
    )

    assert kinds(results) == {Version, errors.VersionUnderWay}
    assert Version.objects.count() == 2


def test_consent_to_the_public_plan_is_given_once() -> None:
    version = make_in_force()
    people = [make_person(side=version.drafted_by_side) for _ in range(TRIES)]

    results = at_once_by(
        people, lambda by: services.turn_plan_key(version=version, content_hash=version.content_hash, by=by)
    )

    assert [isinstance(one, KeyAlreadyTurned) for one in results].count(True) == TRIES - 1
    assert version.plan_keys.count() == 1


def test_a_new_version_comes_into_force_while_the_old_plan_is_published() -> None:
    first = make_in_force()
    second = send(services.start_new_version(programme=first.programme, by=writer_of(first)))

    at_once(
        lambda: services.turn_key(version=second, content_hash=second.content_hash, by=other_of(first)),
        lambda: services.turn_plan_key(version=first, content_hash=first.content_hash, by=writer_of(first)),
    )

    assert [fresh(one).state for one in (first, second)] == ["replaced", "in_force"]


def test_approvals_inside_a_return_and_an_edit_at_once_leave_no_approval_of_what_nobody_saw() -> None:
    version = make_version()
    measure, writer, place = version.measures.first(), writer_of(version), Place(Post.HEAD)
    heads = [make_person(side=version.drafted_by_side, role="observer") for _ in range(TRIES)]
    services.set_inner_rule(asks_sectors=False, without="refuse", approvers={place.post: heads}, by=writer)
    said = {
        "version": version,
        "place": place,
        "content_hash": inner_of(version, version.drafted_by_side).contents[place],
    }
    asked = given(version, text="В последний миг", sector=measure.sector)

    results = at_once(
        *[partial(services.approve, **said, by=by) for by in heads[1:]],
        partial(services.return_inside, **said, by=heads[0], reason="нет"),
        partial(services.change_measure, measure=measure, revision=measure.revision, given=asked, by=writer),
    )

    later = inner_of(fresh(version), version.drafted_by_side)
    assert kinds(results) <= {Approval, StaleContent, Measure}
    assert isinstance(results[-1], Measure)
    assert later.states[place] != KeyState.TURNED
    assert later.lacking == (place,)
    verbs = list(Entry.objects.order_by("pk").values_list("verb", flat=True))
    assert not {"approved inside", "returned inside"} & set(verbs[verbs.index("measure changed") :])


def test_plans_that_name_the_same_new_bodies_in_opposite_order_wait_in_turn() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    version = make_version()
    party = version.programme.agreement.parties.select_related("side").first()
    asked = given(version, executors={party.pk: ["Яхт-клуб", "Агентство"]})
    came: list[object] = []

    def second() -> None:
        came.extend(at_once(lambda: services.add_measure(version=version, given=asked, by=writer_of(version))))

    thread = threading.Thread(target=second)
    with transaction.atomic():  # another plan of this side, which has named the one and is about to name the other
        organisations_named([(party.side, "Агентство")])
        thread.start()
        wait_until_somebody_waits(thread)
        organisations_named([(party.side, "Яхт-клуб")])
    thread.join()

    assert [type(one) for one in came] == [Measure]
    assert Organisation.objects.filter(name__in=["Яхт-клуб", "Агентство"]).count() == 2


def wait_until_somebody_waits(thread: threading.Thread) -> None:
    with connection.cursor() as cursor:
        waiting = 0
        while not waiting and thread.is_alive():
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            [waiting] = cursor.fetchone()
