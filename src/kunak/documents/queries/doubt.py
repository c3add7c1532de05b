"""How much of a document waits for a person's look: values that the reader was not sure of, and its remarks."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Count, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.sql.compiler import SQLCompiler

from kunak.core.lifecycle import CandidateState, FactState
from kunak.documents.models import Candidate, Document

DOUBTFUL = Q(facts__state=FactState.PROPOSED) & ~Q(facts__doubt="")


class Remarks(Func):
    """The number of warnings in a reading's record, which stays where it is; each database counts in its own words."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        """Count as SQLite does."""
        return self.as_sql(compiler, connection, template="json_array_length(%(expressions)s, '$.warnings')", **more)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        """Count as PostgreSQL does."""
        return self.as_sql(compiler, connection, template="jsonb_array_length(%(expressions)s -> 'warnings')", **more)


def with_doubts(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Add `doubts` to agreements: how many values wait for a look."""
    return candidates.annotate(doubts=Count("facts", filter=DOUBTFUL))


def with_remarks(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Add `remarks` to documents: how many places the reader warned of."""
    return documents.annotate(remarks=Coalesce(Remarks("reading__record"), 0))


def by_doubt(documents: QuerySet[Document], candidates: QuerySet[Candidate]) -> QuerySet[Document]:
    """Order documents that `with_remarks` has seen by what waits for a look, most first.

    Args:
        candidates: those that the person may see; only the ones under review are counted.
    """
    waiting = candidates.filter(reading__document=OuterRef("pk"), state=CandidateState.REVIEW)
    counted = waiting.order_by().values("reading__document").annotate(doubts=Count("facts", filter=DOUBTFUL))
    doubts = Coalesce(Subquery(counted.values("doubts"), output_field=IntegerField()), 0)
    return documents.annotate(weight=doubts + F("remarks")).order_by("-weight", "-uploaded_at", "-pk")
