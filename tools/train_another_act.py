"""Learn what tells that a mention opens another signed act: `python tools/train_another_act.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST` that are read as news and tell of a signing, each mention beside
the first of a signed act is a lesson: does it open another one? What the reader asks (`profiles/another_act.py`) is
asked here with the acts as they are marked. The weights are written, rounded, to
`core/reading/data/signs_of_another_act.csv`; the same documents and the same reader give the same file, byte by byte.
`--cross` prints how well documents are told that were left out, a stretch of numbers at a time; `--check` fails where
the file is another.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument  # noqa: E402  the path comes first
from tools.learning import Lesson, context_of, learnt_from, run, weights  # noqa: E402

from kunak.core.reading.clauses.mentions import Mention  # noqa: E402
from kunak.core.reading.context import Context  # noqa: E402
from kunak.core.reading.profiles.another_act import FILE, may_open, signs  # noqa: E402
from kunak.core.reading.profiles.grouping import alike  # noqa: E402
from kunak.core.reading.profiles.release import mentions_of  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / FILE
STRENGTH = 0.1
RAREST = 3
ROUNDS = 150
NEAR = 50  # letters: what stands so far from a mention says half as much of whose it is
SURER = 1.3  # how much more than the next one speaks for an act
SHOWING = ("title", "parties", "signatories", "signed_on", "term")  # whose words show where an act is told
Gold = dict[str, Any]


def lessons() -> Iterator[Lesson]:
    """Yield what each mention behind the first signed act teaches."""
    for document in learnt_from():
        yield from lessons_of(document)


def lessons_of(document: CorpusDocument) -> Iterator[Lesson]:
    """Yield what the mentions of one document teach."""
    golds = document.gold["agreements"]
    signed = [number for number, gold in enumerate(golds) if gold["event"] == "signed"]
    context = context_of(document)
    if not signed or context.genre != "release":
        return
    owned = [(mention, owner_of(context, mention, golds)) for mention in mentions_of(context)]
    told: dict[int, list[Mention]] = {}
    for mention, of in owned:
        groups = list(told.values())
        if told and _teaches(context, mention, of, groups):
            yield _lesson(document, context, mention, groups, is_so=of in signed and of not in told)
        if of is not None and of in signed:
            told.setdefault(of, []).append(mention)
    yield from _lessons_before(document, context, owned, told)


def _lessons_before(
    document: CorpusDocument,
    context: Context,
    owned: Sequence[tuple[Mention, int | None]],
    told: dict[int, list[Mention]],
) -> Iterator[Lesson]:
    """Yield what the mentions teach that stand before all acts that a reader has found: those behind the first."""
    first = next(iter(told), NONE)
    behind = [mentions for of, mentions in told.items() if of != first]
    for groups in [list(told.values()), *([behind] if behind else [])]:
        start = groups[0][0].span.start if groups else 0
        seen = False
        for mention, of in owned:
            if mention.span.start >= start:
                break
            is_first = of == first and not seen
            if _teaches(context, mention, of, groups):
                yield _lesson(document, context, mention, groups, is_so=is_first)
            seen = seen or of == first


def _teaches(context: Context, mention: Mention, of: int | None, groups: Sequence[Sequence[Mention]]) -> bool:
    """Tell whether it is known what a mention names, which a reader would ask."""
    return (of is not None or mention.title is None) and may_open(context, mention, groups)


def _lesson(
    document: CorpusDocument,
    context: Context,
    mention: Mention,
    groups: Sequence[Sequence[Mention]],
    *,
    is_so: bool,
) -> Lesson:
    return Lesson(document.number, tuple(sorted(signs(context, mention, groups))), is_so)


NONE = -1  # the number of no act


def owner_of(context: Context, mention: Mention, golds: Sequence[Gold]) -> int | None:
    """Return the number of the act that a mention names, `NONE` for one that is not marked, None where that is open."""
    if len(golds) == 1:
        is_other = mention.is_nested or mention.is_past or _has_other_title(mention, golds[0])
        return NONE if is_other else 0
    if mention.title is not None:
        place = mention.title.spans[0]
        shown = [
            number
            for number, gold in enumerate(golds)
            if gold["title"] and any(start < place.end and end > place.start for start, end in gold["title"]["spans"])
        ]
        shown = shown if len(shown) == 1 else [number for number, gold in enumerate(golds) if _is_titled(mention, gold)]
        if len(shown) == 1:
            return shown[0]
        return _nearest(
            context, mention, golds, shown or [number for number, gold in enumerate(golds) if not gold["title"]]
        )
    return _nearest(context, mention, golds, range(len(golds)))


def _has_other_title(mention: Mention, gold: Gold) -> bool:
    return mention.title is not None and bool(gold["title"]) and not _is_titled(mention, gold)


def _is_titled(mention: Mention, gold: Gold) -> bool:
    return mention.title is not None and bool(gold["title"]) and alike(gold["title"]["value"], mention.title.value)


def _nearest(context: Context, mention: Mention, golds: Sequence[Gold], among: Sequence[int]) -> int | None:
    """Return whose words stand in the sentence of a mention, the nearest most; of some acts that it may name."""
    sentence = context.text.sentences[mention.sentence]
    shown = [_places(gold) for gold in golds]
    likely: dict[int, float] = {}
    for number in among:
        for place in sorted(shown[number]):
            if sentence.start <= place[0] < sentence.end and sum(place in others for others in shown) == 1:
                likely[number] = likely.get(number, 0.0) + 1 / (1 + abs(place[0] - mention.span.start) / NEAR)
    ranked = sorted(likely, key=lambda number: -likely[number])
    if not ranked:
        return None if mention.title is None else NONE
    return ranked[0] if len(ranked) == 1 or likely[ranked[0]] > SURER * likely[ranked[1]] else None


def _places(gold: Gold) -> set[tuple[int, int]]:
    values = [one for field in SHOWING for one in (gold[field] if isinstance(gold[field], list) else [gold[field]])]
    return {(start, end) for value in values if value for start, end in value["spans"]}


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign."""
    return weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__)


if __name__ == "__main__":
    raise SystemExit(main())
