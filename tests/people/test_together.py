"""Two people at once, in real threads: nobody is made twice, and nobody waits for each other for ever."""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from tests.factories.people import PASSWORD, make_administrator, make_person, make_side
from tests.factories.programme import make_sent, other_of

from kunak.documents.services import add_document
from kunak.journal.queries import check
from kunak.people import services
from kunak.people.models import Person, Role
from kunak.programme.services import turn_key

pytestmark = pytest.mark.django_db(transaction=True)
BLOCKED = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def in_threads(*deeds: Callable[[], object]) -> list[object]:
    """Do all at once, each with a connection of its own; return what came of each, faults too."""
    start, came = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(place: int, deed: Callable[[], object]) -> None:
        start.wait()
        try:
            came[place] = deed()
        except Exception as error:
            came[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def test_the_same_person_added_twice_at_once_is_added_once_and_the_second_is_told() -> None:
    side, by = make_side(), make_administrator()

    def add() -> object:
        new = {"email": "new@example.org", "name": "Новый", "password": PASSWORD}
        return services.add_to_side(**new, side=side, role=Role.OBSERVER, by=by)

    came = in_threads(add, add, add)

    assert [type(one) for one in came if isinstance(one, Exception)] == [ValidationError] * 2, came
    assert Person.objects.filter(email="new@example.org").count() == 1
    assert check()[0] is None


@pytest.mark.parametrize("other", ["door", "role", "file"])
def test_who_looks_after_people_or_adds_a_file_does_not_stop_a_key_that_is_being_turned(other: str) -> None:
    """A transaction checks its references last of all: it must not wait for who waits for the journal."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    version, administrator = make_sent(), make_administrator()
    by = other_of(version)
    side, colleague = by.memberships.get().side, make_person(side=by.memberships.get().side)
    deeds: dict[str, Callable[[], object]] = {
        "door": lambda: services.set_active(person=by, is_active=False, by=administrator),
        "role": lambda: services.give_role(person=by, side=side, role=Role.OBSERVER, by=administrator),
        "file": lambda: add_document(name="письмо.txt", data="Просто письмо.".encode(), by=colleague),
    }
    came: list[object] = []

    def second() -> None:
        came.extend(in_threads(deeds[other]))

    thread = threading.Thread(target=second)
    with transaction.atomic():
        turn_key(version=version, content_hash=version.content_hash, by=by)
        thread.start()
        with connection.cursor() as cursor:
            waiting = 0
            while not waiting and thread.is_alive():
                cursor.execute(BLOCKED)
                [waiting] = cursor.fetchone()
    thread.join()

    assert not isinstance(came[0], Exception), came
    version.refresh_from_db()
    assert version.state == "in_force"
    assert check()[0] is None
