"""Changes to the register: an accepted reading becomes an agreement; sides agree to show its card."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from kunak.agreements import policies
from kunak.agreements.card import card_hash
from kunak.agreements.errors import (
    AgreementAlreadyRegistered,
    KeyAlreadyTurned,
    KeyNotTurned,
    NotOurAgreement,
    NotReadyForTheRegister,
    ReasonMissing,
    SamePartyTwice,
    StaleContent,
)
from kunak.agreements.models import (
    Agreement,
    CardKey,
    Party,
    Source,
)
from kunak.agreements.terms import in_force_json, renewal_json, term_json
from kunak.documents.models import Candidate, Fact
from kunak.documents.services import take_candidate
from kunak.journal.services import record
from kunak.people.models import Person, Role, Side, Territory
from kunak.people.policies import check_role, membership_of
from kunak.people.services import organisation_named, side_for

SINGLE = ["kind", "title", "signed_on", "place", "term", "renewal", "renewal_period", "notice", "in_force"]
SINGLE += ["working_groups"]
EXACT_DAY = len("2025-05-29")


class Facts:
    """The values of a candidate that stand, by field, in their order."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.by_field: dict[str, list[Fact]] = defaultdict(list)
        for fact in sorted(facts, key=lambda fact: (fact.field, fact.position)):
            if fact.value is not None:
                self.by_field[fact.field].append(fact)

    def one(self, field: str) -> Fact | None:
        """Return the fact of a field that stands once."""
        return next(iter(self.by_field[field]), None)

    def value(self, field: str) -> str:
        """Return its value, or an empty text."""
        fact = self.one(field)
        return str(fact.value) if fact else ""


@transaction.atomic
def accept(*, candidate: Candidate, by: Person) -> Agreement:
    """Take a reviewed candidate into the register; it becomes an agreement with everything that stands in it.

    Sides are made for parties that have none yet. What nobody touched is confirmed in the person's name.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the document's side accepts.
        DoubtsRemain: doubtful values wait for a decision.
        NotReadyForTheRegister, SamePartyTwice, NotOurAgreement: what must be mended first.
        AgreementAlreadyRegistered: these sides have an agreement of this day.
    """
    check_role(by, [candidate.reading.document.side], [Role.COORDINATOR], action="accept an agreement")
    candidate = take_candidate(candidate=candidate, by=by)
    facts = Facts(candidate.facts.all())
    parties = _party_sides(facts, by)
    agreement = _agreement(candidate, facts, parties)
    _parts(agreement, facts, parties)
    agreement.documents.add(candidate.reading.document)
    after = {"title": str(agreement), "parties": [str(side) for _, side in parties], "signed_on": agreement.signed_on}
    record("agreement accepted", of=agreement, by=by, after=after)
    return agreement


def _party_sides(facts: Facts, by: Person) -> list[tuple[Fact, Side]]:
    if facts.one("kind") is None:
        raise NotReadyForTheRegister(field="kind")
    named = facts.by_field["parties"]
    if len(named) < 2:
        raise NotReadyForTheRegister(field="parties")
    found: list[tuple[Fact, Side]] = []
    for fact in named:
        side = side_for(name=fact.value["name"], code=_own_code(fact))
        if any(side.pk == other.pk for _, other in found):
            raise SamePartyTwice(name=str(side))
        found.append((fact, side))
    membership = membership_of(by)
    if membership is None or membership.side_id not in {side.pk for _, side in found}:
        raise NotOurAgreement(side=membership.side.label if membership else str(by))
    return found


def _own_code(fact: Fact) -> str | None:
    """Return the code of a party that is the territory itself; a ministry has its region's code, but its own side."""
    value = fact.value
    return value.get("code") if value.get("type") in {"territory", "country"} else None


def _agreement(candidate: Candidate, facts: Facts, parties: list[tuple[Fact, Side]]) -> Agreement:
    signed_on = facts.value("signed_on")
    identity = _identity([side for _, side in parties], signed_on)
    present = Agreement.objects.filter(identity=identity).first() if identity else None
    if present is not None:
        raise AgreementAlreadyRegistered(agreement=present)
    agreement = Agreement.objects.create(
        kind=facts.value("kind"),
        title=facts.value("title"),
        signed_on=signed_on,
        place=facts.value("place"),
        term=term_json(facts.value("term")),
        renewal=renewal_json(facts.value("renewal"), facts.value("renewal_period") or None),
        notice=facts.value("notice"),
        in_force=in_force_json(facts.value("in_force")),
        working_groups=facts.value("working_groups"),
        candidate=candidate,
        identity=identity,
        created_at=timezone.now(),
    )
    sources = [Source(agreement=agreement, field=name, fact=fact) for name in SINGLE if (fact := facts.one(name))]
    Source.objects.bulk_create(sources)
    return agreement


