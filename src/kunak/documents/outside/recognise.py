"""Words in pictures, seen by tesseract: text that may be wrong in any letter, and is marked so."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import DamagedFile, NeedsTool
from kunak.core.reading.formats.on_demand import format_module
from kunak.core.reading.formats.recognised_rows import how_sure
from kunak.documents.outside.run import Failed, run

LANGUAGE = "rus"
TURNS = "osd"
"""The data by which tesseract sees how a page is turned; most systems bring it with the program."""

_IN_ANY_TURN, _UPRIGHT = "1", "3"
"""Ways to part a page (`--psm`), both wholly by itself."""

_SURE = 60.0
"""Of 100: so sure are words of an upright page on the whole; 96 was measured on a clean one, 27 on its head."""

_SECONDS, _MEGABYTES = 60, 2_048


def is_present() -> bool:
    """Tell whether this machine has tesseract, be it with its Russian data or without."""
    return shutil.which("tesseract") is not None


def is_installed() -> bool:
    """Tell whether this machine has tesseract with its Russian data."""
    return LANGUAGE in known()


@cache
def known() -> frozenset[str]:
    """Return what tesseract has data for, languages and `TURNS`; the program is asked once, when it is needed."""
    if not is_present():
        return frozenset()
    with TemporaryDirectory(prefix="kunak-") as folder:
        try:
            printed = run(["tesseract", "--list-langs"], folder=Path(folder), seconds=20, megabytes=_MEGABYTES)
        except Failed:
            return frozenset()
    return frozenset(printed.decode(errors="replace").split())


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

    A page in which hardly a word is sure may lie on its side or its head: where tesseract has the data by which it
    sees that, it looks once more, and what is surer is taken.

    Raises:
        DamagedFile: as `read`; `kind` names the file.
    """
    try:
        seen = _seen(picture, _UPRIGHT)
        if TURNS not in known() or (sure := how_sure(seen)) >= _SURE:
            return seen
        turned = _seen(picture, _IN_ANY_TURN)
    except Failed as error:
        raise DamagedFile(kind=kind, reason=str(error)) from error
    return turned if how_sure(turned) > sure else seen


def _seen(picture: bytes, way: str) -> str:
    """Return the table that tesseract makes of a picture; raise Failed where it makes none."""
    with TemporaryDirectory(prefix="kunak-") as folder:
        command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--psm", way, "tsv"]
        printed = run(command, folder=Path(folder), seconds=_SECONDS, megabytes=_MEGABYTES, given=picture)
    return printed.decode(errors="replace")
