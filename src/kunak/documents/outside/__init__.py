"""Files that only a program outside can open: old Word documents, scans; and PDF, behind a wall of its own.

The core opens bytes by itself alone. Here stand the programs that the machine may have, each in a process of its own
with limits of time and memory, without network, in a folder that is gone afterwards. No framework is needed.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from kunak.core.reading import formats as core
from kunak.core.reading.formats import FORMATS, Format, Opened
from kunak.core.reading.formats.opening import checked_kind
from kunak.core.reading.formats.sniff import Kind
from kunak.core.reading.source import SourceText
from kunak.documents.outside.haste import Patience, TakesLong, hasty

__all__ = ["Patience", "TakesLong", "at_once", "formats", "open_source", "open_sources"]

BYTES_AT_ONCE = 4 * 1024 * 1024
"""Bytes of the files that are opened while a person waits, all together; the worker opens the others."""

_ALONE = frozenset((Kind.TEXT, Kind.HTML))
"""What needs no program, neither itself nor for what is in it."""

_PICTURES = {Kind.PNG: "image/png", Kind.JPEG: "image/jpeg", Kind.TIFF: "image/tiff"}


@cache
def formats() -> Mapping[Kind, Format]:
    """Return how each kind of file is read on this machine; looked up once, since programs seldom come and go."""
    from kunak.documents.outside import office, pdf, recognise  # not before they may be needed: a text is quickly read

    found = dict(FORMATS) | {Kind.PDF: Format("application/pdf", pdf.read)}
    if office.is_installed():
        found[Kind.DOC] = Format("application/msword", office.read)
    if recognise.is_present():
        found |= {kind: Format(media_type, recognise.read) for kind, media_type in _PICTURES.items()}
    return found


def at_once(most: int) -> Mapping[Kind, Format]:
    """Return how files are opened while somebody waits: old Word documents, scans, what comes after the first few, and
    what is more than `BYTES_AT_ONCE` together, raise `TakesLong`.
    """
    from kunak.documents.outside import pdf

    quick = {kind: form.read for kind, form in FORMATS.items()} | {Kind.PDF: pdf.read_at_once}
    return hasty(formats(), quick, Patience(most, BYTES_AT_ONCE))


def open_source(data: bytes, name: str, given: Mapping[Kind, Format] | None = None) -> SourceText:
    """Return the text of a file, as `kunak.core.reading.formats.open_source`, with what this machine has."""
    if given is None:
        given = FORMATS if checked_kind(data, name) in _ALONE else formats()
    return core.open_source(data, name, given)


def open_sources(data: bytes, name: str, given: Mapping[Kind, Format] | None = None) -> Iterator[Opened]:
    """Yield the documents of a file, as `kunak.core.reading.formats.open_sources`, with what this machine has."""
    return core.open_sources(data, name, formats() if given is None else given)
