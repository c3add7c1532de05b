"""The words of short rows held against the rows themselves: what an index of the search lacks, or has too much."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import DatabaseError, connection, models, transaction
from django.db.models import QuerySet

from kunak.agreements.search.waiting import AT_ONCE, Index, write
from kunak.core.search import kept_words

Found = tuple[int, list[int]]  # how many rows were looked at, and the keys of those whose words are not theirs


def verify_words(index: Index, words: type[models.Model], rows: QuerySet[Any], *, mend: bool) -> Iterator[Found]:
    """Yield what differs, piece by piece: memory stays steady. Words that wait to be kept are no fault.

    Args:
        words: the model of the table of words.
        rows: every row of the table there is.
        mend: whether what differs is made anew.
    """
    last = -1
    while keys := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            differing = _differing(index, words, rows.filter(pk__in=keys))
            if mend and differing:
                _mend(index, words, differing)
        yield len(keys), sorted(differing)
        last = keys[-1]
    left = words._default_manager.exclude(pk__in=rows.values("pk"))
    gone = list(left.order_by("pk").values_list("pk", flat=True))
    if mend:
        _delete(words, gone)
    yield 0, gone


def _differing(index: Index, words: type[models.Model], rows: QuerySet[Any]) -> dict[int, str]:
    """Return the right words of rows that have others or none.

    Who writes a text meanwhile is waited for and then waits: the words are locked, and read before the texts.
    """
    locked = words._default_manager.select_for_update(no_key=True).filter(pk__in=rows.values("pk"))
    kept = dict(locked.values_list("pk", "words"))
    texts = rows.order_by().values_list("pk", *index.texts)
    told = {key: kept_words(*filter(None, one)) for key, *one in texts}
    return {key: one for key, one in told.items() if key not in kept or kept[key] not in {one, None}}


def _mend(index: Index, words: type[models.Model], right: dict[int, str]) -> None:
    words._default_manager.bulk_create([words(pk=key) for key in right], ignore_conflicts=True)
    write(index, [words(pk=key, words=one) for key, one in right.items()])


def _delete(words: type[models.Model], keys: Sequence[int]) -> None:
    for start in range(0, len(keys), AT_ONCE):
        words._default_manager.filter(pk__in=keys[start : start + AT_ONCE])._raw_delete(connection.alias)


def is_sound(index: Index, words: type[models.Model]) -> bool:
    """Return whether the index of SQLite says what the words say; that of PostgreSQL always does.

    As long as any words wait, the database takes their rows for lacking: then nothing is said against the index.
    """
    if connection.vendor != "sqlite":
        return True
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if not words._default_manager.filter(words=None).exists():
                cursor.execute(f"INSERT INTO {index.name}({index.name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 (names of our own)
    except DatabaseError:
        return False
    return True
