"""ZIP archives: the documents in them, one by one; nothing is ever written to a disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kunak.core.reading import later as re
from kunak.core.reading.formats.encoding import russian_encoding
from kunak.core.reading.formats.errors import EncryptedFile, FileTooLarge, FormatError
from kunak.core.reading.formats.limits import MAX_FILE_BYTES

if TYPE_CHECKING:
    from zipfile import ZipInfo

    from kunak.core.reading.formats.package import Package

_ENCRYPTED, _UNICODE = 0x1, 0x800
_NO_DOCUMENTS = re.compile(  # what systems and signing programs leave beside documents
    r"(?:^|/)(?:__macosx/|\.ds_store$|thumbs\.db$|desktop\.ini$|~\$|\._)|\.(?:p7s|p7m|sig|sgn|asc|md5|sha1|sha256|lnk|url)$",
    re.IGNORECASE,
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_DRIVE = re.compile(r"[a-zA-Z]:$")


@dataclass(frozen=True, slots=True)
class Member:
    """A file within another: where it lies, and its bytes or why there are none."""

    path: str
    content: bytes | FormatError


def members(data: bytes) -> Iterator[Member]:
    """Yield the files of an archive that may be documents, in its order, each unpacked only when it is asked for.

    Raises:
        DamagedFile, TooComplex: as `package.Package`; the refusal of one member is its content.
    """
    return members_of(_package(data))


def members_of(package: "Package") -> Iterator[Member]:
    """Yield the files of an archive that was opened, as `members` does."""
    for entry in package.files:
        path = safe_path(_name(entry))
        if path and not is_no_document(path):
            yield Member(path, _content(package, entry))


def count(data: bytes) -> int:
    """Return how many files of an archive may be documents; raises as `members`."""
    paths = (safe_path(_name(entry)) for entry in _package(data).files)
    return sum(1 for path in paths if path and not is_no_document(path))


def is_no_document(path: str) -> bool:
    """Tell what only stands beside documents: traces of a system, signatures, sums."""
    return bool(_NO_DOCUMENTS.search(path))


def safe_path(path: str) -> str:
    """Return a path without anything that leads out of its folder: it is for showing and for names, not for a disk."""
    parts = _CONTROLS.sub(" ", path).replace("\\", "/").split("/")
    return "/".join(part.strip() for part in parts if part.strip(" .") and not _DRIVE.match(part.strip()))


def _package(data: bytes) -> "Package":
    from kunak.core.reading.formats.package import Package  # not before an archive is met: texts are opened without it

    return Package(data)


def _content(package: "Package", entry: "ZipInfo") -> bytes | FormatError:
    if entry.flag_bits & _ENCRYPTED:
        return EncryptedFile(kind="ZIP")
    if entry.file_size > MAX_FILE_BYTES:
        return FileTooLarge(size=entry.file_size, limit=MAX_FILE_BYTES)
    try:
        return package.unpacked(entry, room=MAX_FILE_BYTES)
    except FormatError as error:
        return error


def _name(entry: "ZipInfo") -> str:
    """Return the name of an entry; one without the mark of Unicode is in the encoding of old Russian systems."""
    if entry.flag_bits & _UNICODE:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1251" if russian_encoding(raw) == "cp1251" else "cp866", "replace")
