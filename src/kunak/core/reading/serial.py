"""A record as plain dictionaries, as the reading schema says; by hand, for `asdict` would cost a third of reading."""

from typing import Any

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.record import Agreement, Commitment, Party, Person, Planned, Quote, ReadingWarning, Record

Json = dict[str, Any]


def to_json(record: Record, *, with_text: bool = True) -> Json:
    """Return the record in the shape of `schema/reading-1.json`; without the text where `with_text` is False."""
    source = record.source
    out: Json = {
        "schema": "kunak.reading/1",
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "characters": source.characters,
            "language": source.language,
            "published": _value(source.published),
        },
    }
    if with_text:
        out["text"] = record.text
    out["genre"] = record.genre
    out["agreements"] = [_agreement(agreement) for agreement in record.agreements]
    out["warnings"] = [_warning(warning) for warning in record.warnings]
    return out


def _agreement(read: Agreement) -> Json:
    return {
        "kind": read.kind,
        "event": read.event,
        "title": _value(read.title),
        "signed_on": _value(read.signed_on),
        "place": _value(read.place),
        "parties": [_party(party) for party in read.parties],
        "signatories": [_person(person) for person in read.signatories],
        "term": _value(read.term),
        "renewal": _value(read.renewal),
        "renewal_period": _value(read.renewal_period),
        "notice": _value(read.notice),
        "in_force": _value(read.in_force),
        "supersedes": [_sourced(value) for value in read.supersedes],
        "coordinators": [_party(party) for party in read.coordinators],
        "working_groups": _value(read.working_groups),
        "sectors": [_sourced(value) for value in read.sectors],
        "commitments": [_commitment(commitment) for commitment in read.commitments],
        "planned": [_planned(planned) for planned in read.planned],
        "quotes": [_quote(quote) for quote in read.quotes],
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _sourced(read: Sourced[str]) -> Json:
    return {"value": read.value, "spans": _spans(read.spans), "confidence": read.confidence}


def _value(read: Sourced[str] | None) -> Json | None:
    return None if read is None else _sourced(read)


def _party(read: Party) -> Json:
    return {
        "name": read.name,
        "type": read.type,
        "code": read.code,
        "spans": _spans(read.spans),
        "confidence": read.confidence,
    }


def _person(read: Person) -> Json:
    return {
        "name": read.name,
        "post": read.post,
        "party": read.party,
        "spans": _spans(read.spans),
        "confidence": read.confidence,
    }


def _commitment(read: Commitment) -> Json:
    return {
        "text": read.text,
        "sector": read.sector,
        "kind": read.kind,
        "spans": _spans(read.spans),
        "confidence": read.confidence,
    }


def _planned(read: Planned) -> Json:
    return {"text": read.text, "when": read.when, "spans": _spans(read.spans), "confidence": read.confidence}


def _quote(read: Quote) -> Json:
    return {"speaker": read.speaker, "text": read.text, "spans": _spans(read.spans), "confidence": read.confidence}


def _warning(read: ReadingWarning) -> Json:
    out: Json = {"code": read.code, "message": read.message}
    if read.spans:
        out["spans"] = _spans(read.spans)
    return out
