"""`kunak journal verify` names the first broken entry."""

import pytest
from django.db import connection
from tests.config.conftest import Kunak
from tests.factories.people import make_side

from kunak.journal import guard
from kunak.journal.models import Entry, Head
from kunak.journal.services import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries() -> list[Entry]:
    """Return three entries, and let somebody change them behind the database's back."""
    written = [record("touched", of=make_side(), by=None, after={"n": n}) for n in range(3)]
    guard.remove(connection)
    return written


def test_a_whole_journal_tells_its_length_and_its_last_hash(kunak: Kunak, entries: list[Entry]) -> None:
    done = kunak("journal", "verify")

    assert (done.status, done.err) == (0, "")
    assert done.out == f"Журнал цел: записей 3, последний хеш {entries[-1].hash}\n"


def test_an_empty_journal_holds(kunak: Kunak) -> None:
    assert kunak("journal", "verify").status == 0


def test_an_altered_entry_is_named(kunak: Kunak, entries: list[Entry]) -> None:
    Entry.objects.filter(number=2).update(after={"n": 7})

    done = kunak("journal", "verify")

    assert (done.status, done.out) == (1, "")
    assert done.err == "kunak: Журнал нарушен: запись 2 изменена.\n"


def test_a_removed_entry_is_named(kunak: Kunak, entries: list[Entry]) -> None:
    Entry.objects.filter(number=2).delete()

    assert kunak("journal", "verify", language="en").err == "kunak: The journal is broken: entry 2 is missing.\n"


def test_a_journal_cut_at_its_end_is_told(kunak: Kunak, entries: list[Entry]) -> None:
    Entry.objects.filter(number=3).delete()

    done = kunak("journal", "verify")

    assert done.status == 1
    assert "записи 3 нет" in done.err


def test_an_entry_put_in_the_place_of_another_is_told(kunak: Kunak, entries: list[Entry]) -> None:
    Entry.objects.filter(number=2).update(previous=entries[2].hash)

    assert "запись 2 не продолжает предыдущую" in kunak("journal", "verify").err


def test_a_hash_kept_outside_proves_that_the_whole_chain_was_not_written_anew(
    kunak: Kunak, entries: list[Entry]
) -> None:
    kept = entries[1].hash

    assert kunak("journal", "verify", "--expect", kept.upper()).status == 0
    Entry.objects.all().delete()
    Head.objects.all().delete()
    record("touched", of=make_side(), by=None)
    done = kunak("journal", "verify", "--expect", kept)
    assert done.status == 1
    assert kept in done.err
