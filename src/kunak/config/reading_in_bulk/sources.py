"""The items that paths name: files, folders with all that is in them, and files of many documents."""

import gzip
import os
import stat
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from inspect import signature
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from kunak.config.reading_in_bulk import tables
from kunak.config.reading_in_bulk.shards import Planned
from kunak.core.reading.batch import Capture, File, Item, Line, Loaded, Refused
from kunak.core.reading.batch.errors import CannotOpen
from kunak.core.reading.batch.web_archive import Archived, archived
from kunak.core.reading.formats.archive import Member, is_no_document, members_of
from kunak.core.reading.formats.errors import DamagedFile, FileTooLarge, NoText
from kunak.core.reading.formats.limits import MAX_FILE_BYTES
from kunak.core.reading.formats.package import Package

MAX_MEMBERS = 200_000
"""Of one archive: their list is kept in memory."""

_PIECE = 1 << 20
_BARE = (b"{", b"WARC/")  # as lines and records begin
_NO_ARCHIVE = frozenset(("[content_types].xml", "mimetype"))  # packed documents


class Seen(NamedTuple):
    """A file that was come across; `trouble` where the system does not let us look at it."""

    path: str
    place: str
    size: int = 0
    changed: int = 0
    trouble: str = ""


Reader = Callable[[BinaryIO, Seen], Iterator[Item]]


def seen(paths: Sequence[str], leave_out: frozenset[str]) -> Iterator[Seen]:
    """Yield the files that the paths name, those of a folder by name, with those of its folders.

    Hidden files, and what only stands beside documents, are passed over; links to folders are not followed.

    Args:
        paths: as they were given.
        leave_out: real paths of what a run writes itself.
    """
    for path in paths:
        if Path(path).is_dir():
            yield from _in_folder(os.path.realpath(path), path.rstrip("/") or "/", leave_out)
        else:
            yield _looked_at(path, path, Path(path).stat)


