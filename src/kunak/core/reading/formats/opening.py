"""One document: its bytes to its text, by the module of its format."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from kunak.core.reading.formats import archive
from kunak.core.reading.formats.archive import Member
from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import (
    EmptyFile,
    FileTooLarge,
    FormatError,
    NeedsTool,
    NoText,
    NotText,
    SeveralDocuments,
    TooComplex,
    TooLong,
    UnknownFormat,
)
from kunak.core.reading.formats.limits import MAX_ARCHIVE_DEPTH, MAX_CHARACTERS, MAX_FILE_BYTES
from kunak.core.reading.formats.on_demand import format_module, read_by
from kunak.core.reading.formats.sniff import Kind, kind_of, own_name, refusal_of_bytes
from kunak.core.reading.formats.whole_letters import in_one_piece
from kunak.core.reading.source import SourceText

_WORD = re.compile(r"[^\W\d_]")
_NO_LETTER = re.compile("[\x00\ud800-\udfff]")  # NUL, and halves of pairs of UTF-16
_TOOLS = {Kind.DOC: "LibreOffice"} | dict.fromkeys((Kind.PDF, Kind.PNG, Kind.JPEG, Kind.TIFF), "tesseract")


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: its media type and the function that reads it."""

    media_type: str
    read: Callable[[bytes], Content]


FORMATS: Mapping[Kind, Format] = {
    Kind.TEXT: Format("text/plain", partial(read_by, "plain_text")),
    Kind.HTML: Format("text/html", partial(read_by, "web_page")),
    Kind.DOCX: Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", partial(read_by, "word")
    ),
    Kind.ODT: Format("application/vnd.oasis.opendocument.text", partial(read_by, "open_document")),
    Kind.RTF: Format("application/rtf", partial(read_by, "rich_text")),
    Kind.PDF: Format("application/pdf", partial(read_by, "pdf")),
    Kind.EML: Format("message/rfc822", partial(read_by, "mail")),
}
"""What is read without any program outside; whoever has such programs adds to it."""


def open_source(data: bytes, name: str, formats: Mapping[Kind, Format] = FORMATS) -> SourceText:
    """Return the text of a file; what it is, its bytes tell first and its name second.

    An archive of one document is opened as that document, a letter without words as its one attachment; of a letter
    with words, the attachments are named in `unread`. `several.open_sources` gives all.

    Args:
        data: the whole file.
        name: as given; folders in it are left out.
        formats: how each kind is read.

    Raises:
        EmptyFile: no bytes.
        FileTooLarge: more than `limits.MAX_FILE_BYTES`.
        EncryptedFile, DamagedFile: a password is needed; the rules of its own format are broken.
        TooComplex: made to exhaust the reader (a damaged file to those who do not tell the two apart).
        TooLong: more text than anybody reads (too complex to those who do not tell the two apart).
        SeveralDocuments: an archive, or a letter without words, that holds more than one.
        UnknownFormat: recognised and not read, or not recognised.
        NeedsTool: an unknown format to those who have not got the program for it; scans are one.
        NotText: called a text, and none.
        NoText: read, and without a single word.
    """
    return _opened(data, name, formats, depth=0)


def _opened(data: bytes, name: str, formats: Mapping[Kind, Format], *, depth: int) -> SourceText:
    kind = checked_kind(data, name)
    if depth > MAX_ARCHIVE_DEPTH:
        raise TooComplex(kind=kind, what="archives within archives", limit=MAX_ARCHIVE_DEPTH)
    if kind == Kind.ZIP:
        inner = _only(kind, archive.members(data), archive.count(data))
    elif kind not in formats:
        raise NeedsTool(kind=kind, tool=_TOOLS[kind]) if kind in _TOOLS else UnknownFormat(kind=kind)
    else:
        content = _content(data, name, formats[kind])
        check_length(content, kind)
        if _WORD.search(content.raw):
            return _source(data, name, formats[kind].media_type, content)
        if kind != Kind.EML:
            raise NeedsTool(kind=kind, tool=_TOOLS[kind]) if content.unread else NoText(kind=kind)
        inner = _only(kind, iter(format_module("mail").members(data)), len(content.unread))
    source = _opened(inner[1], inner[0], formats, depth=depth + 1)
    return replace(source, name=_own_name(name), sha256=sha256(data).hexdigest())


def _only(kind: Kind, members: Iterator[Member], count: int) -> tuple[str, bytes]:
    """Return path and bytes of the one document in a file."""
    if count > 1:
        raise SeveralDocuments(kind=kind, count=count)
    for member in members:
        if isinstance(member.content, FileTooLarge):  # the archive itself need not be large
            raise TooComplex(kind=kind, what="bytes of a file", limit=member.content.limit)
        if isinstance(member.content, FormatError):
            raise member.content
        return member.path, member.content
    raise NoText(kind=kind)


def _content(data: bytes, name: str, form: Format) -> Content:
    try:
        content = form.read(data)
    except NotText as error:
        raise refusal_of_bytes(name) from error
    content = in_one_piece(content)
    return replace(
        content,
        raw=_legible(content.raw),
        title_hint=content.title_hint and _legible(content.title_hint),
        unread=tuple(map(_legible, content.unread)),
    )


def check_length(content: Content, kind: Kind) -> None:
    """Raise `TooLong` where a document has more text than is read."""
    if len(content.raw) > MAX_CHARACTERS:
        raise TooLong(kind=kind, limit=MAX_CHARACTERS)


def _legible(text: str) -> str:
    """Return the same, letter by letter, with the mark of an unknown letter for what no database and no page can bear.

    Such letters come out of RTF by their numbers and of mail in UTF-7.
    """
    return _NO_LETTER.sub("\ufffd", text)


def _source(data: bytes, name: str, media_type: str, content: Content) -> SourceText:
    return SourceText(
        name=_own_name(name),
        media_type=media_type,
        sha256=sha256(data).hexdigest(),
        raw=content.raw,
        blocks=content.blocks,
        published_hint=content.published_hint,
        title_hint=content.title_hint,
        is_recognised=content.is_recognised,
        unread=content.unread,
    )


def _own_name(name: str) -> str:
    return own_name(name.replace("\\", "/"))


def checked_kind(data: bytes, name: str) -> Kind:
    """Return the format of a file that is neither empty nor too large; raises as `open_source`."""
    if not data:
        raise EmptyFile
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(size=len(data), limit=MAX_FILE_BYTES)
    return kind_of(data, name)
