"""Read documents by the reader of the day when they came: `python tools/first_sight.py`.

Whoever mends rules on documents can no longer tell by them how often the rules are right. So the reader as it was when
documents came reads them once more: it is taken from the history of this repository, which has to be whole. What its
values look like (`core/reading/sureness.py`) and which of them are right is written to `tests/corpus/first_sight.txt`,
from which `tools/train_sureness.py` learns. A line with `#` names the reader, one with `=` opens a document (its
number) or an agreement (its signs); each other line is a value: its field, 1 where it is right, its signs.

When documents are written or opened, a line is added to `BEDS` before any rule is mended on them. To be run again only
then, or when the signs have changed.
"""

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
sys.path.append(str(ROOT / "src"))  # a reader of before comes first, by PYTHONPATH

from tests.corpus.loader import CorpusDocument, documents  # noqa: E402
from tools.scoring.compare import judged  # noqa: E402
from tools.scoring.tally import LISTS, SCALARS  # noqa: E402

from kunak.core.provenance import Span  # noqa: E402
from kunak.core.reading import read, reader, sureness, to_json  # noqa: E402
from kunak.core.reading.formats import open_source  # noqa: E402

PATH = ROOT / "tests" / "corpus" / "first_sight.txt"


class Bed(NamedTuple):
    """A reader and the documents that it was the first to see.

    Args:
        commit: of the reader, without rules that were mended on the documents.
        step: 3 for each third document, those whose numbers three divides.
    """

    commit: str
    first: int
    last: int
    step: int = 1

    def names(self, number: int) -> bool:
        """Return whether a document belongs to the bed by its number."""
        return self.first <= number <= self.last and not number % self.step


BEDS = (
    Bed("9a031474", 1000, 1117),
    Bed("255a92cd", 1120, 1169),
    Bed("30867037", 1170, 1319),
    Bed("8c8aede8", 1320, 1437),
    Bed("551c8b26", 900, 1199, 3),  # held until then
    Bed("936e45e1", 1485, 1634),
    Bed("b4291fd6", 1635, 1784),
    Bed("58207691", 1785, 1944),
    Bed("2bf5afc6", 1945, 2024),
    Bed("d238bf91", 2025, 2084),
    Bed("61264731", 2085, 2144),
    Bed("d30bd889", 2145, 2204),
    Bed("6b007266", 1200, 1439, 3),  # held until then, as the two that follow
    Bed("6b007266", 1440, 1484),
    Bed("6b007266", 1485, 1634, 3),
    Bed("6b007266", 2205, 2264),
)


class Value(NamedTuple):
    """One value of a reading.

    Args:
        commit: of the reader; empty where it is that of today.
        shared: the signs of its agreement, or of its document.
        own: its own signs.
    """

    commit: str
    document: int
    field: str
    shared: tuple[str, ...]
    own: tuple[str, ...]
    is_right: bool


def documents_of(bed: Bed) -> list[CorpusDocument]:
    """Return the open documents of a bed that no later one names again: held documents are opened in turn."""
    later = BEDS[BEDS.index(bed) + 1 :]
    return [
        document
        for document in documents()
        if document.split == "open" and bed.names(document.number) and not any(b.names(document.number) for b in later)
    ]


def judged_reading(document: CorpusDocument) -> dict[str, Any]:
    """Return what a document is read as by the rules, and which values are right.

    Each value has its rule, the confidence that the rule's author gave it and, where it can be compared, `right`.
    """
    name = f"{document.name}.txt"
    with _ungauged():
        record = read(open_source(document.text.encode("utf-8"), name))
    out: dict[str, Any] = to_json(record)
    for agreement, told in zip(record.agreements, out["agreements"], strict=True):
        for field in (*SCALARS, *LISTS):
            _with_rules(getattr(agreement, field), told.get(field))
    if record.source.published is not None:
        out["source"]["published"]["rule"] = record.source.published.rule
    for value, is_right in judged(name, document.gold, out):
        value["right"] = is_right
    return {"document": document.number, "published": out["source"]["published"], "agreements": out["agreements"]}


