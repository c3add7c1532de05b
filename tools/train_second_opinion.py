"""Learn which words of news tell of a signing: `python tools/train_second_opinion.py [--check]`.

From the open documents of `tests/corpus` up to `LAST` that are read as news and name an act, a logistic regression is
learnt: which signs (`profiles/second_opinion.py`) speak for a signing, and how much. The heaviest weights are written,
rounded, to `core/reading/data/signs_of_signing.csv`. The same documents and the same reader give the same file, byte
by byte: no chance has a part in it. `--cross` prints how well documents are told that were left out, a stretch of
numbers at a time; `--check` fails where the file is another.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from math import exp
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument, documents  # noqa: E402  the path comes first

from kunak.core.reading.clauses.mentions import find_mentions  # noqa: E402
from kunak.core.reading.formats import open_source  # noqa: E402
from kunak.core.reading.profiles.second_opinion import BIAS, FILE, signs  # noqa: E402
from kunak.core.reading.reader import survey  # noqa: E402
from kunak.core.reading.record import Meta  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / FILE
LAST = 1437  # the number of the last document that is learnt from
RAREST = 3  # a sign of fewer documents says nothing
MOST = 1000  # weights that are kept
STRENGTH = 0.1  # how far the documents may move a weight from nothing
ROUNDS = 60
STRETCHES = (200, 300, 400, 480, 560, 640, 720, 800, 870, 935, 1000, 1060, 1120, 1170, 1254, 1320)


class Lesson(NamedTuple):
    """What one document teaches: its signs, and whether it tells of a signing."""

    number: int
    signs: tuple[str, ...]
    is_signed: bool


def learnt_from() -> list[CorpusDocument]:
    """Return the documents that may be learnt from."""
    return [document for document in documents() if document.split == "open" and document.number <= LAST]


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
        context = survey(open_source(document.text.encode("utf-8"), f"{document.name}.txt"), Meta())
        mentions = find_mentions(context) if context.genre == "release" else ()
        if mentions:
            yield Lesson(document.number, tuple(sorted(signs(context, mentions))), is_signed(document))


def weights(
    taught: Sequence[Lesson], *, strength: float = STRENGTH, rarest: int = RAREST, rounds: int = ROUNDS
) -> dict[str, float]:
    """Return the weight of each sign, the heaviest only; signings and the rest count as much as each other.

    Nesterov's gradient descent with a step of its own for each sign, short enough by a bound of the curvature.
    """
    counted = Counter(sign for lesson in taught for sign in lesson.signs)
    names = [BIAS, *sorted(sign for sign, count in counted.items() if count >= rarest)]
    places = {sign: place for place, sign in enumerate(names)}
    rows = [[0, *(places[sign] for sign in lesson.signs if sign in places)] for lesson in taught]
    signed = sum(lesson.is_signed for lesson in taught)
    half = {True: len(taught) / 2 / max(1, signed), False: len(taught) / 2 / max(1, len(taught) - signed)}
    pull = [0.0, *(1 / strength for _ in names[1:])]  # nothing pulls the first one back
    curve = list(pull)
    for row, lesson in zip(rows, taught, strict=True):
        for place in row:
            curve[place] += 0.25 * half[lesson.is_signed] * len(row)
    now, before = [0.0] * len(names), [0.0] * len(names)
    for step in range(rounds):
        ahead = [one + step / (step + 3) * (one - other) for one, other in zip(now, before, strict=True)]
        slope = [one * other for one, other in zip(pull, ahead, strict=True)]
        for row, lesson in zip(rows, taught, strict=True):
            wrong = 1 / (1 + exp(-sum([ahead[place] for place in row]))) - lesson.is_signed
            for place in row:
                slope[place] += half[lesson.is_signed] * wrong
        before, now = now, [one - two / three for one, two, three in zip(ahead, slope, curve, strict=True)]
    heaviest = sorted(range(1, len(names)), key=lambda place: (-abs(now[place]), names[place]))[:MOST]
    kept = {names[place]: round(now[place], 2) for place in (0, *sorted(heaviest))}
    return {sign: weight for sign, weight in kept.items() if weight or sign == BIAS}


def written(learnt: dict[str, float]) -> str:
    """Return the file of the weights."""
    lines = [f"# learnt by tools/train_second_opinion.py from documents of tests/corpus: {checksum()}", "sign,weight"]
    return "\n".join([*lines, *(f"{sign},{weight}" for sign, weight in learnt.items())]) + "\n"


def likely(learnt: dict[str, float], lesson: Lesson) -> float:
    """Return how likely a document tells of a signing by some weights."""
    return 1 / (1 + exp(-learnt[BIAS] - sum(learnt.get(sign, 0.0) for sign in lesson.signs)))


def cross(
    taught: Sequence[Lesson], learn: Callable[[Sequence[Lesson]], dict[str, float]] = weights
) -> Iterator[tuple[Lesson, float]]:
    """Yield each lesson with the likelihood that is learnt from the others, its stretch of numbers left out."""
    stretch = {lesson.number: sum(lesson.number >= start for start in STRETCHES) for lesson in taught}
    for number in sorted(set(stretch.values())):
        learnt = learn([lesson for lesson in taught if stretch[lesson.number] != number])
        yield from ((one, likely(learnt, one)) for one in taught if stretch[one.number] == number)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ask.add_argument("--check", action="store_true", help="write nothing; fail where the file is another")
    ask.add_argument("--cross", action="store_true", help="print how well documents that are left out are told")
    asked = ask.parse_args()
    taught = list(lessons())
    if asked.cross:
        told = list(cross(taught))
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            found = [lesson.is_signed for lesson, likelihood in told if likelihood >= least]
            print(
                f"from {least}: {sum(found)} of {sum(one.is_signed for one in taught)}, {len(found) - sum(found)} wrong"
            )
        return 0
    text = written(weights(taught))
    if asked.check:
        return int(not PATH.exists() or PATH.read_text(encoding="utf-8") != text)
    PATH.write_text(text, encoding="utf-8")
    print(f"{PATH.relative_to(ROOT)}: {text.count(chr(10)) - 2} weights from {len(taught)} documents")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
