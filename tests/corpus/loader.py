"""Test documents in their marked form, and the reading that each should give.

A file is the text, a line of equals signs, then what is to be read from it, one line a value. `README.md` beside this
file tells the form. Pure: text in, record out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.corpus.fragments import NotInText, spans_of, words_of

FOLDER = Path(__file__).resolve().parent
DIVIDER = re.compile(r"^={6,}\n", re.MULTILINE)
BRACKETS = re.compile(r"^(?P<name>.+?) \[(?P<type>[a-z]+)?\s?(?P<code>[A-Z][A-Z0-9-]*)?\]$")
CLASSES = (
    "release",
    "agency",
    "municipal",
    "company",
    "several",
    "text",
    "article",
    "act",
    "plan",
    "minutes",
    "amendment",
    "notice",
    "report",
    "letter",
    "negative",
)
THIRD_HELD = 1635  # the number from which a third of the documents is held
EMPTY = {"title", "signed_on", "place", "term", "renewal", "renewal_period", "notice", "in_force", "working_groups"}
LISTS = ("parties", "signatories", "supersedes", "coordinators", "sectors", "commitments", "planned", "quotes")
Record = dict[str, Any]


class BadMarkup(ValueError):
    """A line of the lower part cannot be understood, or its words are not in the text."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """A text of the corpus and the reading that a careful person makes of it."""

    name: str
    class_: str
    text: str
    gold: Record

    @property
    def number(self) -> int:
        """The number that its name begins with."""
        return int(self.name.partition("-")[0])

    @property
    def split(self) -> str:
        """`held` for a document at which whoever writes rules never looks; `open` for the rest (README, «Sets»)."""
        return "held" if self.number >= THIRD_HELD and not self.number % 3 else "open"


@cache
def documents() -> tuple[CorpusDocument, ...]:
    """Return our documents in the order of their numbers. To parse them takes seconds: nobody asks on importing."""
    parsed = (parse(path.read_bytes().decode("utf-8"), path.name) for path in sorted(FOLDER.glob("[0-9]*-*.txt")))
    return tuple(sorted(parsed, key=lambda document: document.number))


def parse(marked: str, name: str) -> CorpusDocument:
    """Return the document of a marked text.

    Raises:
        BadMarkup: a line is not understood or quotes words that the text has not; names the file and the line.
    """
    divider = DIVIDER.search(marked)
    if divider is None:
        raise BadMarkup(name, 1, "no line of equals signs between the text and its reading")
    gold = _Reading(marked[: divider.start()], name)
    first = marked[: divider.end()].count("\n") + 1
    for number, line in enumerate(marked[divider.end() :].splitlines(), start=first):
        if line.strip() and not line.startswith("#"):
            gold.take(number, line)
    return CorpusDocument(name.removesuffix(".txt"), gold.class_, gold.text, gold.record)


class _Reading:
    """A record that grows line by line."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file, self.class_ = text, file, ""
        data = text.encode("utf-8")
        source = {"name": file, "media_type": "text/plain", "sha256": sha256(data).hexdigest(), "language": "ru"}
        source |= {"characters": len(text), "published": None}
        self.record: Record = {"schema": "kunak.reading/1", "source": source, "text": text, "genre": None}
        self.record |= {"agreements": [], "warnings": []}

    def take(self, number: int, line: str) -> None:
        """Add what one line says."""
        field, colon, said = line.partition(":")
        value, _, fragments = (part.strip() for part in said.partition(" | "))
        if not colon or not value:
            raise BadMarkup(self.file, number, f"not «field: value | words»: {line!r}")
        try:
            HEADER.get(field, _Reading._part)(self, field, value, fragments)
        except NotInText as error:
            raise BadMarkup(self.file, number, f"{field}: {error}") from error
        except (ValueError, KeyError, IndexError) as error:
            raise BadMarkup(self.file, number, f"cannot understand {line!r}: {error}") from error

    def _part(self, field: str, value: str, fragments: str) -> None:
        if not self.record["agreements"]:
            raise ValueError("a value before the first «agreement:» line")
        agreement, spans = self.record["agreements"][-1], spans_of(self.text, fragments or value)
        sure = {"spans": spans, "confidence": 1.0}
        if field in EMPTY:
            if agreement[field] is not None:
                raise ValueError(f"a second {field}")
            agreement[field] = {"value": words_of(self.text, spans) if " ... " in value else value, **sure}
        else:
            to, make = MANY[field]
            agreement[to].append({**make(value, words_of(self.text, spans)), **sure})

    def _class(self, field: str, value: str, fragments: str) -> None:
        if value not in CLASSES:
            raise ValueError(f"classes are {', '.join(CLASSES)}")
        self.class_ = value

    def _genre(self, field: str, value: str, fragments: str) -> None:
        self.record["genre"] = value

    def _published(self, field: str, value: str, fragments: str) -> None:
        self.record["source"]["published"] = _sure(value, spans_of(self.text, fragments or value))

    def _warning(self, field: str, value: str, fragments: str) -> None:
        spans = spans_of(self.text, fragments)
        self.record["warnings"].append({"code": value, "message": words_of(self.text, spans), "spans": spans})

    def _agreement(self, field: str, value: str, fragments: str) -> None:
        kind, event = value.split()
        empty: Record = dict.fromkeys(sorted(EMPTY)) | {name: [] for name in LISTS}
        self.record["agreements"].append({"kind": kind, "event": event, **empty})


def _sure(value: str, spans: list[list[int]]) -> Record:
    return {"value": value, "spans": spans, "confidence": 1.0}


def _party(value: str, words: str) -> Record:
    found = BRACKETS.match(value)
    if found is None:
        raise ValueError("a party is «name [type code]»")
    return {"name": found["name"], "type": found["type"] or "territory", "code": found["code"]}


def _signer(value: str, words: str) -> Record:
    name, post, party = (None if part.strip() == "-" else part.strip() for part in value.split(" / "))
    return {"name": name, "post": post, "party": party}


def _commitment(value: str, words: str) -> Record:
    sector, _, kind = value.partition(" ")
    return {"text": words, "sector": sector, "kind": kind or None}


def _planned(value: str, words: str) -> Record:
    return {"text": words, "when": None if value == "-" else value}


def _quote(value: str, words: str) -> Record:
    return {"speaker": None if value == "-" else value, "text": words}


def _value(value: str, words: str) -> Record:
    return {"value": value}


HEADER: dict[str, Callable[[_Reading, str, str, str], None]] = {
    "class": _Reading._class,
    "genre": _Reading._genre,
    "published": _Reading._published,
    "warning": _Reading._warning,
    "agreement": _Reading._agreement,
}
MANY: dict[str, tuple[str, Callable[[str, str], Record]]] = {
    "party": ("parties", _party),
    "signer": ("signatories", _signer),
    "supersedes": ("supersedes", _value),
    "coordinator": ("coordinators", _party),
    "sector": ("sectors", _value),
    "commitment": ("commitments", _commitment),
    "planned": ("planned", _planned),
    "quote": ("quotes", _quote),
}
