"""Learn what tells that one whom news names signed an act: `python tools/train_likely_signers.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST` that are read as news, each person of each signed act that is
marked and found is a lesson: is he one of those who are marked as its signers? What the reader asks
(`profiles/likely_signers.py`) is asked here. The weights are written, rounded, to
`core/reading/data/signs_of_signer.csv`; the same documents and the same reader give the same file, byte by byte.
`--cross` prints how well documents are told that were left out, a stretch of numbers at a time; `--check` fails where
the file is another.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import CorpusDocument  # noqa: E402  the path comes first
from tools.learning import Lesson, context_of, learnt_from, paired, run, weights  # noqa: E402
from tools.scoring.alike import same_person  # noqa: E402

from kunak.core.reading.profiles.likely_signers import TABLE, candidates, signs_of, zones_of  # noqa: E402
from kunak.core.reading.profiles.release import scopes_by_rules  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / TABLE
STRENGTH = 0.4
RAREST = 3
ROUNDS = 200


def lessons() -> Iterator[Lesson]:
    """Yield what each person of news teaches."""
    for document in learnt_from():
        yield from lessons_of(document)


def lessons_of(document: CorpusDocument) -> Iterator[Lesson]:
    """Yield what the people of one document teach."""
    context = context_of(document)
    scopes = scopes_by_rules(context) if context.genre == "release" else ()
    for gold, scope in paired(document.gold["agreements"], scopes):
        if scope.event != "signed" or not scope.is_main:
            continue
        named = candidates(context, scope.parties)
        for one, signs in zip(named, signs_of(context, scope, named, zones_of(context, scope)), strict=True):
            signed = any(same_person(who["name"], one.signer.mention.name) for who in gold["signatories"])
            yield Lesson(document.number, tuple(sorted(signs)), signed)


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign."""
    return weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS, is_balanced=False)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__)


if __name__ == "__main__":
    raise SystemExit(main())
