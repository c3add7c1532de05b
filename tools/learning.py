"""What the trainers of the reader's tables share: lessons, a logistic regression, how well it tells what is left out.

No chance has a part in it: the same lessons give the same table, byte by byte.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from math import exp
from pathlib import Path
from typing import NamedTuple

from tests.corpus.loader import CorpusDocument, documents
from tools.scoring.alike import Item, pair, record_likeness
from tools.scoring.compare import main_records

from kunak.core.reading.context import Context, Scope
from kunak.core.reading.formats import open_source
from kunak.core.reading.profiles.weighed import BIAS, likelihood
from kunak.core.reading.reader import survey
from kunak.core.reading.record import Meta

LAST = 2264  # the number of the last document that is learnt from
MOST = 1000  # weights that are kept
STRETCHES = (
    *(200, 300, 400, 480, 560, 640, 720, 800, 870, 935, 1000, 1060, 1120, 1170, 1254, 1320),
    *(1400, 1500, 1570, 1635, 1710, 1785, 1865, 1945, 2025),
)


class Lesson(NamedTuple):
    """What one piece of a document teaches: its signs, and whether it is what its trainer asks for.

    Args:
        number: of the document.
        is_so: the right answer to what the trainer asks: whether it is a signing, a side, a notice.
    """

    number: int
    signs: tuple[str, ...]
    is_so: bool


def learnt_from() -> list[CorpusDocument]:
    """Return the documents that may be learnt from."""
    return [document for document in documents() if document.split == "open" and document.number <= LAST]


def context_of(document: CorpusDocument) -> Context:
    """Return a document as the reader has it before it looks for agreements."""
    return survey(open_source(document.text.encode("utf-8"), f"{document.name}.txt"), Meta())


def paired(golds: list[Item], scopes: Sequence[Scope]) -> list[tuple[Item, Scope]]:
    """Return the acts that are marked, each with the one that is found for it."""
    reads = [_record(scope) for scope in scopes]
    pairs, lone, extra = pair(golds, reads, record_likeness)
    mains = main_records(golds)
    left = [gold for gold in lone if gold in mains]
    more = [read for read in main_records(reads) if read in extra]
    if len(mains) == len(left) == len(more) == 1:
        pairs.append((left[0], more[0]))
    by_number = {id(read): scope for read, scope in zip(reads, scopes, strict=True)}
    return [(gold, by_number[id(read)]) for gold, read in pairs if any(gold is one for one in mains)]


def _record(scope: Scope) -> Item:
    parties = [{"name": party.name, "type": party.type, "code": party.code} for party in scope.parties]
    title = {"value": scope.title.value} if scope.title is not None else None
    return {"parties": parties, "title": title, "signed_on": None, "event": scope.event, "kind": scope.kind}


def checksum() -> str:
    """Return what tells whether the documents and what is marked in them are those that weights were learnt from."""
    told = (
        json.dumps([document.name, document.text, document.gold["agreements"]], sort_keys=True)
        for document in learnt_from()
    )
    return sha256("\n".join(told).encode("utf-8")).hexdigest()


def weights(
    taught: Sequence[Lesson],
    *,
    strength: float,
    rarest: int,
    rounds: int,
    most: int = MOST,
    is_balanced: bool = True,
) -> dict[str, float]:
    """Return the weight of each sign, the heaviest only; signings and the rest count as much as each other.

    Nesterov's gradient descent with a step of its own for each sign, short enough by a bound of the curvature.

    Args:
        strength: how far the lessons may move a weight from nothing.
        rarest: a sign of fewer lessons says nothing.
        most: weights that are kept.
        is_balanced: False where each lesson counts as much as any other.
    """
    counted = Counter(sign for lesson in taught for sign in lesson.signs)
    names = [BIAS, *sorted(sign for sign, count in counted.items() if count >= rarest)]
    places = {sign: place for place, sign in enumerate(names)}
    rows = [[0, *(places[sign] for sign in lesson.signs if sign in places)] for lesson in taught]
    signed = sum(lesson.is_so for lesson in taught)
    half = {True: len(taught) / 2 / max(1, signed), False: len(taught) / 2 / max(1, len(taught) - signed)}
    if not is_balanced:
        half = {True: 1.0, False: 1.0}
    pull = [0.0, *(1 / strength for _ in names[1:])]  # nothing pulls the first one back
    curve = list(pull)
    for row, lesson in zip(rows, taught, strict=True):
        for place in row:
            curve[place] += 0.25 * half[lesson.is_so] * len(row)
    now, before = [0.0] * len(names), [0.0] * len(names)
    for step in range(rounds):
        ahead = [one + step / (step + 3) * (one - other) for one, other in zip(now, before, strict=True)]
        slope = [one * other for one, other in zip(pull, ahead, strict=True)]
        for row, lesson in zip(rows, taught, strict=True):
            wrong = 1 / (1 + exp(-sum([ahead[place] for place in row]))) - lesson.is_so
            for place in row:
                slope[place] += half[lesson.is_so] * wrong
        before, now = now, [one - two / three for one, two, three in zip(ahead, slope, curve, strict=True)]
    heaviest = sorted(range(1, len(names)), key=lambda place: (-abs(now[place]), names[place]))[:most]
    kept = {names[place]: round(now[place], 2) for place in (0, *sorted(heaviest))}
    return {sign: weight for sign, weight in kept.items() if weight or sign == BIAS}


def cross(
    taught: Sequence[Lesson], learn: Callable[[Sequence[Lesson]], dict[str, float]]
) -> Iterator[tuple[Lesson, float]]:
    """Yield each lesson with the likelihood that is learnt from the others, its stretch of numbers left out."""
    stretch = {lesson.number: sum(lesson.number >= start for start in STRETCHES) for lesson in taught}
    for number in sorted(set(stretch.values())):
        learnt = learn([lesson for lesson in taught if stretch[lesson.number] != number])
        yield from ((one, likelihood(learnt, set(one.signs))) for one in taught if stretch[one.number] == number)


def written(learnt: dict[str, float], *, trainer: str, checksum: str) -> str:
    """Return the table of the weights."""
    lines = [f"# learnt by tools/{trainer} from documents of tests/corpus: {checksum}", "sign,weight"]
    return "\n".join([*lines, *(f"{sign},{weight}" for sign, weight in learnt.items())]) + "\n"


def run(
    path: Path,
    lessons: Callable[[], Iterable[Lesson]],
    learn: Callable[[Sequence[Lesson]], dict[str, float]],
    *,
    trainer: str,
    about: str | None,
    told: Callable[[], str] = checksum,
    show: Callable[[Sequence[Lesson]], None] | None = None,
) -> int:
    """Learn and write a table, or say whether what is written is what would be; return the status of the command.

    Args:
        trainer: the file of the trainer.
        about: its docstring, whose first line is the help of the command.
        told: what tells whether the documents are still those that were learnt from.
        show: what `--cross` prints, where it is not how many are told from each likelihood on.
    """
    ask = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    ask.add_argument("--check", action="store_true", help="write nothing; fail where the file is another")
    ask.add_argument("--cross", action="store_true", help="print how well documents that are left out are told")
    asked = ask.parse_args()
    taught = list(lessons())
    if asked.cross:
        (show or partial(_show, learn))(taught)
        return 0
    text = written(learn(taught), trainer=Path(trainer).name, checksum=told())
    if asked.check:
        return int(not path.exists() or path.read_text(encoding="utf-8") != text)
    path.write_text(text, encoding="utf-8")
    print(f"{path.name}: {text.count(chr(10)) - 2} weights from {len(taught)} lessons")
    return 0


def _show(learn: Callable[[Sequence[Lesson]], dict[str, float]], taught: Sequence[Lesson]) -> None:
    """Print how many are told, from each likelihood on, by what is learnt from the others."""
    weighed = list(cross(taught, learn))
    signed = sum(one.is_so for one in taught)
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        found = [lesson.is_so for lesson, likely in weighed if likely >= least]
        print(f"from {least}: {sum(found)} of {signed}, {len(found) - sum(found)} wrong")
