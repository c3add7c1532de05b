"""Django's SQLite with the compiler that keeps columns."""

from typing import Any

from django.db.backends.sqlite3 import base, operations

from kunak.config.databases.columns import Columns


class DatabaseOperations(operations.DatabaseOperations):
    """The same, with another compiler."""

    compiler_module = "kunak.config.databases.sqlite3.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that knows the columns it was asked for."""

    ops_class = DatabaseOperations

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.columns = Columns()
