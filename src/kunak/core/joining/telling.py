"""What one document says of one agreement, as values alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

EVIDENCE = {"spans", "confidence", "derived"}
BARE = ("kind", "event")  # the record has them without words of their own


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document says of one agreement.

    Args:
        values: by the names of `kunak.reading/1`, in the order of the document, without spans and confidence; a field
            that stands once has one value or none. ``published`` of the document is among them.
        derived: names of the fields whose value was concluded from other words: a year taken from the publication.
    """

    values: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    derived: frozenset[str] = frozenset()

    def one(self, name: str) -> Any:
        """Return the value of a field that stands once; None where the document is silent."""
        return next(iter(self.values.get(name, ())), None)

    def each(self, name: str) -> Sequence[Any]:
        """Return all values of a field."""
        return self.values.get(name, ())


def of_record(record: Mapping[str, Any], position: int = 0) -> Telling:
    """Return what a record of `kunak.reading/1` or later says of one of its agreements.

    Args:
        position: of the agreement in the record, from 0.
    """
    agreement = record["agreements"][position]
    published = record["source"].get("published")
    found = dict(_values(agreement)) | ({"published": [_plain(published)]} if published else {})
    derived = (name for name, value in agreement.items() if isinstance(value, dict) and value.get("derived"))
    return Telling(found, frozenset(derived))


def _values(agreement: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    for name, value in agreement.items():
        if name in BARE:
            yield name, [value]
        elif isinstance(value, list):
            yield name, [_plain(one) for one in value]
        elif value is not None:
            yield name, [_plain(value)]


def _plain(value: Mapping[str, Any]) -> Any:
    """Return a value without what shows it."""
    return value["value"] if "value" in value else {key: one for key, one in value.items() if key not in EVIDENCE}
