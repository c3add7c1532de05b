"""An agreement's own terms as the core counts with them; what the text does not say is counted by a named default."""

from dataclasses import dataclass

from kunak.agreements.models import Agreement
from kunak.core.terms import BadTerms, PartialDate, Terms, terms_from_json


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """The terms with the first and the last day that the signing may have; equal where the day is known."""

    earliest: Terms
    latest: Terms


def known_terms(agreement: Agreement) -> KnownTerms | None:
    """Return the terms, or None where the term or the day of signing is not known or they contradict each other.

    Counted where the text is silent: in force from the signing, no renewal, notice by the last day.
    """
    if not agreement.term or not agreement.signed_on:
        return None
    day = PartialDate.parse(agreement.signed_on)
    given: dict[str, object] = {
        "in_force": agreement.in_force or {"rule": "on_signing"},
        "term": agreement.term,
        "renewal": agreement.renewal or {"kind": "none"},
        "notice": agreement.notice or None,
    }
    try:
        earliest = terms_from_json(given | {"signed_on": day.earliest.isoformat()})
        latest = terms_from_json(given | {"signed_on": day.latest.isoformat()})
    except BadTerms:
        return None
    return KnownTerms(earliest, latest)


def term_json(value: str | None) -> dict[str, str] | None:
    """Return a read term as TERMS.md writes it: ``P5Y`` or ``indefinite``."""
    if not value:
        return None
    return {"kind": "indefinite"} if value == "indefinite" else {"kind": "period", "period": value}


def renewal_json(kind: str | None, period: str | None) -> dict[str, object] | None:
    """Return a read renewal as TERMS.md writes it; an automatic one without a period repeats the term."""
    if kind != "automatic":
        return {"kind": kind} if kind else None
    return {"kind": "automatic", "period": period, "times": None}


def in_force_json(value: str | None) -> dict[str, str] | None:
    """Return a read entry into force as TERMS.md writes it: on signing, on a date, or by an act still to come."""
    if not value:
        return None
    if value == "on_signing":
        return {"rule": "on_signing"}
    return {"rule": "on_act"} if value.startswith("on_") else {"rule": "on_date", "date": value}
