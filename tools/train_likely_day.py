"""Learn which day of a document is that of the signing: `python tools/train_likely_day.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST`: each day beside an agreement that a reader asks about is a
lesson (`clauses/likely_day.py`): is it what is marked as the day of its signing? What rules say is no sign. The
heaviest weights are written, rounded, to `core/reading/data/signs_of_day.csv`. The same documents and the same reader
give the same file, byte by byte. `--cross` prints how well documents are told that were left out, a stretch of numbers
at a time; `--check` fails where the file is another.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools.learning import Lesson, learnt_from, run, weights  # noqa: E402  the path comes first
from tools.train_likely_deeds import told_by_rules  # noqa: E402

from kunak.core.reading.clauses import likely_day  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / likely_day.TABLE
STRENGTH = 0.3  # how far the lessons may move a weight from nothing
RAREST = 3  # a sign of fewer lessons says nothing
ROUNDS = 150
MOST = 1000  # weights


def lessons() -> Iterator[Lesson]:
    """Yield what the days of the documents teach."""
    for document in learnt_from():
        for told in told_by_rules(document):
            if not told.gold or not likely_day.is_asked(told.context, told.scope):
                continue
            marked = (told.gold["signed_on"] or {}).get("value")
            for day, value, known in likely_day.told_days(told.context):
                signs = likely_day.signs(told.context, told.scope, day, value.value, known)
                yield Lesson(document.number, tuple(sorted(signs)), value.value == marked)


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign."""
    return weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS, most=MOST, is_balanced=False)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__)


if __name__ == "__main__":
    raise SystemExit(main())
