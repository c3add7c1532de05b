"""Django's SQLite with the compiler that keeps columns."""

from django.db.backends.sqlite3 import base, operations

from kunak.config.databases.columns import Remembers


class DatabaseOperations(operations.DatabaseOperations):
    """The same, with another compiler."""

    compiler_module = "kunak.config.databases.sqlite3.compiler"


class DatabaseWrapper(Remembers, base.DatabaseWrapper):
    """A connection that knows the columns it was asked for."""

    ops_class = DatabaseOperations
