"""PDF behind a wall: the library works in a process of its own, so that no file can hang, flood or break ours."""

import atexit
from collections.abc import Iterable

from kunak.core.reading.formats.content import Content
from kunak.documents.outside import recognise
from kunak.documents.outside.haste import TakesLong
from kunak.documents.outside.wall import Wall

MAX_RECOGNISED = 20
"""Pages of one document whose pictures are looked at: each takes seconds."""

_wall = Wall()
atexit.register(_wall.end)  # else Python complains, as it ends, of a process and of pipes that nobody closed


def read(data: bytes) -> Content:
    """Return the text of a PDF as `kunak.core.reading.formats.pdf`; pages that are pictures are recognised if they can.

    Raises:
        EncryptedFile, DamagedFile, TooComplex: as there; too complex is also what takes too long or too much memory.
    """
    content = _wall.read(data)
    if not content.unread or not recognise.is_installed():
        return content
    return _wall.read(data, recognised=_recognised(data, content.unread[:MAX_RECOGNISED]))


def read_at_once(data: bytes) -> Content:
    """Return the text of a PDF that has no page to recognise.

    Raises:
        TakesLong: some of its pages are pictures, and this machine can look at them.
        EncryptedFile, DamagedFile, TooComplex: as `read`.
    """
    content = _wall.read(data)
    if content.unread and recognise.is_installed():
        raise TakesLong(media_type="application/pdf")
    return content


def _recognised(data: bytes, places: Iterable[str]) -> dict[int, str]:
    """Return the words seen on pages, by number; a page is named as in `Content.unread`: ``s3``."""
    numbers = [int(place.removeprefix("s")) for place in places]
    return {number: recognise.seen_in(_wall.picture(data, number), kind="PDF") for number in numbers}