def _in_folder(folder: str, place: str, leave_out: frozenset[str]) -> Iterator[Seen]:
    try:
        with os.scandir(folder) as opened:
            entries = sorted(opened, key=lambda entry: entry.name)
    except OSError as error:
        yield Seen(folder, _shown(place), trouble=error.strerror or str(error))
        return
    for entry in entries:
        inner = f"{place.rstrip('/')}/{entry.name}"
        if entry.path in leave_out or entry.name.startswith(".") or is_no_document(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(entry.path, inner, leave_out)
        elif not _leads_to_a_folder(entry):
            yield _looked_at(entry.path, inner, entry.stat)


def _leads_to_a_folder(link: "os.DirEntry[str]") -> bool:
    try:
        return link.is_dir()
    except OSError:  # it leads to itself, or where we may not look: its row says so
        return False


def _looked_at(path: str, place: str, look: Callable[[], os.stat_result]) -> Seen:
    try:
        found = look()
    except OSError as error:
        return Seen(path, _shown(place), trouble=error.strerror or str(error))
    if not stat.S_ISREG(found.st_mode):
        return Seen(path, _shown(place), trouble="not a file")
    return Seen(path, _shown(place), found.st_size, found.st_mtime_ns)


def _shown(place: str) -> str:
    """Return a path in characters alone: bytes of a name that are none are written as escapes."""
    return os.fsencode(place).decode("utf-8", "backslashreplace")


def items(files: Iterator[Seen]) -> Iterator[Planned]:
    """Yield the items of files, in order; of a file that holds many documents each by itself, as it is come to."""
    for file in files:
        if file.trouble:
            yield Planned(Refused(file.place, CannotOpen, {"reason": file.trouble}), 0)
        elif file.path.lower().endswith(".zip"):
            yield from _of_stream(file, _members, "ZIP")
        elif several := _several_in(file.path):
            yield from _of_stream(file, *several)
        elif tables.is_table(file.path):
            yield from tables.items(file.path, file.place, file.size)
        else:
            yield Planned(File(file.place, file.path, file.size, file.changed), file.size)


def is_lines(path: str) -> bool:
    """Tell a table in JSON Lines by its name."""
    return path.lower().endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"))


def is_web_archive(path: str) -> bool:
    """Tell a web archive by its name."""
    return path.lower().endswith((".warc", ".warc.gz"))


def _several_in(path: str) -> tuple[Reader, str] | None:
    """Return how the documents of a file are read and what it is, told by its name; None where it is one itself."""
    if is_lines(path):
        return _lines, "GZIP"
    return (_captures, "WARC") if is_web_archive(path) else None


def _of_stream(file: Seen, reader: Reader, kind: str) -> Iterator[Planned]:
    """Yield the items of a file; where it is damaged, one that says so is the last."""
    try:
        raw = Path(file.path).open("rb")  # noqa: SIM115  # closed below: what is raised while it is read is no refusal
    except OSError as error:
        yield Planned(Refused(file.place, CannotOpen, {"reason": error.strerror or str(error)}), 0)
        return
    with raw:
        read_to = 0
        for item in _until_damage(raw, file, reader, kind):
            before, read_to = read_to, raw.tell()
            yield Planned(item, max(read_to - before, 0))


def _until_damage(raw: BinaryIO, file: Seen, reader: Reader, kind: str) -> Iterator[Item]:
    try:
        yield from reader(_unpacked(raw, file.path), file)
    except DamagedFile as error:
        yield Refused(file.place, DamagedFile, {"kind": error.kind, "reason": error.reason})
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Refused(file.place, DamagedFile, {"kind": kind, "reason": str(error)})
    except OSError as error:
        yield Refused(file.place, CannotOpen, {"reason": error.strerror or str(error)})


def _unpacked(raw: BinaryIO, path: str) -> BinaryIO:
    """Return a stream without its packing; what was unpacked on its way here often keeps the name of one packed."""
    if not path.lower().endswith(".gz"):
        return raw
    is_bare = raw.read(5).startswith(_BARE)
    raw.seek(0)
    return raw if is_bare else cast("BinaryIO", gzip.GzipFile(fileobj=raw))


def _members(stream: BinaryIO, file: Seen) -> Iterator[Item]:
    """Yield the files of an archive, so that one archive is read side by side and may be of any size."""
    package = Package(stream, most=MAX_MEMBERS)
    if package.names & _NO_ARCHIVE:
        yield File(file.place, file.path, file.size, file.changed)
        return
    times: Counter[str] = Counter()
    for member in members_of(package):
        times[member.path] += 1
        again = f" ({times[member.path]})" if times[member.path] > 1 else ""
        yield from _member(member, f"{file.place}/{member.path}{again}")
    if not times:
        yield Refused(file.place, NoText, {"kind": "ZIP"})


def _member(member: Member, place: str) -> Iterator[Item]:
    if isinstance(member.content, bytes):
        several = _several_in(member.path)
        if several is None:
            yield Loaded(place, member.content)
        else:
            yield from _until_damage(BytesIO(member.content), Seen(member.path, place), *several)
        return
    error = member.content
    names = signature(type(error)).parameters
    yield Refused(place, type(error), {name: getattr(error, name) for name in names})


def _lines(stream: BinaryIO, file: Seen) -> Iterator[Item]:
    number = 0
    while line := stream.readline(MAX_FILE_BYTES + 1):
        number += 1
        size = len(line)
        if size > MAX_FILE_BYTES:
            while not line.endswith(b"\n") and (line := stream.readline(_PIECE)):
                size += len(line)
            yield Refused(f"{file.place}#{number}", FileTooLarge, {"size": size, "limit": MAX_FILE_BYTES})
        elif not line.isspace():
            yield Line(f"{file.place}#{number}", line)


def _captures(stream: BinaryIO, file: Seen) -> Iterator[Item]:
    return (_capture(record, f"{file.place}#{record.number}") for record in archived(stream))


def _capture(record: Archived, place: str) -> Capture | Refused:
    if record.is_too_large:
        return Refused(place, FileTooLarge, {"size": record.size, "limit": MAX_FILE_BYTES})
    return Capture(place, record.url, record.data, record.has_head)
