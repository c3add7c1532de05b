"""All documents of a file: of an archive or a letter each that is in it, of any other file itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kunak.core.reading.formats import archive
from kunak.core.reading.formats.archive import Member, safe_path
from kunak.core.reading.formats.errors import FormatError, NoText, TooComplex
from kunak.core.reading.formats.limits import MAX_ARCHIVE_BYTES, MAX_ARCHIVE_DEPTH, MAX_DOCUMENTS
from kunak.core.reading.formats.on_demand import format_module
from kunak.core.reading.formats.opening import FORMATS, Format, checked_kind, open_source
from kunak.core.reading.formats.sniff import Kind
from kunak.core.reading.source import SourceText


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that was found in a file.

    Args:
        path: where: the file's own name, then the way through archives and letters (``архив.zip/папка/план.docx``);
            each path is given once.
        data: its bytes; empty where they could not be had.
        outcome: its text, or why there is none.
    """

    path: str
    data: bytes
    outcome: SourceText | FormatError


def open_sources(data: bytes, name: str, formats: Mapping[Kind, Format] = FORMATS) -> Iterator[Opened]:
    """Yield the documents of a file one by one, each unpacked only when it is asked for; nothing is raised.

    A letter comes before its attachments, and only if it has words of its own. Where an archive holds more than
    `limits` allow, the last outcome is a `TooComplex`, and what follows is not looked at.

    Args:
        data: the whole file.
        name: as given.
        formats: how each kind is read.
    """
    yield from _Walk(formats).file(data, safe_path(name) or "-", depth=0)


class _Walk:
    """Keeps count of what was unpacked, so that no archive can go on for ever."""

    def __init__(self, formats: Mapping[Kind, Format]) -> None:
        self._formats = formats
        self._bytes = self._documents = 0
        self._paths: set[str] = set()
        self._is_over = False

    def file(self, data: bytes, path: str, *, depth: int) -> Iterator[Opened]:
        """Yield the documents of a file that lies at this path."""
        try:
            kind = checked_kind(data, path)
            if kind not in {Kind.ZIP, Kind.EML}:
                yield self._document(data, path)
            elif depth > MAX_ARCHIVE_DEPTH:
                raise TooComplex(kind=kind, what="archives within archives", limit=MAX_ARCHIVE_DEPTH)
            elif kind == Kind.ZIP:
                yield from self._archive(data, path, depth=depth)
            else:
                yield from self._letter(data, path, depth=depth)
        except FormatError as error:
            yield Opened(self._once(path), data, error)

    def _archive(self, data: bytes, path: str, *, depth: int) -> Iterator[Opened]:
        is_empty = True
        for member in archive.members(data):
            is_empty = False
            yield from self._member(member, path, depth=depth)
            if self._is_over:
                return
        if is_empty:
            raise NoText(kind=Kind.ZIP)

    def _letter(self, data: bytes, path: str, *, depth: int) -> Iterator[Opened]:
        attached = format_module("mail").members(data)
        own = self._document(data, path) if not attached else self._words_of_letter(data, path)
        if own is not None:
            yield own
        for member in attached:
            yield from self._member(member, path, depth=depth)
            if self._is_over:
                return

    def _words_of_letter(self, data: bytes, path: str) -> Opened | None:
        """Return the letter itself without its attachments, which come next; None where it has no words."""
        content = self._formats[Kind.EML].read(data)
        if not any(map(str.isalpha, content.raw)):
            return None
        opened = self._document(data, path)
        if isinstance(opened.outcome, SourceText):
            return replace(opened, outcome=replace(opened.outcome, unread=()))
        return opened

    def _member(self, member: Member, path: str, *, depth: int) -> Iterator[Opened]:
        inner = f"{path}/{member.path}"
        if isinstance(member.content, FormatError):
            yield Opened(self._once(inner), b"", member.content)
            return
        self._documents += 1
        self._bytes += len(member.content)
        if self._documents > MAX_DOCUMENTS or self._bytes > MAX_ARCHIVE_BYTES:
            self._is_over = True
            what, limit = (
                ("documents", MAX_DOCUMENTS) if self._bytes <= MAX_ARCHIVE_BYTES else ("bytes", MAX_ARCHIVE_BYTES)
            )
            yield Opened(self._once(inner), b"", TooComplex(kind=Kind.ZIP, what=what, limit=limit))
        else:
            yield from self.file(member.content, inner, depth=depth + 1)

    def _document(self, data: bytes, path: str) -> Opened:
        try:
            outcome: SourceText | FormatError = open_source(data, path, self._formats)
        except FormatError as error:
            outcome = error
        return Opened(self._once(path), data, outcome)

    def _once(self, path: str) -> str:
        """Return a path that was not given before: an archive may hold two files of one name."""
        given, number = path, 2
        while given in self._paths:
            given, number = f"{path} ({number})", number + 1
        self._paths.add(given)
        return given
