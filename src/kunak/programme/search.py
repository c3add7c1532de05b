"""The words of measures and of commitments as they are looked for: kept by the database, see `Index`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Manager

from kunak.agreements.models import Commitment, CommitmentWords, Words
from kunak.agreements.search.waiting import COMMITMENTS, Index
from kunak.agreements.search.waiting import make_ready as make
from kunak.agreements.search.words_verifying import is_sound, verify_words
from kunak.programme.models import Measure, MeasureWords

TEXTS = ("text", "expected_result", "signed_result", "indicator")
MEASURES = Index("programme_measure", TEXTS)
KEPT: tuple[tuple[str, Index, type[Words], Manager[Any]], ...] = (
    ("measure", MEASURES, MeasureWords, Measure.everything),
    ("commitment", COMMITMENTS, CommitmentWords, Commitment.objects),
)


@dataclass(frozen=True, slots=True)
class Looked:
    """How many rows were looked at, the keys of those whose words are not theirs, and whether the index says the same.

    Args:
        kind: of the rows: ``measure`` or ``commitment``.
    """

    kind: str
    count: int = 0
    differing: tuple[int, ...] = ()
    is_sound: bool = True


def make_ready() -> int:
    """Keep the words of all that waits. Return of how many measures and commitments."""
    return sum(make(index, words, rows.all()) for _kind, index, words, rows in KEPT)


def verify(*, mend: bool) -> Iterator[Looked]:
    """Yield piece by piece which measures and commitments are looked for by other words than they have.

    Args:
        mend: whether what differs is made anew.
    """
    for kind, index, words, rows in KEPT:
        for count, differing in verify_words(index, words, rows.all(), mend=mend):
            yield Looked(kind, count, tuple(differing))
        if mend:
            make(index, words, rows.all())  # while any wait the index cannot be looked at
        sound = is_sound(index, words)
        if mend and not sound:
            index.install(connection)
        yield Looked(kind, is_sound=sound)
