"""Writing to the journal, and the database's refusal to change it."""

import pytest
from django.db import DatabaseError, connection, connections, transaction
from tests.factories.people import make_person, make_side

from kunak.journal.models import Entry, Head
from kunak.journal.queries import check, history
from kunak.journal.services import record

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def test_an_entry_tells_who_did_what_to_which_record() -> None:
    person, side = make_person(name="Анна Ким"), make_side()

    entry = record("renamed", of=side, by=person, before={"name": "Было"}, after={"name": "Стало"})

    assert (entry.by_name, entry.verb, entry.record_type) == ("Анна Ким", "renamed", "people.side")
    assert (entry.before, entry.after) == ({"name": "Было"}, {"name": "Стало"})
    assert list(history(side)) == [entry]


def test_entries_follow_each_other_and_the_chain_holds() -> None:
    side = make_side()

    numbers = [record("touched", of=side, by=None).number for _ in range(3)]

    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]
    broken, count, last = check()
    assert (broken, count) == (None, numbers[-1])
    assert last == Entry.objects.get(number=numbers[-1]).hash


def test_the_chain_is_read_back_from_the_database_as_it_was_hashed() -> None:
    value = {"ё": "«кавычки» — тире", "number": 1.5, "none": None, "list": [1, "2"]}

    record("touched", of=make_side(), by=None, after=value)

    assert check()[0] is None


def test_writing_outside_a_transaction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    side = make_side()
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)

    with pytest.raises(transaction.TransactionManagementError):
        record("touched", of=side, by=None)


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_an_entry(change: str) -> None:
    entry = record("touched", of=make_side(), by=None)
    entries = Entry.objects.filter(number=entry.number)

    with pytest.raises(DatabaseError, match="journal_entry_is_never"), transaction.atomic():
        entries.update(verb="forged") if change == "update" else entries.delete()

    assert Entry.objects.get(number=entry.number).verb == "touched"


def test_there_is_one_head_only() -> None:
    record("touched", of=make_side(), by=None)

    with pytest.raises(DatabaseError), transaction.atomic():
        Head.objects.create(pk=2)


def test_an_entry_taken_away_behind_the_guard_is_found() -> None:
    from kunak.journal import guard

    entries = [record("touched", of=make_side(), by=None) for _ in range(3)]
    guard.remove(connection)
    Entry.objects.filter(number=entries[1].number).delete()

    broken = check()[0]

    assert broken is not None
    assert (broken.number, broken.kind) == (entries[1].number, "missing")
