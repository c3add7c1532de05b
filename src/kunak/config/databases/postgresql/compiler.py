"""The compilers of queries for PostgreSQL."""

from django.db.backends.postgresql.compiler import (
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django.db.backends.postgresql.compiler import SQLCompiler as OfPostgres

from kunak.config.databases.columns import Keeps

__all__ = ["SQLAggregateCompiler", "SQLCompiler", "SQLDeleteCompiler", "SQLInsertCompiler", "SQLUpdateCompiler"]


class SQLCompiler(Keeps, OfPostgres):
    """Django's for PostgreSQL, which keeps columns."""
