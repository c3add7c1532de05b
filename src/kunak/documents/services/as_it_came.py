"""Files that are kept to be looked at and not to be read: photographs, tables, signatures beside a paper."""

import hashlib
from pathlib import PurePosixPath

from kunak.core.reading.formats.errors import EmptyFile, FileTooLarge
from kunak.core.reading.formats.limits import MAX_FILE_BYTES
from kunak.documents.errors import FileNotKept
from kunak.documents.services.add import Incoming, named

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "txt": "text/plain",
    "csv": "text/csv",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "heic": "image/heic",
    "webp": "image/webp",
    "zip": "application/zip",
    "sig": "application/octet-stream",
    "p7s": "application/pkcs7-signature",
}


def as_it_came(name: str, data: bytes) -> Incoming:
    """Return a file without its text: nobody reads it here, and it leaves the house as an attachment alone.

    Raises:
        EmptyFile, FileTooLarge: there is nothing, or too much.
        FileNotKept: its ending is none of `MEDIA_TYPES`.
    """
    suffix = PurePosixPath(name).suffix.lower().removeprefix(".")
    if not data:
        raise EmptyFile
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(size=len(data), limit=MAX_FILE_BYTES)
    if suffix not in MEDIA_TYPES:
        raise FileNotKept(name=named(name))
    return Incoming(named(name), data, hashlib.sha256(data).hexdigest(), MEDIA_TYPES[suffix])
