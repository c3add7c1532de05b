"""Learn how sure values are: `python tools/train_sureness.py [--check|--cross]`.

From what the reader got right of documents at first sight (`tools/first_sight.py`), and from what it gets right today
of the open documents of `tests/corpus` up to `LAST`: rules were fitted to these, so each of them bears a sign that
says so, which no value that is read has. The weights of each field are written, rounded, to
`core/reading/data/signs_of_sureness.csv`. The same documents and the same reader give the same file, byte by byte.
`--cross` prints, bed by bed, how sure values are by what is learnt without its documents, and how many of them are
right; `--check` fails where the file is another.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools.first_sight import BEDS, Value, judged_reading, kept, values_of  # noqa: E402
from tools.first_sight import PATH as FIRST_SIGHT  # noqa: E402
from tools.learning import Lesson, learnt_from, run, weights  # noqa: E402
from tools.learning import checksum as checksum_of_documents  # noqa: E402
from tools.scoring.tally import SURENESS, Tally  # noqa: E402

from kunak.core.reading.profiles.weighed import BIAS  # noqa: E402
from kunak.core.reading.sureness import TABLE, confidence_of  # noqa: E402

PATH = ROOT / "src" / "kunak" / "core" / "reading" / "data" / TABLE
STRENGTH = 0.1  # how far the lessons may move a weight from nothing
RAREST = 20  # a sign of fewer lessons says nothing
ROUNDS = 100
FITTED = "fitted"


def checksum() -> str:
    """Return what tells whether the documents and what was read at first sight are those that were learnt from."""
    told = [checksum_of_documents(), FIRST_SIGHT.read_text(encoding="utf-8")]
    return sha256("\n".join(told).encode("utf-8")).hexdigest()


def lesson(value: Value, *, is_fitted: bool) -> Lesson:
    """Return what a value teaches: what is shared counts for all fields and once more for its own."""
    shared = (*value.shared, FITTED) if is_fitted else value.shared
    crossed = (f"{value.field}|{sign}" for sign in (*shared, *value.own))
    return Lesson(value.document, (value.field, *shared, *crossed), value.is_right)


def lessons() -> Iterator[Lesson]:
    """Yield what values teach: at first sight, then by the rules of today."""
    yield from (lesson(value, is_fitted=False) for value in kept())
    for document in learnt_from():
        yield from (lesson(value, is_fitted=True) for value in values_of(judged_reading(document)))


def learn(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of each sign in each field: `field|sign`, the shared ones with what is their field's."""
    learnt = weights(taught, strength=STRENGTH, rarest=RAREST, rounds=ROUNDS, most=sys.maxsize, is_balanced=False)
    fields = sorted({one.signs[0] for one in taught})
    shared = sorted(sign for sign in learnt if "|" not in sign and sign not in (BIAS, FITTED, *fields))
    out = {}
    for field in fields:
        out[f"{field}|{BIAS}"] = round(learnt[BIAS] + learnt.get(field, 0.0), 2)
        for sign in shared:
            out[f"{field}|{sign}"] = round(learnt[sign] + learnt.get(f"{field}|{sign}", 0.0), 2)
        own = (
            sign for sign in learnt if sign.startswith(f"{field}|") and sign.partition("|")[2] not in (*shared, FITTED)
        )
        out |= {sign: learnt[sign] for sign in own}
    return {sign: weight for sign, weight in out.items() if weight or sign.endswith(BIAS)}


def sure(learnt: dict[str, float], values: Iterable[Value]) -> Tally:
    """Return how sure values are by what was learnt, and how many of them are right."""
    tally = Tally()
    for value in values:
        signs = (BIAS, *value.shared, *value.own)
        weight = sum(learnt.get(f"{value.field}|{sign}", 0.0) for sign in signs)
        given = next(float(sign.partition(":")[2]) for sign in value.own if sign.startswith("given:"))
        tally.count_sure(confidence_of(weight, given), right=value.is_right)
    return tally


def cross(taught: Sequence[Lesson]) -> None:
    """Print how sure values of each bed are by what is learnt without its documents."""
    whole = Tally()
    for bed in BEDS:
        values = [value for value in kept() if value.commit == bed.commit]
        numbers = {value.document for value in values}
        tally = sure(learn([one for one in taught if one.number not in numbers]), values)
        whole += tally
        print(bed.commit, told(tally))
    print("all".ljust(8), told(whole))


def told(tally: Tally) -> str:
    """Return a row of the table of reliability: of each confidence the share that is right, before their number."""
    count: Counter[str] = tally.sure
    shares = (f"{name}: {tally.sure_right[name] / count[name]:.3f} ({count[name]})" for name in SURENESS if count[name])
    return "  ".join(shares)


def main() -> int:
    """Learn and write, or say whether what is written is what would be."""
    return run(PATH, lessons, learn, trainer=__file__, about=__doc__, told=checksum, show=cross)


if __name__ == "__main__":
    raise SystemExit(main())
