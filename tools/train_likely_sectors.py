"""Learn which sectors an agreement has: `python tools/train_likely_sectors.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST`: each sector that a word or an undertaking tells of an agreement
is a lesson (`clauses/likely_sectors.py`): is it one of the marked ones? Which rule found it is no sign. The weights are
written, rounded, to `core/reading/data/signs_of_sector.csv`. The same documents and the same reader give the same file,
byte by byte; it takes some minutes. `--cross` prints how well documents are told that were left out, a stretch of
numbers at a time; `--check` fails where the file is another.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument  # noqa: E402  the path comes first
from tools.learning import Lesson, learnt_from, run, weights  # noqa: E402
from tools.scoring.compare import main_records  # noqa: E402
from tools.train_likely_deeds import Told, told_of  # noqa: E402

from kunak.core.provenance import Sourced  # noqa: E402
from kunak.core.reading.clauses import likely_sectors, sectors  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / likely_sectors.TABLE
STRENGTH = 3.0  # how far the lessons may move a weight from nothing
RAREST = 5  # a sign of fewer lessons says nothing
ROUNDS = 150
MOST = 3000  # weights


def lessons() -> Iterator[Lesson]:
    """Yield what the agreements teach."""
    for document in learnt_from():
        yield from lessons_of(document)


def lessons_of(document: CorpusDocument) -> Iterator[Lesson]:
    """Yield what the sectors of one document's main agreements teach."""
    mains = [id(gold) for gold in main_records(document.gold["agreements"])]
    with patch.object(sectors, "weighed", _as_by_rules):
        read = told_of(document)
    for told in read:
        if told.scope.is_main and id(told.gold) in mains:
            yield from _lessons(document.number, told)


def _as_by_rules(
    _context: object, _scope: object, _told: object, found: Iterable[Sourced[str]]
) -> Iterator[Sourced[str]]:
    yield from found


def _lessons(number: int, told: Told) -> Iterator[Lesson]:
    marked = {one["value"] for one in told.gold["sectors"]}
    place = sectors.told_of(told.context, told.scope, told.agreement.commitments)
    for sector, _, signs in likely_sectors.candidates(told.context, told.scope, place):
        yield Lesson(number, tuple(sorted(signs())), sector in marked)


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign."""
    return weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS, most=MOST, is_balanced=False)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__)


if __name__ == "__main__":
    raise SystemExit(main())
