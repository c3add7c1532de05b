"""Learn by what form a genre is known: `python tools/train_genre.py [--check|--cross]`.

From the open documents of `tests/corpus` up to `LAST`: for each genre a logistic regression over what a text looks
like (`profiles/likely_genre.py`); what rules say is no sign. The heaviest weights are written, rounded, to
`core/reading/data/signs_of_genre.csv`, a column for each genre. The same documents give the same file, byte by byte.
`--cross` prints how well documents are told that were left out, a stretch of numbers at a time; `--check` fails where
the file is another.
"""

import argparse
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools.learning import STRETCHES, Lesson, learnt_from, weights  # noqa: E402  the path comes first

from kunak.core.reading.profiles.likely_genre import GENRES, TABLE, signs  # noqa: E402
from kunak.core.reading.profiles.weighed import BIAS, likelihood  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / TABLE
STRENGTH = 0.1  # how far the documents may move a weight from nothing
RAREST = 3  # a sign of fewer documents says nothing
ROUNDS = 60
MOST = 400  # weights of a genre


class Form(NamedTuple):
    """What one document teaches."""

    number: int
    signs: tuple[str, ...]
    genre: str


def checksum() -> str:
    """Return what tells whether the documents are those that the weights were learnt from."""
    told = (f"{document.name} {document.gold['genre']} {document.text}" for document in learnt_from())
    return sha256("\n".join(told).encode("utf-8")).hexdigest()


def forms() -> list[Form]:
    """Return what the documents teach."""
    return [Form(one.number, tuple(sorted(signs(one.text))), one.gold["genre"]) for one in learnt_from()]


def learn(taught: Sequence[Form]) -> dict[str, dict[str, float]]:
    """Return the weight of each sign for each genre."""
    return {
        genre: weights(
            [Lesson(form.number, form.signs, form.genre == genre) for form in taught],
            strength=STRENGTH,
            rarest=RAREST,
            rounds=ROUNDS,
            most=MOST,
        )
        for genre in GENRES
    }


def written(learnt: dict[str, dict[str, float]]) -> str:
    """Return the table of the weights."""
    named = dict.fromkeys([BIAS, *sorted(sign for told in learnt.values() for sign in told)])
    rows = [",".join([sign, *(str(learnt[genre].get(sign, "")) for genre in GENRES)]) for sign in named]
    head = f"# learnt by tools/{Path(__file__).name} from documents of tests/corpus: {checksum()}"
    return "\n".join([head, ",".join(["sign", *GENRES]), *rows]) + "\n"


def cross(taught: Sequence[Form]) -> None:
    """Print how many documents are told whose stretch of numbers was left out."""
    right = 0
    for first, last in zip((0, *STRETCHES), (*STRETCHES, sys.maxsize), strict=True):
        left = [form for form in taught if first <= form.number < last]
        learnt = learn([form for form in taught if not first <= form.number < last])
        for form in left:
            likely = {genre: likelihood(learnt[genre], set(form.signs)) for genre in GENRES}
            right += max(GENRES, key=lambda genre: likely[genre]) == form.genre
    print(f"{right} of {len(taught)}")


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ask.add_argument("--check", action="store_true", help="write nothing; fail where the file is another")
    ask.add_argument("--cross", action="store_true", help="print how well documents that are left out are told")
    asked = ask.parse_args()
    taught = forms()
    if asked.cross:
        cross(taught)
        return 0
    text = written(learn(taught))
    if asked.check:
        return int(not PATH.exists() or PATH.read_text(encoding="utf-8") != text)
    PATH.write_text(text, encoding="utf-8")
    print(f"{PATH.name}: {text.count(chr(10)) - 2} signs from {len(taught)} documents")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
