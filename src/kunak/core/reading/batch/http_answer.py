"""The body of what a web server answered: unpacked, and named after its address."""

import re
import zlib
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from kunak.core.reading.formats.errors import DamagedFile, FileTooLarge, UnknownFormat
from kunak.core.reading.formats.limits import MAX_FILE_BYTES

_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 64 * 1024
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")
_PACKED = frozenset(("gzip", "x-gzip", "deflate"))
_WINDOWS = (32 + zlib.MAX_WBITS, -zlib.MAX_WBITS)  # of zlib: with either head, told by the bytes; without one
_PAGES = ("text/html", "application/xhtml+xml")
_PAGE_SUFFIXES = frozenset((".htm", ".html", ".xhtml"))


def split_answer(data: bytes) -> tuple[dict[str, str], bytes]:
    """Return the fields of the head, by small names, and the body as it was sent.

    Raises:
        DamagedFile: the head has no end.
    """
    end = _HEAD_ENDS.search(data, 0, _LONGEST_HEAD)
    if end is None:
        raise DamagedFile(kind="HTTP", reason="the head has no end")
    lines = data[: end.start()].decode("latin-1").splitlines()[1:]
    fields = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in fields}, data[end.end() :]


def body_of(head: dict[str, str], sent: bytes) -> bytes:
    """Return the body without the wrappings of its journey.

    Raises:
        UnknownFormat: packed in a way that is not unpacked.
        DamagedFile: packed, and not to be unpacked.
        FileTooLarge: larger than a file may be.
    """
    body = _joined(sent) if "chunked" in head.get("transfer-encoding", "").lower() else sent
    packed = head.get("content-encoding", "").lower()
    if packed in {"", "identity"}:
        return body
    if packed not in _PACKED:
        raise UnknownFormat(kind=packed.upper()[:20])
    return body if _is_unpacked(body) else _unpacked(body)


def name_of(url: str, media_type: str) -> str:
    """Return a name for what lies at an address: its last part, with an ending where a page has none."""
    try:
        path = PurePosixPath(unquote(urlsplit(url).path))
    except ValueError:  # an address that is none
        return "page.html"
    is_page = media_type.partition(";")[0].strip().lower() in _PAGES
    name = path.name or "page"
    return f"{name}.html" if is_page and path.suffix.lower() not in _PAGE_SUFFIXES else name


def _joined(sent: bytes) -> bytes:
    """Join what came in chunks; archives often keep the word of it and not the chunks."""
    parts: list[bytes] = []
    position = 0
    while found := _CHUNK.match(sent, position):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(sent[found.end() : found.end() + size])
        position = found.end() + size
        position += 2 if sent[position : position + 2] == b"\r\n" else 1
    return b"".join(parts) if position >= len(sent) and parts else sent


def _is_unpacked(body: bytes) -> bool:
    """Tell a body that an archive unpacked and still calls packed: it begins as a page."""
    return body.lstrip()[:1] == b"<"


def _unpacked(body: bytes) -> bytes:
    for window in _WINDOWS:
        unpacker = zlib.decompressobj(window)
        try:
            data = unpacker.decompress(body, MAX_FILE_BYTES + 1)
        except zlib.error:
            continue
        if len(data) > MAX_FILE_BYTES:
            raise FileTooLarge(size=len(data), limit=MAX_FILE_BYTES)
        if unpacker.eof:
            return data
    raise DamagedFile(kind="HTTP", reason="the body cannot be unpacked")
