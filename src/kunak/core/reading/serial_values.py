"""The smallest pieces of a record as plain dictionaries: values, spans, parties, people."""

from typing import Any

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.record import Party, Person

Json = dict[str, Any]


def spans(read: tuple[Span, ...]) -> list[list[int]]:
    """Return spans as pairs of numbers."""
    return [[span.start, span.end] for span in read]


def sourced(read: Sourced[str]) -> Json:
    """Return a value with its words."""
    out: Json = {"value": read.value, "spans": spans(read.spans), "confidence": read.confidence}
    if read.derived:
        out["derived"] = True
    return out


def value(read: Sourced[str] | None) -> Json | None:
    """Return a value with its words, None where there is none."""
    return None if read is None else sourced(read)


def party(read: Party) -> Json:
    """Return a party; its part of a foreign country only where it is known."""
    out: Json = {
        "name": read.name,
        "type": read.type,
        "code": read.code,
        "spans": spans(read.spans),
        "confidence": read.confidence,
    }
    if read.subdivision is not None:
        out["subdivision"] = read.subdivision
    return out


def person(read: Person) -> Json:
    """Return a person."""
    return {
        "name": read.name,
        "post": read.post,
        "party": read.party,
        "spans": spans(read.spans),
        "confidence": read.confidence,
    }
