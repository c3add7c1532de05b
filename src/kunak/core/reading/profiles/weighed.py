"""What speaks for a thing or against it, weighed: signs have weights that are learnt (`tools/learning.py`)."""

from collections.abc import Set as AbstractSet
from functools import cache
from math import exp

from kunak.core.packaged import packaged

HEAD = 2  # lines of a table: what it was learnt from, and what the columns are
BIAS = "*"  # what has a weight before anything is known
SURELY = 100.0  # a weight from which on nothing is left to ask; of a thousandfold one no float holds the power


def likelihood(weights: dict[str, float], signs: AbstractSet[str]) -> float:
    """Return how likely signs make a thing, from 0 to 1."""
    return likelihood_of(weights[BIAS] + sum(weights.get(sign, 0.0) for sign in sorted(signs)))


def likelihood_of(weight: float) -> float:
    """Return how likely a thing is for which so much speaks, from 0 to 1."""
    return 1 / (1 + exp(-max(-SURELY, min(SURELY, weight))))


@cache
def weights_of(table: str) -> dict[str, float]:
    """Return the weight of each sign of a table of the reader, read when it is first asked for."""
    lines = packaged("kunak.core.reading", f"data/{table}").decode("utf-8").splitlines()[HEAD:]
    return {sign: float(weight) for sign, weight in (line.rsplit(",", 1) for line in lines)}
