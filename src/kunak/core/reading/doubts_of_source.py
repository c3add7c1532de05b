"""What the source itself puts in doubt: letters that a program saw in a picture, pages and attachments left unread."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from kunak.core.reading.record import ReadingWarning, Record
from kunak.core.reading.source import SourceText

T = TypeVar("T")

RECOGNISED_SHARE = 0.8
"""What is left of the confidence of a value that was read from recognised text."""


def with_doubts_of(source: SourceText, record: Record) -> Record:
    """Return the record with what its source puts in doubt; unchanged where that is nothing."""
    if source.is_recognised:
        warning = ReadingWarning("recognised_text", "the text was recognised from a picture; any letter may be wrong")
        record = replace(less_sure(record), warnings=(*record.warnings, warning))
    if source.unread:
        warning = ReadingWarning("not_read", f"the file holds more than this text: {', '.join(source.unread)}")
        record = replace(record, warnings=(*record.warnings, warning))
    return record


def less_sure(value: T) -> T:
    """Return a value with each confidence in it lowered."""
    if isinstance(value, tuple):
        return type(value)(map(less_sure, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {field.name: less_sure(getattr(value, field.name)) for field in fields(value)}
    if "confidence" in changes:
        changes["confidence"] = round(changes["confidence"] * RECOGNISED_SHARE, 4)
    return replace(value, **changes)
