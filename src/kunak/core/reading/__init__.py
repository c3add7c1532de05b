"""Reading: a document's text in, a record of what it says out. Pure: no files, no clock, no network."""

import json
from functools import cache
from typing import Any

from kunak.core.packaged import packaged
from kunak.core.reading.reader import read
from kunak.core.reading.record import Meta, Record
from kunak.core.reading.serial import Version, to_json

__all__ = ["Meta", "Record", "read", "schema", "to_json"]


@cache
def schema(version: Version = "1.1") -> dict[str, Any]:
    """Return the JSON schema of a reading; that of 1.1 fits every record of version 1, too."""
    found: dict[str, Any] = json.loads(packaged(__package__, f"schema/reading-{version}.json"))
    return found
