"""WARC, the form in which web archives keep pages: its records one by one, as they stand in the stream."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kunak.core.reading.formats.errors import DamagedFile
from kunak.core.reading.formats.limits import MAX_FILE_BYTES

_LONGEST_LINE, _MOST_LINES, _PIECE = 64 * 1024, 500, 1 << 20
_GOOD_ANSWER = re.compile(rb"HTTP/\d(?:\.\d)? 200\b")
_DOCUMENTS = frozenset(("response", "resource", "conversion"))
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_TYPE = re.compile(rb"^content-type:[ \t]*([^\s;]{1,100})", re.IGNORECASE | re.MULTILINE)
_BESIDE = re.compile(
    r"(?:image/(?!tiff)|audio/|video/|font/|text/(?:css|javascript)|application/(?:x-)?(?:javascript|font))",
    re.IGNORECASE,
)
"""What makes a page look and move; a scan that is put on a page for reading is a PDF or TIFF."""


@dataclass(frozen=True, slots=True)
class Archived:
    """A record that is a document.

    Args:
        number: of the record in the archive, from one; others count, too.
        url: the address it was taken from.
        data: its content; empty where it is larger than a file may be.
        size: of the content in bytes.
        has_head: whether the content begins with the head of the server's answer.
    """

    number: int
    url: str
    data: bytes
    size: int
    has_head: bool

    @property
    def is_too_large(self) -> bool:
        """Tell whether the content was left out."""
        return self.size > len(self.data)


def archived(stream: BinaryIO) -> Iterator[Archived]:
    """Yield the documents of an archive: what was answered with 200, and files and texts kept without an answer.

    Pictures, sounds, styles and scripts of pages are none.

    Args:
        stream: already unpacked.

    Raises:
        DamagedFile: the archive ends within a record, or something else stands in it.
    """
    number = 0
    while (head := _head(stream)) is not None:
        number += 1
        size, kind = _size(head), head.get("warc-type", "").lower()
        if kind not in _DOCUMENTS:
            _skip(stream, size)
            continue
        data = _exactly(stream, min(size, MAX_FILE_BYTES))
        _skip(stream, size - len(data))
        has_head = kind == "response"
        if has_head and data and not _GOOD_ANSWER.match(data):
            continue
        if _BESIDE.match(_type(data) if has_head else head.get("content-type", "")):
            continue
        if size > MAX_FILE_BYTES:
            data = b""
        yield Archived(number, head.get("warc-target-uri", "").strip("<>"), data, size, has_head)


def _head(stream: BinaryIO) -> dict[str, str] | None:
    """Return the fields before a record's content, by small names; None at the end of the archive."""
    line = b"\r\n"
    while line in {b"\r\n", b"\n"}:
        line = stream.readline(_LONGEST_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise DamagedFile(kind="WARC", reason="a record does not begin as one")
    fields: dict[str, str] = {}
    for _ in range(_MOST_LINES):
        line = stream.readline(_LONGEST_LINE)
        if line in {b"\r\n", b"\n"}:
            return fields
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    raise DamagedFile(kind="WARC", reason="the head of a record has no end")


def _type(answer: bytes) -> str:
    """Return of which kind an answer says that it is; nothing where it does not."""
    end = _HEAD_ENDS.search(answer, 0, _LONGEST_LINE)
    found = _TYPE.search(answer, 0, end.start()) if end else None
    return found[1].decode("latin-1") if found else ""


def _size(head: dict[str, str]) -> int:
    told = head.get("content-length", "")
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        raise DamagedFile(kind="WARC", reason="a record does not say how long it is")
    return int(told)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise DamagedFile(kind="WARC", reason="the archive ends within a record")
    return data


def _skip(stream: BinaryIO, size: int) -> None:
    """Read on without keeping anything."""
    while size:
        size -= len(_exactly(stream, min(size, _PIECE)))
