"""Whether a value has the shape of its field. Pure."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from kunak.core import reference
from kunak.documents.errors import BadSpans, BadValue
from kunak.documents.fields import PARTY_TYPES, Field, Shape
from kunak.documents.typed import day, length

LONGEST = 10_000  # characters of one text
ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def checked(field: Field, value: Any) -> Any:
    """Return the value cleaned of outer blanks.

    Raises:
        BadValue: it has not the field's shape; `reason` is ``empty``, ``long``, ``date``, ``duration`` or ``choice``.
    """
    return SHAPES[field.shape](field, value)


def checked_spans(spans: Sequence[Sequence[int]], text: str) -> list[list[int]]:
    """Return the spans as lists.

    Raises:
        BadSpans: one is empty, reversed, or reaches out of the text.
    """
    for span in spans:
        if len(span) != 2 or not all(type(edge) is int for edge in span) or not 0 <= span[0] < span[1] <= len(text):
            raise BadSpans(spans=[list(span) for span in spans], length=len(text))
    return [list(span) for span in spans]


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadValue(field=field.name, reason="empty")
    if len(value) > LONGEST or "\x00" in value:
        raise BadValue(field=field.name, reason="long")
    return value.strip()


def _maybe(field: Field, value: Any) -> str | None:
    return None if value is None or value == "" else _text(field, value)


def _date(field: Field, value: Any) -> str:
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value) or day(value) != value:
        raise BadValue(field=field.name, reason="date")
    return value


def _duration(field: Field, value: Any) -> str:
    if not isinstance(value, str) or length(value) != value:
        raise BadValue(field=field.name, reason="duration")
    return value


def _choice(field: Field, value: Any) -> str:
    return _one_of(field, value, field.choices)


def _effect(field: Field, value: Any) -> str:
    return value if isinstance(value, str) and value in field.choices else _date(field, value)


def _sector(field: Field, value: Any) -> str:
    return _one_of(field, value, reference.sectors())


def _one_of(field: Field, value: Any, codes: Any) -> str:
    if not isinstance(value, str) or value not in codes:
        raise BadValue(field=field.name, reason="choice")
    return value


def _parts(field: Field, value: Any, keys: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or set(value) != keys:
        raise BadValue(field=field.name, reason="choice")
    return value


def _party(field: Field, value: Any) -> dict[str, Any]:
    parts = _parts(field, value, {"name", "type", "code"})
    return {
        "name": _text(field, parts["name"]),
        "type": _one_of(field, parts["type"], PARTY_TYPES),
        "code": _maybe(field, parts["code"]),
    }


def _person(field: Field, value: Any) -> dict[str, Any]:
    parts = _parts(field, value, {"name", "post", "party"})
    return {
        "name": _text(field, parts["name"]),
        "post": _maybe(field, parts["post"]),
        "party": _maybe(field, parts["party"]),
    }


def _commitment(field: Field, value: Any) -> dict[str, Any]:
    parts = _parts(field, value, {"text", "sector", "kind"})
    kind = _maybe(field, parts["kind"])
    return {
        "text": _text(field, parts["text"]),
        "sector": _sector(field, parts["sector"]),
        "kind": kind and _one_of(field, kind, reference.measure_kinds()),
    }


def _planned(field: Field, value: Any) -> dict[str, Any]:
    parts = _parts(field, value, {"text", "when"})
    return {"text": _text(field, parts["text"]), "when": _maybe(field, parts["when"])}


def _quote(field: Field, value: Any) -> dict[str, Any]:
    parts = _parts(field, value, {"speaker", "text"})
    return {"speaker": _maybe(field, parts["speaker"]), "text": _text(field, parts["text"])}


SHAPES: dict[Shape, Callable[[Field, Any], Any]] = {
    Shape.TEXT: _text,
    Shape.DATE: _date,
    Shape.DURATION: _duration,
    Shape.CHOICE: _choice,
    Shape.EFFECT: _effect,
    Shape.SECTOR: _sector,
    Shape.PARTY: _party,
    Shape.PERSON: _person,
    Shape.COMMITMENT: _commitment,
    Shape.PLANNED: _planned,
    Shape.QUOTE: _quote,
}
