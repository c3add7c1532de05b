"""What many tests begin with is made once in a run; after that its rows are written again, and nothing is asked.

To make an agreement the way that people do takes a hundred questions to the database, and two thousand tests begin with
one. What is written is the same each time where nothing was written before; so it is kept as it went to the database.
"""

import shutil
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection
from django.utils import timezone, translation

P, T = ParamSpec("P"), TypeVar("T")
NOW = timezone.now
READS = ("SELECT", "PRAGMA", "SAVEPOINT", "RELEASE")
_changes: int | None = None  # of SQLite before the test


@dataclass
class Made:
    """What a factory wrote and gave."""

    last_keys: list[Any]  # of the tables before: the same rows then have the same keys
    statements: list[tuple[str, Any, bool]] = field(default_factory=list)
    told: list[Any] = field(default_factory=list)  # what happens after the commit
    files: Path | None = None
    thing: Any = None
    is_whole: bool = True

    def note(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Note a statement that may write; with one that was refused or undone there is no writing it all again."""
        if sql.startswith(READS):
            return execute(sql, params, many, context)
        self.is_whole, was_whole = False, self.is_whole
        done = execute(sql, params, many, context)
        self.is_whole = was_whole and not sql.startswith("ROLLBACK")
        self.statements.append((sql, deepcopy(params), many))
        return done

    def again(self) -> Any:
        """Write the same once more; return a copy of what was given."""
        with connection.cursor() as cursor:
            for sql, params, many in self.statements:
                (cursor.executemany if many else cursor.execute)(sql, params)
                if "RETURNING" in sql:
                    cursor.fetchall()
        within = set(connection.savepoint_ids)
        connection.run_on_commit += [(within, *told[1:]) for told in self.told]
        if self.files is not None:
            shutil.copytree(self.files, settings.MEDIA_ROOT)
        return deepcopy(self.thing)


MADE: dict[Any, Made] = {}
FILES = tempfile.TemporaryDirectory(prefix="kunak-made-")


def begin(*, is_blank: bool) -> None:
    """Note where a test begins: with a database where nothing is but reference data, or with what its file shares."""
    global _changes  # noqa: PLW0603
    opened = connection.connection
    _changes = getattr(opened, "total_changes", 0) if is_blank else None


def once_a_run(make: Callable[P, T]) -> Callable[P, T]:
    """Let a factory write what it wrote in an earlier test, where this one has written nothing yet.

    It is made anew where a test commits, has stored something or begins with what its file shares, where the clock was
    put to a time that goes on, and where the factory is given records.
    """

    @wraps(make)
    def given(*args: P.args, **changes: P.kwargs) -> T:
        moment = None if timezone.now is NOW else timezone.now()
        if not _is_plain([args, changes]) or (moment and moment != timezone.now()) or not _is_untouched():
            return make(*args, **changes)
        key, before = (make, repr(args), repr(changes), translation.get_language(), moment), _last_keys()
        if (made := MADE.get(key)) is not None and made.last_keys == before:
            return made.again()  # type: ignore[no-any-return]
        made, waits = Made(before), len(connection.run_on_commit)
        with connection.execute_wrapper(made.note):
            made.thing = deepcopy(thing := make(*args, **changes))
        made.told = connection.run_on_commit[waits:]
        if Path(settings.MEDIA_ROOT).exists():
            made.files = Path(tempfile.mkdtemp(dir=FILES.name)) / "files"
            shutil.copytree(settings.MEDIA_ROOT, made.files)
        if made.is_whole:
            MADE[key] = made
        return thing

    return given


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return _is_plain([*value, *value.values()])
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | int | float | date)


def _is_untouched() -> bool:
    """Tell whether a test has written nothing so far, and will have it undone."""
    if _changes is None or not connection.in_atomic_block or Path(settings.MEDIA_ROOT).exists():
        return False
    if connection.vendor == "sqlite":
        return bool(connection.connection.total_changes == _changes)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NULL")
        return bool(cursor.fetchone()[0])


def _last_keys() -> list[Any]:
    """Return the last keys of the tables; PostgreSQL first puts those of empty ones back, which it does not undo."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
            return list(cursor.fetchall())
        empty, filled = _keys_of_postgres()
        cursor.execute("SELECT " + ", ".join(f"setval('{name}', 1, false)" for name in empty))
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', last_value FROM {name}" for name in filled))  # noqa: S608
        return list(cursor.fetchall())


@cache
def _keys_of_postgres() -> tuple[list[str], list[str]]:
    """Return the sequences of the tables where nothing is but what a test writes, and of the others."""
    tables: tuple[list[str], list[str]] = ([], [])
    with connection.cursor() as cursor:
        for one in connection.introspection.sequence_list():
            cursor.execute(f"SELECT EXISTS (SELECT FROM {connection.ops.quote_name(one['table'])})")  # noqa: S608
            tables[cursor.fetchone()[0]].append(connection.ops.quote_name(one["name"]))
    return tables
