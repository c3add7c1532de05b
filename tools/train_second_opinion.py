"""Learn which words of news tell of a signing: `python tools/train_second_opinion.py [--check]`.

From the open documents of `tests/corpus` up to `LAST` that are read as news and name an act, a logistic regression is
learnt: which signs (`profiles/second_opinion.py`) speak for a signing, and how much. The heaviest weights are written,
rounded, to `core/reading/data/signs_of_signing.csv`. The same documents and the same reader give the same file, byte
by byte: no chance has a part in it. `--cross` prints how well documents are told that were left out, a stretch of
numbers at a time; `--check` fails where the file is another.
"""

import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument  # noqa: E402  the path comes first
from tools.learning import Lesson, context_of, learnt_from, run, weights  # noqa: E402

from kunak.core.reading.clauses.mentions import find_mentions  # noqa: E402
from kunak.core.reading.profiles.second_opinion import FILE, signs  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / FILE
RAREST = 3  # a sign of fewer documents says nothing
STRENGTH = 0.1  # how far the documents may move a weight from nothing
ROUNDS = 60


def is_signed(document: CorpusDocument) -> bool:
    """Tell whether a document tells of a signing."""
    return any(agreement["event"] == "signed" for agreement in document.gold["agreements"])


def checksum() -> str:
    """Return what tells whether the documents are those that the weights were learnt from."""
    told = (f"{document.name} {is_signed(document)} {document.text}" for document in learnt_from())
    return sha256("\n".join(told).encode("utf-8")).hexdigest()


def lessons() -> Iterator[Lesson]:
    """Yield what each piece of news that names an act teaches."""
    for document in learnt_from():
        context = context_of(document)
        mentions = find_mentions(context) if context.genre == "release" else ()
        if mentions:
            yield Lesson(document.number, tuple(sorted(signs(context, mentions))), is_signed(document))


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign."""
    return weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__, told=checksum)


if __name__ == "__main__":
    raise SystemExit(main())