def _ungauged() -> Any:
    """Return how to have each value as sure as the author of its rule was; readers of before had shares of rules."""
    if hasattr(sureness, "ceilings"):
        return patch.object(sureness, "ceilings", dict)
    return patch.multiple(reader, calibrated=lambda told, *_: told, calibrated_day=lambda told, *_: told)


def _with_rules(value: Any, told: Any) -> None:
    """Write the rule beside each value that has one."""
    if isinstance(told, list):
        for one, other in zip(value, told, strict=True):
            _with_rules(one, other)
    elif isinstance(told, dict):
        told["rule"] = value.rule


def values_of(reading: dict[str, Any], commit: str = "") -> Iterator[Value]:
    """Yield the values of a judged reading that can be compared."""
    number, acts = reading["document"], len(reading["agreements"])
    raw = _texts()[number]
    told = json.loads(json.dumps(reading), object_hook=_as_record)
    if told.published is not None:
        own = sureness.signs_of_value(told.published, sureness.PUBLISHED, None, 0, raw)
        shared = tuple(sureness.signs_of_document(acts))
        yield Value(commit, number, sureness.PUBLISHED, shared, tuple(own), told.published.right)
    for agreement in told.agreements:
        shared = tuple(sureness.signs_of_agreement(agreement, acts))
        for field in sureness.FIELDS:
            for place, value in enumerate(sureness.values(agreement, field)):
                if hasattr(value, "right"):
                    own = sureness.signs_of_value(value, field, agreement, place, raw)
                    yield Value(commit, number, field, shared, tuple(own), value.right)


@cache
def _texts() -> dict[int, str]:
    return {document.number: document.text for document in documents()}


def _as_record(told: dict[str, Any]) -> SimpleNamespace:
    spans = [Span(*span) for span in told.get("spans", ())]
    return SimpleNamespace(**told | {"spans": spans})


def read_by(bed: Bed) -> Iterator[dict[str, Any]]:
    """Yield the judged readings of a bed's documents by the reader of its day."""
    sources = subprocess.run(["git", "archive", bed.commit, "src"], cwd=ROOT, capture_output=True, check=True).stdout
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(sources)) as packed:
            packed.extractall(folder, filter="data")
        asked = [sys.executable, __file__, *map(str, bed)]
        where = os.environ | {"PYTHONPATH": f"{folder}/src"}
        told = subprocess.run(asked, cwd=ROOT, env=where, capture_output=True, check=True, text=True).stdout
    yield from map(json.loads, told.splitlines())


def written() -> Iterator[str]:
    """Yield the lines of the file."""
    for bed in BEDS:
        yield f"# {bed.commit}"
        for reading in read_by(bed):
            yield f"= {reading['document']}"
            shared: tuple[str, ...] = ()
            for value in values_of(reading):
                if value.shared != shared:
                    shared = value.shared
                    yield f"= {' '.join(shared)}"
                yield f"{value.field} {value.is_right:d} {' '.join(value.own)}"


def kept() -> Iterator[Value]:
    """Yield the values that were read at first sight, as they are kept."""
    commit, number = "", 0
    shared: tuple[str, ...] = ()
    for line in PATH.read_text(encoding="utf-8").splitlines():
        first, *rest = line.split()
        if first == "#":
            commit = rest[0]
        elif first != "=":
            yield Value(commit, number, first, shared, tuple(rest[1:]), rest[0] == "1")
        elif rest[0].isdigit():
            number, shared = int(rest[0]), ()
        else:
            shared = tuple(rest)


def main() -> int:
    """Write the file; with a bed's four words print its judged readings instead."""
    if asked := sys.argv[1:]:
        bed = Bed(asked[0], *map(int, asked[1:]))
        for document in documents_of(bed):
            print(json.dumps(judged_reading(document), ensure_ascii=False))
        return 0
    PATH.write_text("\n".join(written()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
