"""Read our own documents and the development corpus, print how well, keep the figures: `make eval`.

    python tools/eval_reading.py [--misses FIELD] [--no-page]

The development corpus is found by KUNAK_SHARED or in `../shared` beside the repository; without it only our own
documents are read. Misses are shown of the sets that may be looked at: open and dev.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus.loader import documents  # noqa: E402  the path comes first
from tests.corpus.parts import parts_of  # noqa: E402
from tools.scoring.alike import Item  # noqa: E402
from tools.scoring.compare import compare  # noqa: E402
from tools.scoring.page import fields, page, parts_of_1_1, plain, sureness, totals  # noqa: E402
from tools.scoring.parts import compare_parts, plain_parts  # noqa: E402
from tools.scoring.tally import LISTS, SCALARS, Tally, by_class  # noqa: E402

from kunak import __version__  # noqa: E402
from kunak.core.reading import read, to_json  # noqa: E402
from kunak.core.reading.formats import open_source  # noqa: E402

SHARED = Path(os.environ.get("KUNAK_SHARED") or ROOT.parent / "shared").resolve()
PAGE = ROOT / "docs" / "reference" / "reading-quality.md"
SETS = ("open", "held", "dev", "test")
SHOWN = ("open", "dev")
Compared = tuple[str, str, Tally]


def reading_of(data: bytes, name: str) -> dict[str, Any]:
    """Return the record of a document's bytes, each value of its agreements with the rule that read it."""
    record = read(open_source(data, name))
    out = to_json(record)
    for agreement, told in zip(record.agreements, out["agreements"], strict=True):
        for field in (*SCALARS, *LISTS):
            _with_rules(getattr(agreement, field), told.get(field))
    return out


def _with_rules(value: Any, told: Any) -> None:
    """Write the rule beside each value that has one."""
    if isinstance(told, list):
        for one, other in zip(value, told, strict=True):
            _with_rules(one, other)
    elif isinstance(told, dict):
        told["rule"] = value.rule


def own() -> Iterator[Compared]:
    """Yield set, class and tally of each document of our own."""
    for document in documents():
        found = reading_of(document.text.encode("utf-8"), f"{document.name}.txt")
        yield document.split, document.class_, compare(document.name, document.gold, found)


def own_parts() -> Iterator[tuple[str, Tally]]:
    """Yield set and tally of the parts of version 1.1 of each document whose parts somebody has marked."""
    for document in documents():
        gold = parts_of(document.name, document.text)
        if gold is not None:
            found = reading_of(document.text.encode("utf-8"), f"{document.name}.txt")
            yield document.split, compare_parts(document.name, gold, plain_parts(found))


def development(shared: Path = SHARED) -> Iterator[Compared]:
    """Yield set, class (none) and tally of each document of the development corpus, nothing where it is not here."""
    for name, gold, _, found in development_readings(shared):
        yield "dev" if int(name[:3]) % 2 else "test", "", compare(name, gold, found)


@cache
def development_readings(shared: Path = SHARED) -> tuple[tuple[str, Item, bytes, Item], ...]:
    """Return name, gold reading, bytes and record of each document of the development corpus: each is read once."""
    documents = development_documents(shared)
    return tuple((name, gold, data, reading_of(data, gold["source"]["name"])) for name, gold, data in documents)


def development_documents(shared: Path = SHARED) -> Iterator[tuple[str, dict[str, Any], bytes]]:
    """Yield name, gold reading and bytes of each document of the development corpus."""
    for path in sorted((shared / "corpus" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = gold["source"]["name"]
        places = (shared / "corpus" / "texts" / source, shared / "seed" / source)
        yield path.stem, gold, next(place for place in places if place.exists()).read_bytes()


def main() -> int:
    """Read, print, keep."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ask.add_argument("--misses", metavar="FIELD", help="print each miss of a field instead, of open and dev only")
    ask.add_argument("--no-page", action="store_true", help="leave the page of the documentation as it is")
    asked = ask.parse_args()
    ours = list(own())
    parts = list(own_parts())
    compared = [*ours, *development()]
    if asked.misses:
        show_misses([*compared, *((set_, "", tally) for set_, tally in parts)], asked.misses)
        return 0
    summed = by_class([(set_, tally) for set_, _, tally in compared])
    sets = {name: summed[name] for name in SETS if name in summed}
    parted = by_class(parts)
    tables = (totals(sets), fields(sets), sureness(sets), parts_of_1_1(parted))
    print("\n\n".join(plain(table) for table in tables))
    if not asked.no_page:
        PAGE.write_text(page(sets, ours, parted, day=date.today().isoformat(), version=__version__), encoding="utf-8")  # noqa: DTZ011
    return 0


def show_misses(compared: list[Compared], field: str) -> None:
    """Print each miss of one field in the sets that may be looked at."""
    for set_, _, tally in compared:
        for miss in tally.misses:
            if set_ in SHOWN and miss.field == field:
                print(f"{set_} {miss.document}: {miss.told}")


if __name__ == "__main__":
    raise SystemExit(main())
