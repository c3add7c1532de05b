"""A reviewed candidate becomes an agreement of the register, with everything that stands in it."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from kunak.agreements import search
from kunak.agreements.errors import (
    AgreementAlreadyRegistered,
    NotOurAgreement,
    NotReadyForTheRegister,
    SamePartyTwice,
    TooLongForTheRegister,
)
from kunak.agreements.models import UNSIGNED, Agreement, Party, PlannedEvent, Signatory, Source
from kunak.agreements.services.completing import complete
from kunak.agreements.services.from_facts import (
    SINGLE,
    Facts,
    add_coordinators,
    add_documents,
    add_promises,
    add_signatories,
    columns,
)
from kunak.documents.errors import DoubtsRemain
from kunak.documents.models import Candidate, Fact, Joined
from kunak.documents.policies import check_can_accept
from kunak.documents.services import take_candidate, take_together
from kunak.journal.services import record
from kunak.people.models import Organisation, Person, Side, Territory
from kunak.people.policies import membership_of
from kunak.people.queries import municipality_named
from kunak.people.services import side_for

EXACT_DAY = len("2025-05-29")
MUNICIPALITY = "municipality"
OWN_SIDE = {"territory", "country"}  # a party that is the territory itself; a ministry only lies in one


@transaction.atomic
def accept(*, candidate: Candidate, by: Person) -> Agreement:
    """Take a reviewed candidate into the register, with all that is read together with it.

    Sides are made for parties that have none yet. What nobody touched is confirmed in the person's name; what was
    refused is left out. Of several documents one agreement is made, each of its values with the words of the document
    that it came from.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the document's side accepts.
        CandidateDecided: it was accepted or refused before.
        DoubtsRemain, DifferencesRemain: doubtful values wait for a decision, or values that differ for a choice.
        NotReadyForTheRegister, TooLongForTheRegister, SamePartyTwice, NotOurAgreement: what must be mended first.
        AgreementAlreadyRegistered: these sides have an agreement of this day, from another document.
    """
    check_can_accept(by, candidate.reading.document.side)
    prepared = Agreement.objects.filter(candidate=None, signed_text=candidate.reading.document).first()
    try:
        facts, others = _taken(candidate, by)
    except DoubtsRemain:
        is_alone = not Joined.objects.filter(side=candidate.reading.document.side, candidate=candidate).exists()
        if prepared is None and is_alone:  # nobody checks value after value of what is not theirs to accept
            read = Facts(candidate.facts.all())
            _check_lengths(read)
            _party_sides(read, by)
        raise
    _check_lengths(facts)
    if prepared is not None:
        return complete(prepared, candidate, facts, others, by)
    sides = _party_sides(facts, by)
    agreement = _agreement(candidate, facts, sides)
    parties = _parties(agreement, sides)
    add_signatories(agreement, facts, parties)
    add_coordinators(agreement, facts, parties)
    add_promises(agreement, facts)
    add_documents(agreement, others, by)
    search.keep(agreement)
    after = {"title": agreement.title, "parties": [str(side) for _, side in sides], "signed_on": agreement.signed_on}
    if others:
        after["documents"] = [one.reading.document.name for one in (agreement.candidate, *others) if one]
    record("agreement accepted", of=agreement, by=by, after=after)
    return agreement


def _taken(candidate: Candidate, by: Person) -> tuple[Facts, tuple[Candidate, ...]]:
    """Close the review; return what counts, and the candidates that were read together with this one."""
    _check_not_registered(candidate)
    taken = take_together(candidate=candidate, by=by)
    if taken is not None:
        facts = Facts(taken.facts, taken.names)
    else:
        facts = Facts(take_candidate(candidate=candidate, by=by).facts.all())
    candidate.refresh_from_db(fields=["state", "decided_by", "decided_at"])
    return facts, taken.others if taken else ()


def _check_not_registered(candidate: Candidate) -> None:
    """Let what is read together pass where none of it is in the register: a further document is attached instead."""
    side = candidate.reading.document.side
    together = Joined.objects.filter(side=side, candidate=candidate).values("together")
    found = Joined.objects.filter(together__in=together).exclude(candidate=candidate).values("candidate")
    present = Agreement.objects.filter(Q(candidate__in=found) | Q(further__candidate__in=found)).first()
    if present is not None:
        raise AgreementAlreadyRegistered(agreement=present)


def _check_lengths(facts: Facts) -> None:
    """Let values pass that fit their columns; a database would cut or refuse them without a word to the person."""
    named: list[tuple[str, type[models.Model], str, str]] = [
        ("title", Agreement, "title", facts.text("title")),
        ("place", Agreement, "place", facts.text("place")),
        *(("parties", Side, "name", value["name"]) for _, value in facts.each("parties")),
        *(("signatories", Signatory, "name", value["name"]) for _, value in facts.each("signatories")),
        *(("signatories", Signatory, "post", value["post"] or "") for _, value in facts.each("signatories")),
        *(("coordinators", Organisation, "name", value["name"]) for _, value in facts.each("coordinators")),
        *(("planned", PlannedEvent, "when", value["when"] or "") for _, value in facts.each("planned")),
    ]
    for field, model, column, text in named:
        limit = model._meta.get_field(column).max_length or 0  # type: ignore[union-attr]
        if len(text) > limit:
            raise TooLongForTheRegister(field=field, limit=limit)


def _party_sides(facts: Facts, by: Person) -> list[tuple[Fact, Side]]:
    if facts.one("kind") is None:
        raise NotReadyForTheRegister(field="kind")
    named = facts.each("parties")
    if len(named) < 2:
        raise NotReadyForTheRegister(field="parties")
    made = {fact.pk: _side_of(value) for fact, value in sorted(named, key=_place)}
    found: list[tuple[Fact, Side]] = []
    for fact, _value in named:
        side = made[fact.pk]
        if any(side.pk == other.pk for _, other in found):
            raise SamePartyTwice(name=str(side))
        found.append((fact, side))
    membership = membership_of(by)
    if membership is None or membership.side_id not in {side.pk for _, side in found}:
        raise NotOurAgreement(side=membership.side.label if membership else str(by))
    return found


def _place(named: tuple[Fact, Any]) -> tuple[str, str]:
    """Return where a party stands in the one order in which sides are made: two agreements never wait for each other.

    The order of the record is kept for the parties themselves.
    """
    return named[1]["code"] or "", named[1]["name"].casefold()


def _side_of(party: dict[str, Any]) -> Side:
    """Return the side of a party: of a territory by its code, however the text names it; of others by the name.

    A municipality that somebody has added is told by any of its names, within the region that the text tells.
    """
    known = municipality_named(party["name"], party["code"]) if party["type"] == MUNICIPALITY else None
    if known is not None:
        return side_for(name=known.name, code=known.code)
    code = party["code"] if party["type"] in OWN_SIDE else None
    territory = Territory.objects.filter(code=code).first() if code else None
    return side_for(name=territory.name if territory else party["name"], code=code)


def _agreement(candidate: Candidate, facts: Facts, parties: list[tuple[Fact, Side]]) -> Agreement:
    event, signed_on = facts.text("event"), facts.text("signed_on")
    agreement = Agreement(
        **columns(facts),
        candidate=candidate,
        identity=None if event in UNSIGNED else identity_of((side.pk for _, side in parties), signed_on),
        created_at=timezone.now(),
    )
    save_with_identity(agreement)
    sources = [Source(agreement=agreement, field=name, fact=fact) for name in SINGLE if (fact := facts.one(name))]
    Source.objects.bulk_create(sources)
    return agreement


def identity_of(sides: Iterable[int], signed_on: str) -> str | None:
    """Return what two documents of one agreement share: its sides and its exact day; None where the day is not known.

    Args:
        sides: primary keys, in any order.
    """
    if len(signed_on) != EXACT_DAY:
        return None
    return hashlib.sha256(f"{sorted(sides)} {signed_on}".encode()).hexdigest()


def save_with_identity(agreement: Agreement) -> None:
    """Save; the unique column decides between two that come at once.

    Raises:
        AgreementAlreadyRegistered: another agreement has this identity.
    """
    try:
        with transaction.atomic():
            agreement.save()
    except IntegrityError:
        present = Agreement.objects.filter(identity=agreement.identity).exclude(pk=agreement.pk).first()
        if agreement.identity is None or present is None:
            raise
        raise AgreementAlreadyRegistered(agreement=present) from None


def _parties(agreement: Agreement, sides: list[tuple[Fact, Side]]) -> list[Party]:
    codes = {fact.pk: (fact.value or {}).get("code") for fact, _ in sides}
    territories = {
        one.code: one for one in Territory.objects.filter(code__in=[code for code in codes.values() if code])
    }
    return [
        Party.objects.create(
            agreement=agreement,
            order=order,
            name=(fact.value or {})["name"],
            kind=(fact.value or {})["type"],
            territory=_known_municipality(fact, side) or territories.get(codes[fact.pk] or ""),
            side=side,
            fact=fact,
        )
        for order, (fact, side) in enumerate(sides)
    ]


def _known_municipality(fact: Fact, side: Side) -> Territory | None:
    """Return the municipality whose side a party was given; no other party's side is that of one."""
    is_one = (fact.value or {})["type"] == MUNICIPALITY and side.territory is not None
    return side.territory if is_one else None
