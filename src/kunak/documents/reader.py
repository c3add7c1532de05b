"""The door to `kunak.core.reading`: bytes to text, text to a record with the time it took."""

import logging
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from kunak import __version__
from kunak.core import reading
from kunak.core.reading.source import SourceText
from kunak.documents import outside

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of a reading: `record` is None where the reader failed. `seconds` of wall time."""

    record: dict[str, Any] | None
    seconds: float


def open_file(name: str, data: bytes) -> SourceText:
    """Return the text of a file.

    Raises:
        KunakError: the file is empty, too large, encrypted, damaged or of a kind that is not read.
    """
    return outside.open_source(data, name)


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
