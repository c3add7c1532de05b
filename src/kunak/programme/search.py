"""The words of measures and of commitments as they are looked for: kept by the database, see `Index`."""

from kunak.agreements.models import Commitment, CommitmentWords
from kunak.agreements.search.waiting import COMMITMENTS, Index
from kunak.agreements.search.waiting import make_ready as make
from kunak.programme.models import Measure, MeasureWords

TEXTS = ("text", "expected_result", "signed_result", "indicator")
MEASURES = Index("programme_measure", TEXTS)


def make_ready() -> int:
    """Keep the words of all that waits. Return of how many measures and commitments."""
    measures = make(MEASURES, MeasureWords, Measure.everything.all())
    return measures + make(COMMITMENTS, CommitmentWords, Commitment.objects.all())
