"""What the tests do otherwise on each of the two databases, and where SQLite's tables come from."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings

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


def take_refusals_away() -> list[str]:
    """Let the database be emptied; return the statements that put its own refusals back.

    SQLite is emptied row by row, which triggers refuse; PostgreSQL at once, which the journal's alone does.
    """
    if not ON_SQLITE:
        run(["ALTER TABLE journal_entry DISABLE TRIGGER USER"])
        return ["ALTER TABLE journal_entry ENABLE TRIGGER USER"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'")
        refusals = dict(cursor.fetchall())
    run(f"DROP TRIGGER {name}" for name in refusals)
    return list(refusals.values())


def run(statements: Iterable[str]) -> None:
    """Run statements of SQL one after the other."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


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
