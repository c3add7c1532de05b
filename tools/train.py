"""Learn all tables of the reader anew, in the order in which one rests on another: `make tables [ARGS=--check]`.

    python tools/train.py [--check] [NAME ...]

Each trainer (`tools/train_NAME.py`) learns from the open documents of `tests/corpus` and says at its head what and how.
`--check` writes nothing and names the tables that would be others: rules have changed since they were learnt.
"""

import argparse
import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
# Sides before acts and signers, which ask whom the sides are; how sure values are comes last, when all is read.
ORDER = (
    *("second_opinion", "another_act", "likely_deeds", "genre", "likely_day", "likely_notice"),
    *("likely_sides", "likely_act", "likely_signers", "likely_sectors", "sureness"),
)


def main() -> int:
    """Learn and write, or say which tables would be others; return the status of the command."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ask.add_argument("names", nargs="*", metavar="NAME", help=f"all, or some of: {', '.join(ORDER)}")
    ask.add_argument("--check", action="store_true", help="write nothing; fail where a table would be another")
    asked = ask.parse_args()
    if unknown := [name for name in asked.names if name not in ORDER]:
        ask.error(f"there is no trainer {', '.join(unknown)}: choose from {', '.join(ORDER)}")
    stale = [name for name in ORDER if name in (asked.names or ORDER) and not _trained(name, check=asked.check)]
    if stale:
        told = "would be learnt otherwise" if asked.check else "could not be learnt"
        print(f"{told}: {', '.join(stale)}", file=sys.stderr)
    return int(bool(stale))


def _trained(name: str, *, check: bool) -> bool:
    command = [sys.executable, str(TOOLS / f"train_{name}.py"), *(["--check"] if check else [])]
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
