"""An agreement stands in the register before it is signed; its signing makes the same record one that counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kunak.agreements import search
from kunak.agreements.errors import NotOfThisAgreement, SamePartyTwice
from kunak.agreements.models import PARTY_KINDS, Agreement, Party, Signatory
from kunak.agreements.policies import check_can_begin, check_can_register
from kunak.agreements.services.accept import identity_of, save_with_identity
from kunak.documents.models import Document
from kunak.documents.services import begin_reading
from kunak.journal.services import record
from kunak.people.models import Person, Side, Territory
from kunak.people.services import side_for


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed for which side."""

    side: Side
    name: str
    post: str


@transaction.atomic
def begin_agreement(*, kind: str, title: str, others: Sequence[Territory], ground: str, by: Person) -> Agreement:
    """Enter an agreement that is still to be signed, between one's own side and others; its days come with the signing.

    To be called by the room that knows why: the proposal has its own entry in the journal.

    Args:
        others: the territories to agree with, in their order; one's own side comes first.
        ground: of what is entered, for every field.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        SamePartyTwice: a territory stands twice, or is one's own.
    """
    side = check_can_begin(by).side
    agreement = Agreement.objects.create(kind=kind, title=title, event="negotiated", created_at=timezone.now())
    taken = {side.pk}
    _party(agreement, 0, side)
    for order, territory in enumerate(others, 1):
        other = side_for(name=territory.name, code=territory.code)
        if other.pk in taken:
            raise SamePartyTwice(name=str(other))
        taken.add(other.pk)
        _party(agreement, order, other)
    _enter(agreement, ("kind", "event", *(["title"] if title else [])), note=ground, side=side, by=by)
    search.keep(agreement)
    after = {"title": title, "parties": [party.name for party in agreement.parties.all()]}
    record("agreement begun", of=agreement, by=by, after=after)
    return agreement


def _party(agreement: Agreement, order: int, side: Side) -> None:
    territory = side.territory
    kind = "organisation" if territory is None else PARTY_KINDS[territory.kind]
    name = territory.name if territory and territory.is_municipality else side.name
    Party.objects.create(agreement=agreement, order=order, name=name, kind=kind, territory=territory, side=side)


def _enter(agreement: Agreement, fields: Iterable[str], **entered: Any) -> None:
    row = {"note": entered["note"], "entered_by": entered["by"], "entered_for": entered["side"]}
    for field in fields:
        values = {"fact": None, "entered_at": timezone.now(), **row}
        agreement.sources.update_or_create(field=field, defaults=values)


@transaction.atomic
def enter_signing(
    *,
    agreement: Agreement,
    signed_on: date,
    place: str,
    signatories: Sequence[Signed],
    text: Document,
    ground: str,
    by: Person,
) -> Agreement:
    """Enter that an agreement begun here was signed: from its day on it counts, and its text is read as any document.

    To be called by the room that knows that all sides confirmed exactly this.

    Args:
        text: what was signed; from now on all sides of the agreement see it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        NotOfThisAgreement: a signatory signs for a side that is no party.
        AgreementAlreadyRegistered: these sides have an agreement of this day.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    side = check_can_register(by, agreement).side
    parties = {party.side_id: party for party in agreement.parties.select_related("side")}
    agreement.event, agreement.signed_on, agreement.place = "signed", signed_on.isoformat(), place
    agreement.identity, agreement.signed_text = identity_of(parties, agreement.signed_on), text
    save_with_identity(agreement)
    for one in signatories:
        if one.side.pk not in parties:
            raise NotOfThisAgreement(what="party")
        Signatory.objects.create(agreement=agreement, party=parties[one.side.pk], name=one.name, post=one.post)
    _enter(agreement, ("event", "signed_on", *(["place"] if place else [])), note=ground, side=side, by=by)
    agreement.documents.add(text)
    begin_reading(document=text, by=by)
    search.keep(agreement)
    after = {"signed_on": agreement.signed_on, "place": place, "sha256": text.sha256}
    record("agreement signed", of=agreement, by=by, after=after)
    return agreement
