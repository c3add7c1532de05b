"""Many rows into a table as they are: of ten rows for each of ten thousand agreements records take most of the time."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def put_rows(table: type[Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows; what a row does not name is NULL, values are as the database takes them. Nothing for no rows."""
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table._meta.db_table}" ({names}) VALUES ({marks})', list(rows))  # noqa: S608 (names of our own)
