"""A reviewed candidate becomes an agreement of the register, with everything that stands in it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
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
from kunak.agreements.models import UNSIGNED, Agreement, Coordinator, Further, Party, PlannedEvent, Signatory, Source
from kunak.agreements.terms import in_force_json, renewal_json, term_json
from kunak.core import reference
from kunak.documents.models import Candidate, Fact, Joined
from kunak.documents.services import take_candidate, take_together
from kunak.journal.services import record
from kunak.people.models import Organisation, Person, Role, Side, Territory
from kunak.people.policies import check_role, membership_of
from kunak.people.services import organisations_named, side_for

SINGLE: tuple[str, ...] = (
    "kind",
    "event",
    "title",
    "signed_on",
    "place",
    "term",
    "renewal",
    "renewal_period",
    "notice",
    "in_force",
)
SINGLE += ("working_groups",)
EXACT_DAY = len("2025-05-29")
OWN_SIDE = {"territory", "country"}  # a party that is the territory itself; a ministry only lies in one


class Facts:
    """The values that stand, by field, in their order; `names` as in `Taken`."""

    def __init__(self, facts: Iterable[Fact], names: Mapping[str, str] | None = None) -> None:
        self.names = names or {}
        self.by_field: dict[str, list[Fact]] = defaultdict(list)
        for fact in sorted(facts, key=lambda fact: (fact.field, fact.position)):
            if fact.value is not None:
                self.by_field[fact.field].append(fact)

    def one(self, field: str) -> Fact | None:
        """Return the fact of a field that stands once."""
        return next(iter(self.by_field[field]), None)

    def text(self, field: str) -> str:
        """Return its value, or an empty text."""
        fact = self.one(field)
        return str(fact.value) if fact else ""

    def party_name(self, name: str | None) -> str:
        """Return the name of a party as it counts, in small letters, whatever document calls it so."""
        small = (name or "").casefold()
        return self.names.get(small, small).casefold()

    def each(self, field: str) -> list[tuple[Fact, Any]]:
        """Return the facts of a repeated field with their values."""
        return [(fact, fact.value) for fact in self.by_field[field]]


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
    check_role(by, [candidate.reading.document.side], [Role.COORDINATOR], action="accept an agreement")
    facts, others = _taken(candidate, by)
    _check_lengths(facts)
    sides = _party_sides(facts, by)
    agreement = _agreement(candidate, facts, sides)
    parties = _parties(agreement, sides)
    _people(agreement, facts, parties)
    _promises(agreement, facts)
    _documents(agreement, others, by)
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


def _documents(agreement: Agreement, others: Iterable[Candidate], by: Person) -> None:
    """Give the agreement its documents: that of the card, and the further ones."""
    ones = list(others)
    further = [Further(agreement=agreement, candidate=one, attached_by=by, attached_at=timezone.now()) for one in ones]
    Further.objects.bulk_create(further)
    first = [agreement.candidate] if agreement.candidate else []
    agreement.documents.add(*(one.reading.document for one in (*first, *ones)))


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
    """Return the side of a party: of a territory by its code, however the text names it; of others by the name."""
    code = party["code"] if party["type"] in OWN_SIDE else None
    territory = Territory.objects.filter(code=code).first() if code else None
    return side_for(name=territory.name if territory else party["name"], code=code)


def _agreement(candidate: Candidate, facts: Facts, parties: list[tuple[Fact, Side]]) -> Agreement:
    event, signed_on = facts.text("event"), facts.text("signed_on")
    named = [value for _, value in facts.each("sectors")] + [value["sector"] for _, value in facts.each("commitments")]
    agreement = Agreement(
        kind=facts.text("kind"),
        event=event,
        title=facts.text("title"),
        signed_on=signed_on,
        place=facts.text("place"),
        term=term_json(facts.text("term")),
        renewal=renewal_json(facts.text("renewal"), facts.text("renewal_period") or None),
        notice=facts.text("notice"),
        in_force=in_force_json(facts.text("in_force")),
        working_groups=facts.text("working_groups"),
        sectors=[code for code in reference.sectors() if code in named],
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
            territory=territories.get(codes[fact.pk] or ""),
            side=side,
            fact=fact,
        )
        for order, (fact, side) in enumerate(sides)
    ]


def _people(agreement: Agreement, facts: Facts, parties: list[Party]) -> None:
    for fact, value in facts.each("signatories"):
        party = _only(party for party in parties if party.name.casefold() == facts.party_name(value["party"]))
        Signatory.objects.create(
            agreement=agreement, name=value["name"], post=value["post"] or "", party=party, fact=fact
        )
    coordinators = [(fact, value["name"], _party_of(value, parties)) for fact, value in facts.each("coordinators")]
    bodies = organisations_named((party.side, name) for _, name, party in coordinators if party)
    for fact, name, party in coordinators:
        body = bodies[party.side_id, name] if party else None
        Coordinator.objects.create(agreement=agreement, name=name, party=party, organisation=body, fact=fact)


def _party_of(coordinator: dict[str, Any], parties: list[Party]) -> Party | None:
    """Return the party that a coordinator works for: one of its name, else the one of its territory."""
    named = _only(party for party in parties if party.name.casefold() == coordinator["name"].casefold())
    return named or _only(party for party in parties if _lies_in(party, coordinator["code"]))


def _lies_in(party: Party, code: str | None) -> bool:
    return code is not None and party.territory is not None and party.territory.code == code


def _only(found: Iterable[Party]) -> Party | None:
    """Return the one that was found; None for none and for several, since nobody may guess between them."""
    ones = list(found)
    return ones[0] if len(ones) == 1 else None


def _promises(agreement: Agreement, facts: Facts) -> None:
    for order, (fact, value) in enumerate(facts.each("commitments")):
        agreement.commitments.create(
            order=order, sector=value["sector"], kind=value["kind"] or "", text=value["text"], fact=fact
        )
    for fact, value in facts.each("planned"):
        agreement.planned_events.create(text=value["text"], when=value["when"] or "", fact=fact)
    for fact, value in facts.each("supersedes"):
        agreement.predecessors.create(dated=value, fact=fact)
