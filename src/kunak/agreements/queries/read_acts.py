"""Acts that were read in a side's documents, as the first filling of a form; a person looks at every value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kunak.agreements.act_words import KINDS
from kunak.agreements.models import Agreement
from kunak.documents.models import Document
from kunak.documents.policies import seen_by
from kunak.people.models import Side

SHOWN = 20  # documents, the newest


@dataclass(frozen=True, slots=True)
class ReadAct:
    """An act of one of the kinds that change the standing, and the document in which it was read."""

    document: Document
    kind: str
    name: str


def documents_for(agreement: Agreement, side: Side) -> list[Document]:
    """Return what may prove an act: the agreement's documents and the newest of the own side. Two queries."""
    own = Document.objects.filter(side=side).defer("text")[:SHOWN]
    return list({one.pk: one for one in [*agreement.documents.defer("text"), *own]}.values())


def read_acts(side: Side) -> list[ReadAct]:
    """Return the acts read in the newest documents of a side. One query."""
    found = Document.objects.filter(side=side, reading__record__has_key="acts").select_related("reading").defer("text")
    return [
        ReadAct(document, act["kind"], str(KINDS[act["kind"]]))
        for document in found[:SHOWN]
        for act in (document.reading.record or {})["acts"]
        if act["kind"] in KINDS
    ]


def filled_from(agreement: Agreement, side: Side, document: str, kind: str) -> dict[str, Any]:
    """Return the form's values from the first such act of a document that the side may see; none for any other."""
    if not document.isdecimal():
        return {}
    seen = Document.objects.filter(seen_by(side), pk=int(document)).select_related("reading").distinct().first()
    acts = ((seen.reading.record or {}).get("acts") or ()) if seen else ()
    act = next((one for one in acts if one["kind"] == kind), None)
    return {} if seen is None or act is None else dict(_filled(agreement, act)) | {"document": seen.pk}


def _filled(agreement: Agreement, act: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("on", "effective", "until"):
        if found := _value(act, name):
            yield name, _dotted(found)
    for name, field in (("period", "period"), ("by_agreement", "later_title")):
        if found := _value(act, name):
            yield field, found
    by = str((act.get("by") or {}).get("name") or "").casefold()
    party = next((one for one in agreement.parties.all() if one.name.casefold() == by), None)
    if party:
        yield "party", party.pk
    yield from _terms(act.get("terms") or {})


def _terms(terms: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    term, until = _value(terms, "term"), _value(terms, "until")
    if term:
        yield "term", "indefinite" if term == "indefinite" else "period"
        yield "term_period", "" if term == "indefinite" else term
    elif until:
        yield from (("term", "until"), ("term_until", _dotted(until)))
    if renewal := _value(terms, "renewal"):
        yield from (("renewal", renewal), ("renewal_period", _value(terms, "renewal_period")))
    if notice := _value(terms, "notice"):
        yield from (("notice", "length"), ("notice_length", notice))


def _value(row: Mapping[str, Any], name: str) -> str:
    return str((row.get(name) or {}).get("value") or "")


def _dotted(day: str) -> str:
    """Return a whole day as people write it; one known in part as it is, so that the person completes it."""
    try:
        return f"{date.fromisoformat(day):%d.%m.%Y}"
    except ValueError:
        return day
