"""Where files lie: under the data folder, named by their content, whole or not at all."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError

from kunak.documents.errors import NoRoom

FULL = (errno.ENOSPC, errno.EDQUOT)
DISK_FULL = "53100"  # as PostgreSQL says it


class WholeFiles(FileSystemStorage):
    """Keeps a file by writing it aside, forcing it to the disk and renaming it: readers see all of it or nothing.

    Names are content addresses, so writing one again is harmless and changes nothing. From `begin` to `finish` a sign
    lies in the folder of what is unfinished, and so do the bytes until all of them are there: what a power cut leaves
    behind is found by it.
    """

    @property
    def base_location(self) -> str:  # asked each time: tests move the folder
        return str(settings.MEDIA_ROOT)

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)  # noqa: PTH100  # no symbolic link is followed

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002
        """Return the name itself: the same content has the same place."""
        return name

    def _save(self, name: str, content: File[Any]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = self._sign(name).with_suffix(f".{secrets.token_hex(6)}")
        aside.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("wb") as out:
                os.fchmod(out.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
                for piece in content.chunks():
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)
        _sync_folder(target.parent)
        return name

    def begin(self, name: str) -> None:
        """Put down the sign that a file is being kept and nobody has been told so yet."""
        sign = self._sign(name)
        sign.parent.mkdir(parents=True, exist_ok=True)
        sign.touch(mode=settings.FILE_UPLOAD_PERMISSIONS)
        _sync_folder(sign.parent)

    def finish(self, name: str) -> None:
        """Take the sign away: the file is kept, or is not there."""
        self._sign(name).unlink(missing_ok=True)

    def unfinished(self) -> Iterator[str]:
        """Yield the names of files that were begun and not finished; bytes left half written are taken away."""
        for left in sorted(self._signs().glob("*")):
            if left.suffix:
                left.unlink(missing_ok=True)
            else:
                yield left.name.replace("-", "/")

    def _sign(self, name: str) -> Path:
        return self._signs() / name.replace("/", "-")

    def _signs(self) -> Path:
        return Path(self.location, "unfinished")


@contextmanager
def full_disk_told() -> Iterator[None]:
    """Raise `NoRoom` where the files' disk, or the database's, is full."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise NoRoom from error
        raise
    except OperationalError as error:
        if "disk is full" in str(error) or getattr(error.__cause__, "sqlstate", "") == DISK_FULL:
            raise NoRoom from error
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def kept_files() -> WholeFiles:
    """Return the storage of documents."""
    return WholeFiles()


def address(*, side: int, sha256: str) -> str:
    """Return the name of a file, ``documents/3/c8/c8a066…``: its side first, so that no side's hangs on another's."""
    return f"documents/{side}/{sha256[:2]}/{sha256}"
