"""A record as plain dictionaries, as the reading schema says; by hand, for `asdict` would cost a third of reading."""

from typing import Literal

from kunak.core.reading import serial_parts
from kunak.core.reading.record import Agreement, Commitment, Planned, Quote, ReadingWarning, Record
from kunak.core.reading.serial_values import Json, party, person, sourced, spans, value

Version = Literal["1", "1.1"]
NAMES: dict[Version, str] = {"1": "kunak.reading/1", "1.1": "kunak.reading/1.1"}


def to_json(record: Record, *, with_text: bool = True, version: Version = "1.1") -> Json:
    """Return the record in the shape of `schema/reading-1.1.json`.

    It says the lowest version that holds it: a record without the parts of 1.1 is one of version 1 in every word.

    Args:
        with_text: whether the document's text is put in.
        version: the highest version that the receiver reads; under "1" the parts of 1.1 are left out.
    """
    source = record.source
    agreements = [_agreement(agreement) for agreement in record.agreements]
    more = [serial_parts.of_agreement(agreement) for agreement in record.agreements]
    parts = serial_parts.of_document(record.parts)
    is_plain = version == "1" or not (parts or any(more))
    out: Json = {
        "schema": NAMES["1" if is_plain else "1.1"],
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "characters": source.characters,
            "language": source.language,
            "published": value(source.published),
        },
    }
    if with_text:
        out["text"] = record.text
    out["genre"] = record.genre
    if is_plain:
        out["agreements"] = agreements
    else:
        out["agreements"] = [plain | extra for plain, extra in zip(agreements, more, strict=True)]
        out |= parts
    out["warnings"] = [_warning(warning) for warning in record.warnings]
    return out


def _agreement(read: Agreement) -> Json:
    return {
        "kind": read.kind,
        "event": read.event,
        "title": value(read.title),
        "signed_on": value(read.signed_on),
        "place": value(read.place),
        "parties": [party(one) for one in read.parties],
        "signatories": [person(one) for one in read.signatories],
        "term": value(read.term),
        "renewal": value(read.renewal),
        "renewal_period": value(read.renewal_period),
        "notice": value(read.notice),
        "in_force": value(read.in_force),
        "supersedes": [sourced(one) for one in read.supersedes],
        "coordinators": [party(one) for one in read.coordinators],
        "working_groups": value(read.working_groups),
        "sectors": [sourced(one) for one in read.sectors],
        "commitments": [_commitment(commitment) for commitment in read.commitments],
        "planned": [_planned(planned) for planned in read.planned],
        "quotes": [_quote(quote) for quote in read.quotes],
    }


def _commitment(read: Commitment) -> Json:
    return {
        "text": read.text,
        "sector": read.sector,
        "kind": read.kind,
        "spans": spans(read.spans),
        "confidence": read.confidence,
    }


def _planned(read: Planned) -> Json:
    return {"text": read.text, "when": read.when, "spans": spans(read.spans), "confidence": read.confidence}


def _quote(read: Quote) -> Json:
    return {"speaker": read.speaker, "text": read.text, "spans": spans(read.spans), "confidence": read.confidence}


def _warning(read: ReadingWarning) -> Json:
    out: Json = {"code": read.code, "message": read.message}
    if read.spans:
        out["spans"] = spans(read.spans)
    return out
