"""What the tests do otherwise on each of the two databases, and where SQLite's tables come from."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ON_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def examples(count: int) -> int:
    """Return how many examples are made up for a rule: on PostgreSQL, which is asked the same again, a quarter."""
    return count if ON_SQLITE else count // 4


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
