"""What the tests do otherwise on each of the two databases, and where SQLite's tables come from."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase, override_settings

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # that real ones are not is tested with the settings
ON_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def examples(count: int) -> int:
    """Return how many examples are made up for a rule: on PostgreSQL, which is asked the same again, a quarter."""
    return count if ON_SQLITE else count // 4


@contextmanager
def undone() -> Iterator[None]:
    """Undo what happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def kept_for_a_file(files: Path, blocker: Any) -> Iterator[None]:
    """Let what is dear to make be there for all tests of a file that ask for it, and undone after them.

    Args:
        files: the folder where its files are stored.
        blocker: what lets a fixture of pytest-django ask the database.
    """
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, files
    with (
        blocker.unblock(),
        override_settings(PASSWORD_HASHERS=QUICK),
        undone(),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(connection, "close", lambda: None)  # Django would after each test, and what is kept would go
        yield
    settings.MEDIA_ROOT = before


@contextmanager
def put_back_after_commits() -> Iterator[None]:
    """Have the database after a test that commits as it was before, with refusals and reference data.

    Django would empty each of a hundred tables and tell all rooms that they are new, which takes longer than many a
    test. SQLite's file is written over with what it held; in PostgreSQL rows are removed past the triggers, which only
    its administrator may do, as who starts a server for the run is.
    """
    from kunak.people.services import load_territories

    kept: list[sqlite3.Connection] = []

    def keep(tests: type[TransactionTestCase]) -> None:
        if ON_SQLITE and not kept:
            connection.ensure_connection()
            kept.append(sqlite3.connect(":memory:"))
            connection.connection.backup(kept[0])

    def put_back(test: TransactionTestCase) -> None:
        if ON_SQLITE:
            connection.ensure_connection()
            kept[0].backup(connection.connection)
            return
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(";".join(_removals()))
        load_territories()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(keep))
        patch.setattr(TransactionTestCase, "_fixture_teardown", put_back)
        yield
    for one in kept:
        one.close()


@cache
def _removals() -> list[str]:
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    filled = [name for name in tables if name not in {"django_content_type", "auth_permission"}]  # as migrated
    return [f"DELETE FROM {connection.ops.quote_name(name)}" for name in filled]  # noqa: S608


@contextmanager
def copy_in_place(tables: Path) -> Iterator[None]:
    """Have this process's database be a copy of one where the migrations have run, so that they find nothing to do."""
    own = Path(connection.creation._get_test_db_name())
    _remove(own)
    shutil.copyfile(tables, own)
    yield
    connection.close()
    _remove(own)


def _remove(database: Path) -> None:
    for end in ("", "-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
