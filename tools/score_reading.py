"""Read the development corpus and score it: `python -m tools.score_reading [--misses FIELD] [--split dev|test]`.

The corpus is found by KUNAK_SHARED or in `../shared` beside the repository. Without a split, the main figures of both.
"""

import argparse
import importlib.util
import json
import os
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from kunak.core.reading import read, to_json  # noqa: E402  the path comes first
from kunak.core.reading.formats import open_source  # noqa: E402

SHARED = Path(os.environ.get("KUNAK_SHARED") or ROOT.parent / "shared").resolve()
SPLITS = ("dev", "test")


def scorer(shared: Path) -> ModuleType:
    """Return the corpus's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("corpus_score", shared / "corpus" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "corpus" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(shared: Path, source: str) -> bytes:
    """Return the bytes of a corpus text by the name that its gold has."""
    places = (shared / "corpus" / "texts" / source, shared / "seed" / source)
    return next(place for place in places if place.exists()).read_bytes()


def read_corpus(shared: Path, out: Path, split: str | None = None) -> list[str]:
    """Read every text of a split into `out`, one file a document; return their names."""
    names = []
    for path in sorted((shared / "corpus" / "gold").glob("*.json")):
        if split and (int(path.stem[:3]) % 2 == 1) != (split == "dev"):
            continue
        source = json.loads(path.read_text(encoding="utf-8"))["source"]["name"]
        record = to_json(read(open_source(text_of(shared, source), source)))
        (out / path.name).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        names.append(path.stem)
    return names


def tally(shared: Path, predictions: Path, split: str, misses: str | None = None) -> tuple[Any, Any]:
    """Score a split and return the scorer's tallies: of all documents, and of the hard negatives."""
    score = scorer(shared)
    total, negatives = score.Tally(), score.Tally()
    for path in sorted((shared / "corpus" / "gold").glob("*.json")):
        number = int(path.stem[:3])
        if (number % 2 == 1) != (split == "dev"):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        pred = json.loads((predictions / path.name).read_text(encoding="utf-8"))
        text = text_of(shared, gold["source"]["name"]).decode("utf-8")
        tallies = [total, negatives] if number >= 96 else [total]
        score.Document(path.stem, gold, pred, text, tallies, misses).run()
    return total, negatives


def figures(shared: Path, predictions: Path, split: str) -> dict[str, float]:
    """Return the figures that the floors are set on."""
    score = scorer(shared)
    total, negatives = tally(shared, predictions, split)
    return {
        "detection": score.f1(*total.docs[:3])[2] or 0.0,
        "records": score.f1(*total.records)[2] or 0.0,
        "macro": score.macro(total) or 0.0,
        "micro": score.micro(total) or 0.0,
        "false_agreements": negatives.docs[1],
        "bad_spans": total.bad_spans[1],
    }


def main() -> int:
    """Read, score, print."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--split", choices=SPLITS, help="the whole table of one half")
    ask.add_argument("--misses", metavar="FIELD", help="print each miss of a field of the dev half")
    ask.add_argument("--keep", type=Path, help="keep the readings in this folder")
    asked = ask.parse_args()
    if not (SHARED / "corpus" / "score.py").exists():
        print("the development corpus is not here: set KUNAK_SHARED to its folder", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as made:
        out = asked.keep or Path(made)
        out.mkdir(parents=True, exist_ok=True)
        read_corpus(SHARED, out)
        if asked.misses:
            tally(SHARED, out, "dev", asked.misses)
            return 0
        if asked.split:
            total, negatives = tally(SHARED, out, asked.split)
            scorer(SHARED).report(total, {"hard negative": negatives}, 0)
            return 0
        for split in SPLITS:
            print(split, *(f"{name} {value:.3f}" for name, value in figures(SHARED, out, split).items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
