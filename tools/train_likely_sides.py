"""Learn what tells that one whom news names is a side: `python tools/train_likely_sides.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST` that are read as news: each whom the news names is a lesson for
each act that is marked and found, is that one of its sides? (`profiles/signs_of_sides.py`), and so is each pair of the
likeliest. What rules say is no sign. The heaviest weights are written, rounded, to `signs_of_side.csv` and
`signs_of_sides.csv` of `core/reading/data`; the same documents and the same reader give the same files, byte by byte.
`--cross` prints how well pairs are told whose stretch of numbers was left out; `--check` fails where a file is another.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument  # noqa: E402  the path comes first
from tools.learning import STRETCHES, Lesson, checksum, context_of, learnt_from, paired, weights, written  # noqa: E402
from tools.scoring.alike import same_party  # noqa: E402

from kunak.core.reading.clauses.sides_named import Candidate, candidates  # noqa: E402
from kunak.core.reading.profiles import likely_act, likely_sides  # noqa: E402
from kunak.core.reading.profiles.likely_sides import TABLE, TABLE_OF_PAIRS, pairs_of  # noqa: E402
from kunak.core.reading.profiles.release import scopes_by_rules  # noqa: E402
from kunak.core.reading.profiles.signs_of_sides import Act, signs_of, signs_of_pair  # noqa: E402
from kunak.core.reading.profiles.weighed import BIAS  # noqa: E402
from kunak.core.reading.record import Party  # noqa: E402

DATA = ROOT / "src" / "kunak" / "core" / "reading" / "data"
PATH, PATH_OF_PAIRS = DATA / TABLE, DATA / TABLE_OF_PAIRS
STRENGTH, STRENGTH_OF_PAIRS = 0.1, 0.05
RAREST = 3
ROUNDS = 200
MOST = 300  # weights of a table
Gold = dict[str, Any]


class Told(NamedTuple):
    """An act that is marked and found, and all whom its news names.

    Args:
        signs: of each of them.
        sides: for each the number of the side that is marked, -1 where it is none.
    """

    number: int
    act: Act
    named: list[Candidate]
    signs: list[list[str]]
    sides: list[int]


def told() -> Iterator[Told]:
    """Yield what the documents teach."""
    for document in learnt_from():
        yield from _of_document(document)


def _of_document(document: CorpusDocument) -> Iterator[Told]:
    context = context_of(document)
    # No act is found here by what is learnt.
    with patch.object(likely_sides, "LIKELY", inf), patch.object(likely_act, "LIKELY", inf):
        scopes = scopes_by_rules(context) if context.genre == "release" else ()
    alone = sum(scope.is_main for scope in scopes) == 1
    for gold, scope in paired(document.gold["agreements"], scopes):
        act = Act(context, scope, alone=alone)
        named = candidates(context, act.near, scope.parties)
        sides = [_side(gold, one.party) for one in named]
        yield Told(document.number, act, named, signs_of(act, named), sides)


def _side(gold: Gold, party: Party) -> int:
    read = {"name": party.name, "type": party.type, "code": party.code}
    return next((number for number, side in enumerate(gold["parties"]) if same_party(side, read)), -1)


def lessons(taught: Sequence[Told]) -> list[Lesson]:
    """Return what each one who is named teaches."""
    return [
        Lesson(one.number, tuple(signs), side >= 0)
        for one in taught
        for signs, side in zip(one.signs, one.sides, strict=True)
    ]


def lessons_of_pairs(taught: Sequence[Told], learnt: dict[str, float]) -> list[Lesson]:
    """Return what the pairs of the likeliest teach."""
    return [lesson for one in taught for _, lesson in _pairs(one, learnt) if any(side >= 0 for side in one.sides)]


def _pairs(one: Told, learnt: dict[str, float]) -> Iterator[tuple[tuple[int, int], Lesson]]:
    weighed = [learnt[BIAS] + sum(learnt.get(sign, 0.0) for sign in signs) for signs in one.signs]
    for left, right in pairs_of(one.named, weighed):
        signs = signs_of_pair(one.act, one.named[left], one.named[right], (weighed[left], weighed[right]))
        is_right = min(one.sides[left], one.sides[right]) >= 0 and one.sides[left] != one.sides[right]
        yield (left, right), Lesson(one.number, tuple(signs), is_right)


def learn(taught: Sequence[Told]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the weight of each sign of one side, and of each of a pair."""
    of_one = _weights(lessons(taught), STRENGTH)
    return of_one, _weights(lessons_of_pairs(taught, of_one), STRENGTH_OF_PAIRS)


def _weights(taught: Sequence[Lesson], strength: float) -> dict[str, float]:
    return weights(taught, strength=strength, rarest=RAREST, rounds=ROUNDS, most=MOST, is_balanced=False)


def cross(taught: Sequence[Told]) -> None:
    """Print of how many acts the likeliest pair is right whose stretch of numbers was left out."""
    right = asked = 0
    for first, last in zip((0, *STRETCHES), (*STRETCHES, sys.maxsize), strict=True):
        of_one, of_pairs = learn([one for one in taught if not first <= one.number < last])
        for one in taught:
            pairs = [lesson for _, lesson in _pairs(one, of_one)] if first <= one.number < last else []
            asked += bool(pairs)
            right += bool(pairs) and max(pairs, key=lambda lesson: _weight(of_pairs, lesson)).is_so
    print(f"the likeliest pair is right of {right} of {asked} acts")


def _weight(learnt: dict[str, float], lesson: Lesson) -> float:
    return sum(learnt.get(sign, 0.0) for sign in lesson.signs)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ask.add_argument("--check", action="store_true", help="write nothing; fail where a file is another")
    ask.add_argument("--cross", action="store_true", help="print how well documents that are left out are told")
    asked = ask.parse_args()
    taught = list(told())
    if asked.cross:
        cross(taught)
        return 0
    sum_ = checksum()
    tables = [written(learnt, trainer=Path(__file__).name, checksum=sum_) for learnt in learn(taught)]
    for path, text in zip((PATH, PATH_OF_PAIRS), tables, strict=True):
        if asked.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                return 1
            continue
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {text.count(chr(10)) - 2} weights from {len(taught)} acts")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
