"""Work out beforehand what takes the reader long at its start; with --check, prove that hardly anything is missing."""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import accumulate, chain
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from kunak.core import reading  # noqa: E402
from kunak.core.reading import later, marks, patterns  # noqa: E402
from kunak.core.reading.letters import letters_of  # noqa: E402
from kunak.core.reading.lexicon.sectors import single_words, worked_out_phrases  # noqa: E402
from kunak.core.reading.lexicon.territories import Named, worked_out_territories  # noqa: E402
from kunak.core.reading.morph import parses  # noqa: E402
from kunak.core.reading.needles import in_turn, worked_out  # noqa: E402
from kunak.core.reading.prebuilt import (  # noqa: E402
    FILE,
    SOURCES_OF_PHRASES,
    SOURCES_OF_TERRITORIES,
    digest_of,
    pattern_key,
)

MAY_BE_MISSING = 0.1
KEYED = ("lemmas", "letters", "patterns", "turns")
AT_START = len(patterns.ALL), len(marks.ALL)
TARGET = ROOT / "src" / "kunak" / "core" / "reading" / FILE


def prebuilt() -> dict[str, Any]:
    """Return all that is worked out beforehand, in an order that stays."""
    return {
        "lemmas": {
            "words": " ".join(sorted(single_words())),
            "forms": " ".join(parses(word)[0].lemma for word in sorted(single_words())),
        },
        "letters": _letters(),
        "patterns": dict(sorted(_patterns())),
        "sectors": _phrases(),
        "territories": _territories(),
        "turns": dict(sorted(_turns())),
    }


def _letters() -> str:
    """Return the letters of all needles of patterns."""
    _load_all()
    needs = chain.from_iterable(way.needs for one in patterns.ALL for way in one.ways)
    return " ".join(sorted(set(map(letters_of, chain.from_iterable(needs)))))


def _load_all() -> None:
    """Load all modules of the reader: a pattern is known when its module is."""
    for module in walk_packages(reading.__path__, "kunak.core.reading."):
        import_module(module.name)


def _patterns() -> Iterator[tuple[str, list[tuple[int, list[tuple[str, ...]], str]]]]:
    """Yield of each pattern where its ways end, what each needs and what it opens with."""
    _load_all()
    for one in patterns.ALL:
        if not one.told:
            ways = worked_out(one.pattern, flags=one.flags)
            ends = accumulate(len(way.pattern) + 1 for way in ways)
            told = [(end - 1, list(way.needs), way.opening) for end, way in zip(ends, ways, strict=True)]
            yield pattern_key(one.pattern, one.flags), told


def _turns() -> Iterator[tuple[str, str]]:
    """Yield of each pattern the letters that stand one after another in any match."""
    for one in [*later.ALL, *(way for guarded in patterns.ALL for way in guarded.ways)]:
        groups = in_turn(one.pattern, one.flags)
        if groups:
            yield pattern_key(one.pattern, one.flags), "\n".join(map("\t".join, groups))


def _phrases() -> dict[str, Any]:
    table = worked_out_phrases()
    forms, stems = (["\n".join(told), "\n".join(told.values())] for told in (table.forms, table.stems))
    return {"of": digest_of(SOURCES_OF_PHRASES), "phrases": "\n".join(table.phrases), "forms": forms, "stems": stems}


def _territories() -> dict[str, Any]:
    meanings = dict(sorted(worked_out_territories().meanings.items()))
    manners: dict[tuple[str, str], int] = {}
    of_one: dict[tuple[str, str, str], list[Named]] = {}
    for named in dict.fromkeys(chain.from_iterable(meanings.values())):
        manners.setdefault((named.form, named.case), len(manners))
        of_one.setdefault((named.code, named.name, named.level), []).append(named)
    numbers = {named: number for number, named in enumerate(chain.from_iterable(of_one.values()))}
    distinct = {values: number for number, values in enumerate(dict.fromkeys(meanings.values()))}
    return {
        "of": digest_of(SOURCES_OF_TERRITORIES),
        "manners": list(manners),
        "named": [
            [*told, " ".join(str(manners[named.form, named.case]) for named in all_named)]
            for told, all_named in of_one.items()
        ],
        "meanings": [[numbers[named] for named in values] for values in distinct],
        "phrases": "\n".join(meanings),
        "meant": " ".join(str(distinct[values]) for values in meanings.values()),
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
    for part, names in (("territories", "the names of territories"), ("sectors", "the phrases of sectors")):
        if kept.get(part) != made[part]:
            yield f"{names} have changed"
    for part, at_hand, anew in [(name, _by_key(kept, name), _by_key(made, name)) for name in KEYED]:
        missing = [key for key in anew if key not in at_hand]
        if len(missing) > len(anew) * MAY_BE_MISSING:
            yield f"{len(missing)} of {len(anew)} {part} are missing"
        if any(at_hand.get(key, value) != value for key, value in anew.items()):
            yield f"{part} are worked out in another way"


def _by_key(told: dict[str, Any], part: str) -> dict[str, Any]:
    if part == "lemmas":
        return dict(zip(told[part]["words"].split(), told[part]["forms"].split(), strict=True))
    if part == "letters":
        return dict.fromkeys(told.get(part, "").split())
    return dict(told[part])


if __name__ == "__main__":
    sys.exit(main())
