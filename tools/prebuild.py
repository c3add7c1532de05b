"""Work out beforehand what takes the reader long at its start; with --check, prove that hardly anything is missing."""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from kunak.core import reading  # noqa: E402
from kunak.core.reading import marks, patterns  # noqa: E402
from kunak.core.reading.lexicon.sectors import single_words  # noqa: E402
from kunak.core.reading.lexicon.territories import worked_out_territories  # noqa: E402
from kunak.core.reading.morph import parses  # noqa: E402
from kunak.core.reading.needles import worked_out  # noqa: E402
from kunak.core.reading.prebuilt import FILE, digest_of_territories, pattern_key  # noqa: E402

MAY_BE_MISSING = 0.1
AT_START = len(patterns.ALL), len(marks.ALL)
TARGET = ROOT / "src" / "kunak" / "core" / "reading" / FILE


def prebuilt() -> dict[str, Any]:
    """Return all that is worked out beforehand, in an order that stays."""
    return {
        "lemmas": {word: parses(word)[0].lemma for word in sorted(single_words())},
        "patterns": dict(sorted(_patterns())),
        "territories": _territories(),
    }


def _patterns() -> "list[tuple[str, list[tuple[str, list[tuple[str, ...]], str]]]]":
    for module in walk_packages(reading.__path__, "kunak.core.reading."):
        import_module(module.name)
    return [
        (
            pattern_key(one.pattern, one.flags),
            [(way.pattern, list(way.needs), way.opening) for way in worked_out(one.pattern, flags=one.flags)],
        )
        for one in patterns.ALL
        if not one.told
    ]


def _territories() -> dict[str, Any]:
    meanings = dict(sorted(worked_out_territories().meanings.items()))
    numbers = {named: number for number, named in enumerate(dict.fromkeys(sum(meanings.values(), ())))}
    return {
        "of": digest_of_territories(),
        "named": [[named.code, named.name, named.level, named.form, named.case] for named in numbers],
        "phrases": {phrase: [numbers[named] for named in values] for phrase, values in meanings.items()},
    }


def main() -> int:
    """Write the file, or compare; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with what is kept, and write nothing")
    asked = parser.parse_args()
    text = json.dumps(prebuilt(), ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
    if not asked.check:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    wrong = list(_differences(json.loads(TARGET.read_text(encoding="utf-8")), json.loads(text)))
    for sentence in wrong:
        print(f"{TARGET.relative_to(ROOT)}: {sentence}; run `make prebuilt`")
    comes_late = (len(patterns.ALL), len(marks.ALL)) != AT_START
    if comes_late:  # the text at hand was looked through without them
        print("a module that is loaded with the first paper of its kind declares a `Guarded` pattern or a `Mark`")
    return 1 if wrong or comes_late else 0


def _differences(kept: dict[str, Any], made: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong; a few new patterns and words may be missing, for they are worked out at a start."""
    if kept["territories"] != made["territories"]:
        yield "the names of territories have changed"
    for part in ("lemmas", "patterns"):
        missing = [key for key in made[part] if key not in kept[part]]
        if len(missing) > len(made[part]) * MAY_BE_MISSING:
            yield f"{len(missing)} of {len(made[part])} {part} are missing"
        if any(kept[part].get(key, value) != value for key, value in made[part].items()):
            yield f"{part} are worked out in another way"


if __name__ == "__main__":
    sys.exit(main())
