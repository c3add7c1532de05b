"""Words in pictures, seen by tesseract: text that may be wrong in any letter, and is marked so."""

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kunak.core.reading.formats.content import Content, ContentBuilder
from kunak.core.reading.formats.errors import DamagedFile
from kunak.core.reading.formats.recognised_text import recognised_paragraphs
from kunak.documents.outside.run import Failed, run

LANGUAGE = "rus"
_SECONDS, _MEGABYTES = 60, 2_048


@cache
def is_installed() -> bool:
    """Tell whether this machine has tesseract with its Russian data."""
    if shutil.which("tesseract") is None:
        return False
    with TemporaryDirectory(prefix="kunak-") as folder:
        try:
            printed = run(["tesseract", "--list-langs"], folder=Path(folder), seconds=20, megabytes=_MEGABYTES)
        except Failed:
            return False
    return LANGUAGE in printed.decode(errors="replace").split()


def read(data: bytes) -> Content:
    """Return the words of a picture, by paragraphs.

    Raises:
        DamagedFile: it is no picture that can be opened, or it took too long.
    """
    builder = ContentBuilder()
    for number, paragraph in enumerate(recognised_paragraphs(text_of(data, kind="PNG")), start=1):
        builder.paragraph(paragraph.text, kind="paragraph", path=f"p{number}")
    return replace(builder.content(), is_recognised=True)


def text_of(picture: bytes, *, kind: str) -> str:
    """Return the words of a picture as lines; paragraphs are parted by a blank one.

    Raises:
        DamagedFile: as `read`; `kind` names the file.
    """
    with TemporaryDirectory(prefix="kunak-") as folder:
        command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--psm", "3"]
        try:
            printed = run(command, folder=Path(folder), seconds=_SECONDS, megabytes=_MEGABYTES, given=picture)
        except Failed as error:
            raise DamagedFile(kind=kind, reason=str(error)) from error
    return printed.decode(errors="replace")
