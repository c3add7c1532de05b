"""Rows into tables as fast as a database takes them: COPY in PostgreSQL, one prepared statement in SQLite."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection, models

AT_ONCE = 20_000


class Table:
    """The rows of one model on their way in; what a row does not say has the default of its column."""

    def __init__(self, model: type[models.Model], **defaults: Any) -> None:
        self.fields = list(model._meta.concrete_fields)
        self.name = model._meta.db_table
        self.defaults = {one.attname: _default(one) for one in self.fields} | defaults
        self.rows: list[tuple[Any, ...]] = []
        self.is_sqlite = connection.vendor == "sqlite"
        self.mapped = {one.attname for one in self.fields if isinstance(one, models.JSONField)}
        self.number = 0

    def add(self, **columns: Any) -> int:
        """Take a row; return its primary key, which counts from 1 unless it is told."""
        self.number += 1
        row = self.defaults | {self.fields[0].attname: self.number} | columns
        self.rows.append(tuple(self._value(one.attname, row[one.attname]) for one in self.fields))
        if len(self.rows) >= AT_ONCE:
            self.write()
        return self.number

    def write(self) -> None:
        """Write what waits."""
        names = ", ".join(f'"{one.column}"' for one in self.fields)
        with connection.cursor() as cursor:
            if self.is_sqlite:
                marks = ", ".join("?" * len(self.fields))
                cursor.connection.executemany(f'INSERT INTO "{self.name}" ({names}) VALUES ({marks})', self.rows)
            else:
                with cursor.copy(f'COPY "{self.name}" ({names}) FROM STDIN') as copy:
                    for row in self.rows:
                        copy.write_row(row)
        self.rows = []

    def end(self) -> None:
        """Write the rest; let the database count its primary keys on from there."""
        self.write()
        if not self.is_sqlite:
            key = self.fields[0].column
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{self.name}', '{key}'), "
                    f'(SELECT COALESCE(MAX("{key}"), 1) FROM "{self.name}"))'
                )

    def _value(self, name: str, value: Any) -> Any:
        if name in self.mapped:
            return None if value is None else json.dumps(value, ensure_ascii=False)
        if self.is_sqlite and hasattr(value, "isoformat"):
            return value.isoformat(" ") if hasattr(value, "hour") else value.isoformat()
        return value.hex if self.is_sqlite and hasattr(value, "hex") and hasattr(value, "urn") else value


def _default(field: Any) -> Any:
    if field.default in {dict, list}:
        return field.default()
    if field.has_default() and not callable(field.default):
        return field.default
    return None if field.null or not field.empty_strings_allowed else ""


def pieces(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield the rows so many at a time."""
    ones = iter(rows)
    while some := list(islice(ones, size)):
        yield some
