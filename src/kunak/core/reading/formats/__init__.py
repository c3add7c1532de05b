"""Bytes of a file to its text: one module a format, chosen by looking at the bytes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from kunak.core.reading.formats import open_document, pdf, plain_text, rich_text, web_page, word
from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import EmptyFile, FileTooLarge, NoText, NotText, UnknownFormat
from kunak.core.reading.formats.limits import MAX_FILE_BYTES
from kunak.core.reading.formats.sniff import Kind, kind_of, refusal_of_bytes
from kunak.core.reading.source import SourceText

_WORD = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: its media type and the function that reads it."""

    media_type: str
    read: Callable[[bytes], Content]


FORMATS: dict[Kind, Format] = {
    Kind.TEXT: Format("text/plain", plain_text.read),
    Kind.HTML: Format("text/html", web_page.read),
    Kind.DOCX: Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.read),
    Kind.ODT: Format("application/vnd.oasis.opendocument.text", open_document.read),
    Kind.PDF: Format("application/pdf", pdf.read),
    Kind.RTF: Format("application/rtf", rich_text.read),
}


def open_source(data: bytes, name: str) -> SourceText:
    """Return the text of a file; what it is, its bytes tell first and its name second.

    Args:
        data: the whole file.
        name: as given; folders in it are left out.

    Raises:
        EmptyFile: no bytes.
        FileTooLarge: more than `limits.MAX_FILE_BYTES`.
        EncryptedFile, DamagedFile: a password is needed; the rules of its own format are broken.
        TooComplex: made to exhaust the reader (a damaged file to those who do not tell the two apart).
        UnknownFormat: recognised and not read, or not recognised.
        NotText: called a text, and none.
        NoText: read, and without a single word.
    """
    if not data:
        raise EmptyFile
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(size=len(data), limit=MAX_FILE_BYTES)
    kind = kind_of(data, name)
    if kind not in FORMATS:
        raise UnknownFormat(kind=kind)
    try:
        content = FORMATS[kind].read(data)
    except NotText as error:
        raise refusal_of_bytes(name) from error
    if not _WORD.search(content.raw):
        raise NoText(kind=kind)
    return SourceText(
        name=PurePosixPath(name.replace("\\", "/")).name,
        media_type=FORMATS[kind].media_type,
        sha256=sha256(data).hexdigest(),
        raw=content.raw,
        blocks=content.blocks,
        published_hint=content.published_hint,
        title_hint=content.title_hint,
        is_recognised=content.is_recognised,
        unread=content.unread,
    )
