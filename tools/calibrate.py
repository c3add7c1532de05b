"""Measure each rule on the documents that may be looked at, and keep the share of right values of those that err.

    python tools/calibrate.py

Writes `src/kunak/core/reading/data/rule_shares.csv`. A rule with few values is judged with two more, one right and
one wrong, so that chance counts less; a rule that was not wrong, or hardly ever, is left as its author set it.
"""

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools.eval_reading import SHOWN, development, own  # noqa: E402  the path comes first
from tools.scoring.tally import Tally, total  # noqa: E402

SHARES = ROOT / "src" / "kunak" / "core" / "reading" / "data" / "rule_shares.csv"
SURE = 0.95  # rules that are right so often keep their confidence; together they are right in 97 of 100 values
DOUBTFUL = 0.89  # the highest confidence of a rule that is not so often right


def shares(tally: Tally) -> dict[str, float]:
    """Return the share of right values of each rule that errs, by its id."""
    out = {}
    for rule, cases in sorted(tally.rules.items()):
        right = tally.rules_right[rule]
        if right < cases and right / cases < SURE:
            out[rule] = min(DOUBTFUL, round((right + 1) / (cases + 2), 2))
    return out


def main() -> int:
    """Measure and write."""
    tally = total(tally for set_, _, tally in (*own(), *development()) if set_ in SHOWN)
    with SHARES.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("rule", "share"))
        rows.writerows(shares(tally).items())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
