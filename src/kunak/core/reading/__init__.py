"""Reading: a document's text in, a record of what it says out. Pure: no files, no clock, no network."""

from kunak.core.reading.reader import read
from kunak.core.reading.record import Meta, Record
from kunak.core.reading.serial import to_json

__all__ = ["Meta", "Record", "read", "to_json"]
