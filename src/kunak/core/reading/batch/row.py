"""A row: what became of one document."""

import json
from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["read", "empty", "failed"]


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one document.

    Args:
        document: where it was found: a path, with the way through an archive after it, or the number of an entry
            (``новости.jsonl#12``).
        status: `read`, `empty` where nothing is said that a record holds, `failed` where there is no record.
        genre: of the record; None where it failed.
        record: as `to_json` gives it; None where it failed.
        error: `code`, `sentence` for people and `reason` for developers; None where it was read.
        url: the address it came from, where that is known.
    """

    document: str
    status: Status
    genre: str | None = None
    record: dict[str, Any] | None = None
    error: dict[str, str] | None = None
    url: str | None = None

    def line(self) -> bytes:
        """Return the row as a line of JSON Lines, the same bytes for the same row."""
        row: dict[str, Any] = {"document": self.document, "status": self.status}
        told = {"url": self.url, "genre": self.genre, "error": self.error, "record": self.record}
        row |= {name: value for name, value in told.items() if value is not None}
        return as_line(row)


def as_line(row: dict[str, Any]) -> bytes:
    """Return an object as a line in UTF-8; characters that UTF-8 has not got are written as JSON escapes them."""
    try:
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row, separators=(",", ":")).encode() + b"\n"
