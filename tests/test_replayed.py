"""What is written again is what was made: the same rows, files and news; and it is made anew where it would not be."""

import shutil
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from tests.databases import ON_SQLITE, undone
from tests.factories import execution, groups, programme, replayed, versions
from tests.factories.agreements import make_agreement

from kunak.journal.models import Entry
from kunak.people.models import Side

pytestmark = pytest.mark.django_db
MAKERS = (make_agreement, programme.make_in_force, versions.make_version, execution.make_report, groups.staffed)


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replayed, "MADE", {})


def everything() -> dict[str, Any]:
    """Return all rows, all files, and how much there is to do after the commit."""
    place, rows = Path(settings.MEDIA_ROOT), {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows[table] = sorted(map(repr, cursor.fetchall()))
    files = {str(one.relative_to(place)): one.read_bytes() for one in place.rglob("*") if one.is_file()}
    return rows | {"files": files, "told": len(connection.run_on_commit)}


def made_by(make: Callable[[], Any]) -> tuple[Any, dict[str, Any]]:
    """Return what a factory gives to a test that begins with it, and all that is there then."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    connection.run_on_commit.clear()
    replayed.begin(is_blank=True)
    with undone(), pytest.MonkeyPatch.context() as patch:
        if not ON_SQLITE:  # a test has one transaction there, and this one wrote in it before
            patch.setattr(replayed, "_is_untouched", chain([True], repeat(False)).__next__)
        return make(), everything()


@pytest.mark.storage
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: f"{make.__module__}.{make.__name__}")
def test_what_is_written_again_is_what_was_made(make: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    thing, first = made_by(make)
    monkeypatch.setattr(Entry, "save", None)  # nothing is made by the services any more

    again, second = made_by(make)

    assert first["journal_entry"]
    assert second == first
    assert again == thing
    assert again is not thing


def test_who_has_written_something_has_all_made_anew() -> None:
    _first, before = made_by(make_agreement)
    replayed.begin(is_blank=True)

    with undone():
        Side.objects.create(name="Третья сторона")
        make_agreement()
        after = everything()

    assert after["journal_entry"] != before["journal_entry"]
    assert len(after["journal_entry"]) == len(before["journal_entry"])


def test_each_test_has_a_copy_of_its_own() -> None:
    made_by(make_agreement)
    second, _rows = made_by(make_agreement)
    second.title = "другое"

    third, _rows = made_by(make_agreement)

    assert third.title != "другое"
