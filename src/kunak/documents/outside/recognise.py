"""Words in pictures, seen by tesseract: text that may be wrong in any letter, and is marked so."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import DamagedFile, NeedsTool
from kunak.core.reading.formats.on_demand import format_module
from kunak.documents.outside.run import Failed, run

LANGUAGE = "rus"
_SECONDS, _MEGABYTES = 60, 2_048


def is_present() -> bool:
    """Tell whether this machine has tesseract, be it with its Russian data or without."""
    return shutil.which("tesseract") is not None


@cache
def is_installed() -> bool:
    """Tell whether this machine has tesseract with its Russian data; the program is asked once, when it is needed."""
    if not is_present():
        return False
    with TemporaryDirectory(prefix="kunak-") as folder:
        try:
            printed = run(["tesseract", "--list-langs"], folder=Path(folder), seconds=20, megabytes=_MEGABYTES)
        except Failed:
            return False
    return LANGUAGE in printed.decode(errors="replace").split()


def read(data: bytes) -> Content:
    """Return the words of a picture, in the order in which they are read.

    Raises:
        NeedsTool: tesseract lacks its Russian data.
        DamagedFile: it is no picture that can be opened, or it took too long.
    """
    if not is_installed():
        raise NeedsTool(kind="PNG", tool="tesseract")
    content: Content = format_module("pdf").read_recognised(seen_in(data, kind="PNG"))
    return content


def seen_in(picture: bytes, *, kind: str) -> str:
    """Return the words of a picture with their places, as a table (TSV).

    Raises:
        DamagedFile: as `read`; `kind` names the file.
    """
    with TemporaryDirectory(prefix="kunak-") as folder:
        command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "tsv"]
        try:
            printed = run(command, folder=Path(folder), seconds=_SECONDS, megabytes=_MEGABYTES, given=picture)
        except Failed as error:
            raise DamagedFile(kind=kind, reason=str(error)) from error
    return printed.decode(errors="replace")
