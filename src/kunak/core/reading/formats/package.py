"""Packed documents (DOCX, ODT) and archives: a ZIP of parts, opened with suspicion."""

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kunak.core.reading.formats.errors import DamagedFile, TooComplex
from kunak.core.reading.formats.limits import (
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    MAX_XML_ATTRIBUTES,
    MAX_XML_TAGS,
    MAX_ZIP_ENTRIES,
    RATIO_FREE_BYTES,
)

if TYPE_CHECKING:
    from lxml import etree

_ENCRYPTED = 0x1
_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}\?>")


class Package:
    """The parts of a packed document by name; nothing is ever written to a disk, so the names can do no harm.

    Args:
        data: the whole file, or one that was opened and is too large for memory.
        kind: what it is called in refusals.
        most: how many parts it may have.

    Raises:
        DamagedFile: no ZIP, or one that breaks the rules.
        TooComplex: too many parts.
    """

    def __init__(self, data: bytes | BinaryIO, *, kind: str = "ZIP", most: int = MAX_ZIP_ENTRIES) -> None:
        self.kind = kind
        try:
            self._zip = ZipFile(BytesIO(data) if isinstance(data, bytes) else data)
        except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
            raise DamagedFile(kind=kind, reason=str(error)) from error
        entries = self._zip.infolist()
        if len(entries) > most:
            raise TooComplex(kind=kind, what="parts", limit=most)
        # not `is_dir`, which asks for the last letter of a name: some have none
        self.files = tuple(entry for entry in entries if not entry.filename.endswith("/"))
        self._entries = {entry.filename.lower(): entry for entry in entries}
        self._unpacked = 0

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all parts in small letters."""
        return frozenset(self._entries)

    @property
    def is_encrypted(self) -> bool:
        """Return whether any part needs a password."""
        return any(entry.flag_bits & _ENCRYPTED for entry in self._entries.values())

    def part(self, name: str) -> bytes | None:
        """Return a part unpacked, or None where there is none of this name; the case of letters does not matter.

        Raises:
            DamagedFile: it cannot be unpacked, for want of a password too: ask `is_encrypted` first.
            TooComplex: it is larger than documents are, or grows as only a bomb does.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        data = self.unpacked(entry, room=min(MAX_PART_BYTES, MAX_UNPACKED_BYTES - self._unpacked))
        self._unpacked += len(data)
        return data

    def unpacked(self, entry: ZipInfo, *, room: int) -> bytes:
        """Return one of `files` unpacked; raises as `part`, `room` being the most bytes that it may have."""
        data = self._read(entry, room)
        if len(data) > room:
            raise TooComplex(kind=self.kind, what="unpacked bytes", limit=room)
        if len(data) > RATIO_FREE_BYTES and len(data) > MAX_RATIO * max(entry.compress_size, 1):
            raise TooComplex(kind=self.kind, what="times its packed size", limit=MAX_RATIO)
        return data

    def xml(self, name: str) -> "etree._Element | None":
        """Return the root of an XML part, or None where there is no such part; raises as `part`."""
        data = self.part(name)
        return None if data is None else parse_xml(data, kind=self.kind)

    def _read(self, entry: ZipInfo, room: int) -> bytes:
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # the others may ask for any amount of memory
            raise DamagedFile(kind=self.kind, reason=f"packed in an unusual way: {entry.compress_type}")
        try:
            with self._zip.open(entry) as part:
                return part.read(room + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise DamagedFile(kind=self.kind, reason=str(error)) from error


def parse_xml(data: bytes, *, kind: str) -> "etree._Element":
    """Return the root of an XML text in UTF-8 or UTF-16, the two that packed documents may use.

    Raises:
        DamagedFile: it is not well-formed, or declares entities or a document type, which no document needs.
        TooComplex: more tags or attributes than documents have.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _from_utf16(data, kind)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DamagedFile(kind=kind, reason="a document type is declared")
    if data.count(b"<") > MAX_XML_TAGS:
        raise TooComplex(kind=kind, what="tags", limit=MAX_XML_TAGS)
    if data.count(b"=") > MAX_XML_ATTRIBUTES:
        raise TooComplex(kind=kind, what="attributes", limit=MAX_XML_ATTRIBUTES)
    from lxml import etree  # not before an XML is met: texts are opened without it

    parser = etree.XMLParser(
        encoding="utf-8",  # set, so that no other encoding can hide a document type from the look above
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(kind=kind, reason=str(error)) from error


def _from_utf16(data: bytes, kind: str) -> bytes:
    try:
        text = data.decode("utf-16").encode()
    except UnicodeError as error:
        raise DamagedFile(kind=kind, reason=str(error)) from error
    return _DECLARATION.sub(b"", text, count=1)
