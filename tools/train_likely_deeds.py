"""Learn what tells an undertaking: `python tools/train_likely_deeds.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST`: whatever rules find in an agreement, and each clause, row and
cell of its sentences, is a lesson (`clauses/commitments/likely.py`): is it one of the marked undertakings? What rules
say of it is no sign. The heaviest weights are written, rounded, to `core/reading/data/signs_of_undertaking.csv`. The
same documents and the same reader give the same file, byte by byte; it takes a minute. `--cross` prints how well
documents are told that were left out, a stretch of numbers at a time; `--check` fails where the file is another.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument  # noqa: E402  the path comes first
from tools.learning import Lesson, learnt_from, run, weights  # noqa: E402
from tools.scoring.alike import likeness, pair, record_likeness, stems  # noqa: E402

from kunak.core.reading import reader, to_json  # noqa: E402
from kunak.core.reading.clauses.commitments import likely  # noqa: E402
from kunak.core.reading.clauses.commitments.places import places  # noqa: E402
from kunak.core.reading.context import Context, Scope  # noqa: E402
from kunak.core.reading.formats import open_source  # noqa: E402
from kunak.core.reading.record import Agreement  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / likely.TABLE
STRENGTH = 0.1  # how far the lessons may move a weight from nothing
RAREST = 3  # a sign of fewer lessons says nothing
ROUNDS = 120
MOST = 1500  # weights
SAME = 0.5  # share of the words


class Told(NamedTuple):
    """An agreement as it is read, what it was read from, and the marked one that it is."""

    context: Context
    scope: Scope
    agreement: Agreement
    gold: dict[str, Any]


def lessons() -> Iterator[Lesson]:
    """Yield what the agreements teach."""
    for document in learnt_from():
        for told in told_by_rules(document):
            if told.scope.is_main:
                yield from _lessons(document.number, told)


def _lessons(number: int, told: Told) -> Iterator[Lesson]:
    marked = [one["text"] for one in told.gold.get("commitments", ())]
    found = (one.spans[0] for one in told.agreement.commitments)
    where = [place.index for place in places(told.context, told.scope)]
    pieces = (span for index in where for _, span in likely.wider(told.context, index))
    for span in chain(found, pieces):
        words = told.context.text.words(span.start, span.end)
        is_one = any(likeness(one, words, stems) >= SAME for one in marked)
        yield Lesson(number, tuple(likely.signs(told.context, told.scope, span)), is_one)


def told_by_rules(document: CorpusDocument) -> list[Told]:
    """Return the agreements of a document as the rules alone read their undertakings."""
    with patch.multiple(likely, LIKELY=2.0, LIKELY_BESIDE=2.0, UNLIKELY=0.0, HOPELESS=0.0, DOUBTFUL={}):
        return told_of(document)


def told_of(document: CorpusDocument) -> list[Told]:
    """Return the agreements of a document, each with the marked one that the scoring pairs it with."""
    read_agreement = reader.read_agreement
    read: list[tuple[Context, Scope, Agreement]] = []

    def noted(context: Context, scope: Scope, *rest: Any) -> Agreement:
        agreement = read_agreement(context, scope, *rest)
        read.append((context, scope, agreement))
        return agreement

    with patch.object(reader, "read_agreement", noted):
        record = reader.read(open_source(document.text.encode("utf-8"), f"{document.name}.txt"))
    reads = to_json(record)["agreements"]
    pairs, lone, extra = pair(document.gold["agreements"], reads, record_likeness)
    if len(lone) == len(extra) == 1:
        pairs.append((lone[0], extra[0]))
    owner = {id(one): gold for gold, one in pairs}
    return [Told(*told, owner.get(id(one), {})) for told, one in zip(read, reads, strict=True)]


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign."""
    return weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS, most=MOST, is_balanced=False)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__)


if __name__ == "__main__":
    raise SystemExit(main())
