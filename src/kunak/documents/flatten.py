"""From a record to the facts that people decide on. Pure.

The record has no words of its own for `kind` and `event`: they are shown by the words of the title, else of the day of
signing, else of the first party, and stay to be entered by hand where there are none of these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kunak.documents.fields import FIELDS, Shape

SURE = 0.75  # below it a person must look at the value by itself: a third of such is wrong, of the others one in twelve
KEYS = {
    Shape.PARTY: ("name", "type", "code"),
    Shape.PERSON: ("name", "post", "party"),
    Shape.COMMITMENT: ("text", "sector", "kind"),
    Shape.PLANNED: ("text", "when"),
    Shape.QUOTE: ("speaker", "text"),
}
KIND_WORD = re.compile(
    r"(?:соглашени|договор|меморандум|протокол|программ|план|карт|заявлени|мероприяти)\w*\s*$", re.IGNORECASE
)
FIELDS_OF_WARNING = {
    "quote": {"quotes"},
    "term": {"term", "renewal", "renewal_period", "notice"},
    "renewal": {"renewal", "renewal_period"},
    "notice": {"notice"},
    "date": {"signed_on", "published"},
    "two_dates": {"signed_on"},
    "effective": {"in_force"},
    "provisional": {"in_force"},
    "weekday": {"signed_on"},
    "today": {"signed_on"},
    "in_force_rule": {"in_force"},
    "kind": {"kind"},
}
NEAR = 2  # characters: a quotation mark and a blank may stand between the words and what the warning is about

Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One value as it was read; `doubt` is a code of `sentences.DOUBTS`, empty where the reader was sure."""

    field: str
    position: int
    value: Any
    spans: Spans
    confidence: float
    doubt: str = ""


def candidates(record: Mapping[str, Any], text: str) -> list[list[Proposal]]:
    """Return the facts of each agreement of a record; one empty agreement where none was found."""
    agreements: Sequence[Mapping[str, Any]] = record["agreements"] or [{}]
    return [list(_facts(agreement, record, text)) for agreement in agreements]


def bare(agreement: Mapping[str, Any]) -> dict[str, str]:
    """Return `kind` and `event` where the record shows no words for them: offered when a person enters them."""
    if _standing_words(agreement):
        return {}
    return {name: agreement[name] for name in ("kind", "event") if agreement.get(name)}


def _facts(agreement: Mapping[str, Any], record: Mapping[str, Any], text: str) -> Iterator[Proposal]:
    published = record["source"].get("published")
    for field in FIELDS.values():
        if field.name in {"kind", "event"}:
            sourced = _worded(field.name, agreement, text)
        else:
            sourced = published if field.name == "published" else agreement.get(field.name)
        values: list[Any] = list(sourced or []) if field.is_repeated else [sourced] if sourced else []
        for position, value in enumerate(values):
            doubt = _doubt(field.name, value, published, record["warnings"])
            plain = {key: value[key] for key in KEYS[field.shape]} if field.shape in KEYS else value["value"]
            yield Proposal(field.name, position, plain, value["spans"], value["confidence"], doubt)


def _worded(name: str, agreement: Mapping[str, Any], text: str) -> dict[str, Any] | None:
    spans = _standing_words(agreement)
    if not spans or not agreement.get(name):
        return None
    title = agreement.get("title")
    before = KIND_WORD.search(text, max(0, spans[0][0] - 40), spans[0][0]) if title and name == "kind" else None
    if before:
        spans = [[before.start(), spans[0][1]]]
    return {"value": agreement[name], "spans": spans, "confidence": 1.0}


def _standing_words(agreement: Mapping[str, Any]) -> Spans:
    parties = agreement.get("parties") or [None]
    for shown in (agreement.get("title"), agreement.get("signed_on"), parties[0]):
        if shown:
            return [list(shown["spans"][0])]
    return []


def _doubt(name: str, value: Mapping[str, Any], published: Mapping[str, Any] | None, warnings: Sequence[Any]) -> str:
    if name == "signed_on" and published and overlap(value["spans"][1:], published["spans"]):
        return "year_of_publication"
    if value.get("derived"):
        return "derived"
    if value["confidence"] < SURE:
        return "low"
    return "warning" if any(_is_about(warning, name, value["spans"]) for warning in warnings) else ""


def _is_about(warning: Mapping[str, Any], name: str, spans: Spans) -> bool:
    code = warning["code"]
    fields = FIELDS_OF_WARNING.get(code) or FIELDS_OF_WARNING.get(code.split("_")[0])
    words = warning.get("spans", ())
    return overlap(spans, words) if fields is None else name in fields and overlap(spans, words, near=NEAR)


def overlap(spans: Sequence[Sequence[int]], others: Sequence[Sequence[int]], near: int = 0) -> bool:
    """Say whether any of the spans covers a character of any of the others, or stands within `near` of it."""
    return any(start - near < other[1] and other[0] < end + near for start, end in spans for other in others)
