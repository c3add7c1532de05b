"""The door to `kunak.core.reading`: bytes to text, text to a record with the time it took."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from typing import Any

from kunak import __version__
from kunak.core import reading
from kunak.core.reading.formats import Format, Opened
from kunak.core.reading.formats.sniff import Kind
from kunak.core.reading.source import SourceText
from kunak.documents import outside

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of a reading.

    Args:
        record: None where the reader failed.
        seconds: of wall time.
        refusal: why the file could not be opened, as `refusals.kept`.
    """

    record: dict[str, Any] | None
    seconds: float
    refusal: dict[str, Any] | None = None


def open_file(name: str, data: bytes) -> SourceText:
    """Return the text of a file.

    Raises:
        KunakError: the file is empty, too large, encrypted, damaged or of a kind that is not read.
    """
    return outside.open_source(data, name)


def open_at_once(name: str, data: bytes) -> SourceText:
    """Return the text of a file while somebody waits.

    Raises:
        TakesLong: it must be opened by the worker: an old Word document, a scan.
        KunakError: as `open_file`.
    """
    return outside.open_source(data, name, outside.at_once(1))


def haste(most: int) -> Mapping[Kind, Format]:
    """Return what lets `documents_in` open so many documents in all; of the others it says that they take long."""
    return outside.at_once(most)


def documents_in(name: str, data: bytes, given: Mapping[Kind, Format]) -> Iterator[Opened]:
    """Yield the documents of a file: of an archive or a letter each that is in it."""
    return outside.open_sources(data, name, given)


def holds_several(name: str, data: bytes) -> bool:
    """Say whether there is more than one document in a file; none of them is opened for that."""
    return len(list(islice(documents_in(name, data, haste(0)), 2))) > 1


def read(source: SourceText) -> Attempt:
    """Read a text. A fault of the reader is logged and told, never raised: the file of somebody must not hang on it."""
    began = perf_counter()
    try:
        record = reading.to_json(reading.read(source), with_text=False)
    except Exception:  # the reader meets texts that nobody has seen; the document stands whatever it does
        log.exception("the reader failed on a text of %d characters", len(source.raw))
        return Attempt(None, perf_counter() - began)
    return Attempt(record, perf_counter() - began)


def by_hand(*, name: str, media_type: str, sha256: str, characters: int) -> dict[str, Any]:
    """Return the record of a document that a person enters: nothing was read."""
    source = {
        "name": name,
        "media_type": media_type,
        "sha256": sha256,
        "characters": characters,
        "language": None,
        "published": None,
    }
    return {"schema": "kunak.reading/1", "source": source, "genre": "other", "agreements": [], "warnings": []}


def version() -> str:
    """Return the version of the reader, kept with what it read: the reader is released with the program."""
    return __version__
