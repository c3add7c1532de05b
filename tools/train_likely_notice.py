"""Learn which length of time is that of a notice: `python tools/train_likely_notice.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST`: each length of time is a lesson (`clauses/likely_notice.py`): is
it marked as the notice of an agreement? What rules say is no sign. The heaviest weights are written, rounded, to
`core/reading/data/signs_of_notice.csv`. The same documents and the same reader give the same file, byte by byte.
`--cross` prints how well documents are told that were left out, a stretch of numbers at a time; `--check` fails where
the file is another.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument  # noqa: E402  the path comes first
from tools.learning import Lesson, context_of, learnt_from, run, weights  # noqa: E402

from kunak.core.reading.clauses.life import Stretch, stretches  # noqa: E402
from kunak.core.reading.clauses.likely_notice import TABLE, signs  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / TABLE
STRENGTH = 1.0  # how far the lessons may move a weight from nothing
RAREST = 2  # a sign of fewer lessons says nothing
ROUNDS = 150
MOST = 500  # weights


def lessons() -> Iterator[Lesson]:
    """Yield what the lengths of time in the documents teach."""
    for document in learnt_from():
        yield from _lessons_of(document)


def _lessons_of(document: CorpusDocument) -> Iterator[Lesson]:
    context = context_of(document)
    for index, sentence in enumerate(context.text.sentences):
        for told in stretches(context, sentence):
            is_notice = _is_marked(document, told)
            yield Lesson(document.number, tuple(sorted(set(signs(context, index, told)))), is_notice)


def _is_marked(document: CorpusDocument, told: Stretch) -> bool:
    """Tell whether a length is marked as the notice of any agreement of a document."""
    marked = (gold["notice"] for gold in document.gold["agreements"] if gold["notice"])
    return any(
        one["value"] == told.value and any(start < told.end and told.start < end for start, end in one["spans"])
        for one in marked
    )


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign."""
    return weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS, most=MOST, is_balanced=False)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__)


if __name__ == "__main__":
    raise SystemExit(main())
