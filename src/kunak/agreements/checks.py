"""Which acts can have happened: beside the terms, beside the other acts, and not after the end. No writes."""

from datetime import date

from kunak.agreements.errors import (
    ActAfterTheEnd,
    ActAlreadyRecorded,
    ActBeforeTheSigning,
    ActContradicts,
    ActInTheFuture,
    GroundMissing,
    NotOfThisAgreement,
    ReceivedBeforeGiven,
)
from kunak.agreements.models import UNSIGNED, Act, Agreement
from kunak.agreements.terms import check_terms, last_day_before
from kunak.core.lifecycle import ActState
from kunak.core.terms import BadTerms, PartialDate
from kunak.people.models import Side


def check_act(agreement: Agreement, act: Act, side: Side, *, today: date) -> None:
    """Let an act pass that can have happened.

    Args:
        side: that records it; a document is the agreement's or its own.

    Raises:
        GroundMissing, NotOfThisAgreement, ActInTheFuture, ActBeforeTheSigning, ReceivedBeforeGiven, ActAfterTheEnd,
        ActAlreadyRecorded, ActContradicts.
    """
    if not act.ground.strip():
        raise GroundMissing
    if act.on > today:
        raise ActInTheFuture(day=act.on)
    signed_from = first_possible_day(agreement)
    if signed_from and act.on < signed_from:
        raise ActBeforeTheSigning(signed_on=agreement.signed_on)
    if act.received_on and act.received_on < act.on:
        raise ReceivedBeforeGiven(given_on=act.on)
    if act.received_on and act.received_on > today:
        raise ActInTheFuture(day=act.received_on)
    document = act.document
    if document and document.side_id != side.pk and not agreement.documents.filter(pk=document.pk).exists():
        raise NotOfThisAgreement(what="document")
    if act.party and act.party.agreement_id != agreement.pk:
        raise NotOfThisAgreement(what="party")
    check_counts(agreement, act)
    same = {name: getattr(act, name) for name in ("kind", "on", "party", "effective", "period", "until", "terms")}
    if any(all(getattr(one, name) == value for name, value in same.items()) for one in _standing_acts(agreement)):
        raise ActAlreadyRecorded


def first_possible_day(agreement: Agreement) -> date | None:
    """Return the first day on which it may have been signed; None where it is not signed, or nobody knows when."""
    if agreement.event in UNSIGNED or not agreement.signed_on:
        return None
    return PartialDate.parse(agreement.signed_on).earliest


def check_counts(agreement: Agreement, act: Act) -> None:
    """Let an act pass that can be counted with beside those that count.

    Raises:
        ActAfterTheEnd: the agreement had ended before, so that the act changes nothing.
        ActContradicts: with the terms or with another act.
    """
    try:
        known = check_terms(agreement, more=act.as_json())
    except BadTerms as error:
        raise ActContradicts(field=error.field) from None
    last = last_day_before(known, act.on) if known else None
    if last is not None:
        raise ActAfterTheEnd(last=last)


def _standing_acts(agreement: Agreement) -> list[Act]:
    return [one for one in agreement.acts.all() if one.state != ActState.VOID]
