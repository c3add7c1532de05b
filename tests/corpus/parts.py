"""What version 1.1 of the record reads from a test document beside its agreements, in the same marked form.

A file of `parts/` has the name of its document and one line a value; a document without such a file is not scored for
its parts, one with it for all of them. `README.md` beside this file tells the fields. Pure: text in, record out.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.corpus.fragments import NotInText, spans_of, words_of
from tests.corpus.loader import BRACKETS, FOLDER, BadMarkup

PARTS = FOLDER / "parts"
LISTS = ("measures", "decisions", "acts", "outcomes", "term_ends", "effects", "provisionals", "subdivisions")
MEETING = {"held_on": "held_on", "held_in": "place", "body": "body", "secretary": "secretary"}
IN_MEETING = {"chair": "chairs", "present": "present", "agenda": "agenda"}
OF_ACT = {"on", "effective", "until", "period", "agreement_day"}
Record = dict[str, Any]


def parts_of(name: str, text: str, folder: Path = PARTS) -> Record | None:
    """Return the parts of a document, None where nobody has marked them.

    Raises:
        BadMarkup: a line is not understood or quotes words that the text has not; names the file and the line.
    """
    path = folder / f"{name}.txt"
    return parse(path.read_text(encoding="utf-8"), text, path.name) if path.exists() else None


def parse(marked: str, text: str, file: str) -> Record:
    """Return the parts that the lines of a file tell of a text."""
    found = _Parts(text)
    for number, line in enumerate(marked.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        field, _, said = line.partition(":")
        value, _, fragments = (part.strip() for part in said.partition(" | "))
        try:
            found.take(field, value, spans_of(text, fragments or value))
        except NotInText as error:
            raise BadMarkup(file, number, f"{field}: {error}") from error
        except (ValueError, KeyError, IndexError) as error:
            raise BadMarkup(file, number, f"cannot understand {line!r}: {error}") from error
    return found.record


class _Parts:
    """The parts that grow line by line: a term and an executor belong to the measure or decision above them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.record: Record = {name: [] for name in LISTS} | {"meeting": None}
        self.last: Record = {}

    def take(self, field: str, value: str, spans: list[list[int]]) -> None:
        """Add what one line says."""
        if field in ENTRIES:
            to, make = ENTRIES[field]
            self.last = {**make(value, words_of(self.text, spans)), "spans": spans}
            self.record[to].append(self.last)
        elif field == "meeting":
            empty: Record = dict.fromkeys(MEETING.values()) | {to: [] for to in IN_MEETING.values()}
            self.record["meeting"] = {**empty, "number": None if value == "-" else value, "spans": spans}
        elif field in MEETING:
            self.record["meeting"][MEETING[field]] = value
        elif field in IN_MEETING:
            self.record["meeting"][IN_MEETING[field]].append(value)
        else:
            self._of_last(field, value, words_of(self.text, spans))

    def _of_last(self, field: str, value: str, words: str) -> None:
        if field == "due":
            kind, _, end = value.partition(" ")
            self.last["term"] = {"kind": kind, "end": None if end == "-" else end}
        elif field == "by":
            name, _, side = value.partition(" / ")
            self.last["executors"].append({"name": name, "side": None if side == "-" else side})
        elif field == "act_by":
            self.last["by"] = _party(value)
        elif field == "change":
            self.last["changes"].append({"kind": value, "clause": words})
        elif field in OF_ACT:
            self.last[field] = value
        else:
            raise KeyError(field)


def _party(value: str) -> Record:
    found = BRACKETS.match(value)
    if found is None:
        raise ValueError("a party is «name [type code]»")
    return {"name": found["name"], "type": found["type"] or "territory", "code": found["code"]}


def _row(value: str, words: str) -> Record:
    return {"number": None if value == "-" else value, "text": words, "term": None, "executors": []}


def _act(value: str, words: str) -> Record:
    return {"kind": value, "by": None, "changes": [], **dict.fromkeys(sorted(OF_ACT))}


def _end(value: str, words: str) -> Record:
    kind, _, end = value.partition(" ")
    return {"kind": kind, "end": end or None}


ENTRIES: dict[str, tuple[str, Callable[[str, str], Record]]] = {
    "measure": ("measures", _row),
    "decision": ("decisions", _row),
    "act": ("acts", _act),
    "outcome": ("outcomes", lambda value, words: {"state": value, "text": words}),
    "term_end": ("term_ends", _end),
    "effect": ("effects", lambda value, words: dict(zip(("event", "after"), [*value.split(), None], strict=False))),
    "provisional": ("provisionals", lambda value, words: {"value": value}),
    "subdivision": ("subdivisions", lambda value, words: {"code": value}),
}
