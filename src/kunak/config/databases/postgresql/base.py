"""Django's PostgreSQL with the compiler that keeps columns."""

from django.db.backends.postgresql import base, operations

from kunak.config.databases.columns import Remembers


class DatabaseOperations(operations.DatabaseOperations):
    """The same, with another compiler."""

    compiler_module = "kunak.config.databases.postgresql.compiler"


class DatabaseWrapper(Remembers, base.DatabaseWrapper):
    """A connection that knows the columns it was asked for."""

    ops_class = DatabaseOperations
