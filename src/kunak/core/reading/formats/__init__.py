"""Bytes of a file to its text: one module a format, chosen by looking at the bytes."""

from kunak.core.reading.formats.opening import FORMATS, Format, open_source
from kunak.core.reading.formats.several import Opened, open_sources

__all__ = ["FORMATS", "Format", "Opened", "open_source", "open_sources"]
