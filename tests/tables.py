"""The tables of the tests' own SQLite database: one worker makes them by the migrations, the others take a copy."""

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection


class Tables:
    """A file with the tables, in a folder that all workers have; whoever comes first holds the lock until then."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "tables"
        self.folder.mkdir(exist_ok=True)
        self.file = self.folder / "kunak.sqlite3"
        self.lock = (place / "tables.lock").open("w")

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Put what was made where this process is to have its database; where nothing was, it makes the tables."""
        if connection.vendor != "sqlite":
            yield
            return
        own = Path(connection.creation._get_test_db_name())
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        _remove(own)
        if self.file.exists():
            self.free()
            shutil.copyfile(self.file, own)
        yield
        connection.close()
        _remove(own)

    def give(self) -> None:
        """Leave the tables of this process to the others, who wait for them."""
        if connection.vendor == "sqlite" and not self.file.exists():
            with connection.cursor() as cursor, closing(sqlite3.connect(self.file)) as file:
                cursor.connection.backup(file)
        self.free()

    def free(self) -> None:
        """Let the others go on."""
        fcntl.flock(self.lock, fcntl.LOCK_UN)


def _remove(database: Path) -> None:
    for end in ("", "-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
