"""Looking for words among rows of which there may be a million: what the index names is looked at as a few are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kunak.agreements.models import Words
from kunak.agreements.search.waiting import Index
from kunak.core.search import AskedWord
from kunak.desk.search.source import Newest, having

FEW = 2_000  # so many rows are looked through as quickly as any index answers
MOST = 500  # rows that are found at most: nobody reads further


@dataclass(frozen=True, slots=True)
class Rows:
    """A table whose words the database keeps; `words` is the model of what it keeps."""

    index: Index
    words: type[Words]


def looked_up(rows: Rows, own: QuerySet[Any], among: QuerySet[Any], asked: Sequence[AskedWord]) -> list[int]:
    """Return the keys of the rows that have all the words, in no order; of very many the last written, as `Newest`.

    Two queries where there are few rows, else three or more.

    Args:
        rows: what is looked in.
        own: what the seeker may see, for the database to begin with the seeker's side.
        among: the same, for it to begin with the keys that it is given.
        asked: the words.
    """
    texts = rows.index.texts
    if own.order_by().values("pk")[: FEW + 1].count() <= FEW:
        return having(own.order_by().values_list("pk", *texts), asked)
    found: list[int] = []
    for keys in _likely(rows, asked):
        found += having(among.filter(pk__in=keys).order_by().values_list("pk", *texts), asked)
        if len(found) >= MOST:
            break
    return Newest(found[:MOST]) if len(found) >= MOST else found


def _likely(rows: Rows, asked: Sequence[AskedWord]) -> Iterator[Any]:
    """Yield keys among which the rows are: first those that wait, then those that the index has, the last first."""
    yield rows.words._default_manager.filter(words=None).values("pk")
    yield from rows.index.newest(asked, MOST)
