"""Learn what tells that public sides signed: `python tools/train_likely_act.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST` that are read as news: each signing that rules see is a lesson
(`profiles/likely_act.py`): is any agreement marked as signed in its document? What rules say of its sides is no sign.
The heaviest weights are written, rounded, to `core/reading/data/signs_of_act.csv`; the same documents and the same
reader give the same file, byte by byte. `--cross` prints how well documents are told that were left out, a stretch of
numbers at a time; `--check` fails where the file is another.
"""

import sys
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument  # noqa: E402  the path comes first
from tools.learning import Lesson, context_of, learnt_from, run, weights  # noqa: E402

from kunak.core.reading.clauses.sides_named import candidates  # noqa: E402
from kunak.core.reading.clauses.signers import Signer  # noqa: E402
from kunak.core.reading.context import Context  # noqa: E402
from kunak.core.reading.profiles import likely_act, likely_sides, release  # noqa: E402
from kunak.core.reading.profiles.found import Found  # noqa: E402
from kunak.core.reading.profiles.likely_sides import act_of, likeliest_pair  # noqa: E402
from kunak.core.reading.record import Party  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / likely_act.TABLE
STRENGTH = 0.1  # how far the lessons may move a weight from nothing
RAREST = 3  # a sign of fewer lessons says nothing
ROUNDS = 200
MOST = 200  # weights


def lessons() -> Iterator[Lesson]:
    """Yield what the signings that rules see teach."""
    for document in learnt_from():
        yield from _lessons_of(document)


def _lessons_of(document: CorpusDocument) -> Iterator[Lesson]:
    context = context_of(document)
    is_signed = any(gold["event"] == "signed" for gold in document.gold["agreements"])
    for found, signing, signers in _seen(context) if context.genre == "release" else ():
        act = act_of(context, found, signing, signers, alone=True)
        pair = likeliest_pair(act, candidates(context, act.near))
        yield Lesson(document.number, tuple(sorted(set(likely_act.signs(act, found, pair)))), is_signed)


def _seen(context: Context) -> list[tuple[Found, Sequence[int], Sequence[Signer]]]:
    """Return the signings that rules see in news, each once, whoever its sides are."""
    seen: dict[int, tuple[Found, Sequence[int], Sequence[Signer]]] = {}

    def parties_of(
        context: Context, found: Found, signing: Sequence[int], signers: Sequence[Signer], **other: Any
    ) -> list[Party]:
        if found.event == "signed":
            seen[found.mention.span.start] = (found, signing, signers)
        return read(context, found, signing, signers, **other)

    read = release.parties_of
    with (
        patch.object(release, "parties_of", parties_of),
        patch.object(likely_sides, "LIKELY", inf),  # nothing is found here by what is learnt
        patch.object(likely_act, "LIKELY", inf),
    ):
        release.scopes_by_rules(context)
    return list(seen.values())


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign."""
    return weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS, most=MOST)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__)


if __name__ == "__main__":
    raise SystemExit(main())