def _identity(sides: Iterable[Side], signed_on: str) -> str | None:
    """Return what two documents of one agreement share: its sides and its exact day; None where the day is unknown."""
    if len(signed_on) != EXACT_DAY:
        return None
    keys = sorted(side.pk for side in sides)
    return hashlib.sha256(f"{keys} {signed_on}".encode()).hexdigest()


def _parts(agreement: Agreement, facts: Facts, sides: list[tuple[Fact, Side]]) -> None:
    parties = [
        Party.objects.create(
            agreement=agreement,
            order=order,
            name=fact.value["name"],
            kind=fact.value["type"],
            territory=Territory.objects.filter(code=fact.value.get("code") or "").first(),
            side=side,
            fact=fact,
        )
        for order, (fact, side) in enumerate(sides)
    ]
    for fact in facts.by_field["signatories"]:
        value = fact.value
        party = _party_named(parties, value.get("party"), None)
        agreement.signatories.create(name=value["name"], post=value.get("post") or "", party=party, fact=fact)
    for fact in facts.by_field["coordinators"]:
        party = _party_named(parties, None, fact.value.get("code"))
        body = organisation_named(side=party.side, name=fact.value["name"]) if party else None
        agreement.coordinators.create(name=fact.value["name"], party=party, organisation=body, fact=fact)
    for order, fact in enumerate(facts.by_field["commitments"]):
        value = fact.value
        kind = value.get("kind") or ""
        agreement.commitments.create(order=order, sector=value["sector"], kind=kind, text=value["text"], fact=fact)
    for fact in facts.by_field["planned"]:
        agreement.planned_events.create(text=fact.value["text"], when=fact.value.get("when") or "", fact=fact)
    for fact in facts.by_field["supersedes"]:
        agreement.predecessors.create(dated=fact.value, fact=fact)


def _party_named(parties: list[Party], name: str | None, code: str | None) -> Party | None:
    """Return the party of this name or territory; None where neither tells."""
    for party in parties:
        if name and party.name.casefold() == name.casefold():
            return party
        if code and party.territory is not None and party.territory.code == code:
            return party
    return None


@transaction.atomic
def turn_card_key(*, agreement: Agreement, content_hash: str, by: Person) -> CardKey:
    """Agree for one's own side that exactly this card is public; with all sides' keys it is.

    Args:
        content_hash: of the card that the person saw.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side, for that side; administrators never.
        StaleContent: the card has changed since.
        KeyAlreadyTurned: the side has agreed before.
    """
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    side = policies.check_can_turn_card_key(by, agreement).side
    if card_hash(agreement) != content_hash:
        raise StaleContent
    last = agreement.card_keys.filter(side=side).last()
    if last is not None and last.turned_at is not None and last.content_hash == content_hash:
        raise KeyAlreadyTurned(side=side.label)
    key = agreement.card_keys.create(side=side, by=by, content_hash=content_hash, turned_at=timezone.now())
    record("card made public", of=agreement, by=by, after={"side": str(side), "content": content_hash})
    return key


@transaction.atomic
def withdraw_card_key(*, agreement: Agreement, reason: str, by: Person) -> CardKey:
    """Take one's own side's consent back: from now on the card is not public.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side, for that side.
        ReasonMissing: the other side must learn why.
        KeyNotTurned: the side has not agreed.
    """
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    side = policies.check_can_turn_card_key(by, agreement).side
    if not reason.strip():
        raise ReasonMissing
    last = agreement.card_keys.filter(side=side).last()
    if last is None or last.turned_at is None:
        raise KeyNotTurned
    key = agreement.card_keys.create(
        side=side, by=by, content_hash=last.content_hash, returned_at=timezone.now(), reason=reason.strip()
    )
    record("card withdrawn", of=agreement, by=by, after={"side": str(side), "reason": reason.strip()})
    return key
