"""What stands in the facts of a reading becomes columns and rows of an agreement; parts of accepting and completing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from kunak.agreements.models import Agreement, Coordinator, Further, Party, Signatory
from kunak.agreements.terms import in_force_json, renewal_json, term_json
from kunak.core import reference
from kunak.documents.models import Candidate, Fact
from kunak.people.models import Person
from kunak.people.services import organisations_named

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


def columns(facts: Facts) -> dict[str, Any]:
    """Return the columns of an agreement that the facts fill; empty ones where they say nothing."""
    named = [value for _, value in facts.each("sectors")] + [value["sector"] for _, value in facts.each("commitments")]
    return {
        "kind": facts.text("kind"),
        "event": facts.text("event"),
        "title": facts.text("title"),
        "signed_on": facts.text("signed_on"),
        "place": facts.text("place"),
        "term": term_json(facts.text("term")),
        "renewal": renewal_json(facts.text("renewal"), facts.text("renewal_period") or None),
        "notice": facts.text("notice"),
        "in_force": in_force_json(facts.text("in_force")),
        "working_groups": facts.text("working_groups"),
        "sectors": [code for code in reference.sectors() if code in named],
    }


def add_documents(agreement: Agreement, others: Iterable[Candidate], by: Person) -> None:
    """Give the agreement its documents: that of the card, and the further ones."""
    ones = list(others)
    further = [Further(agreement=agreement, candidate=one, attached_by=by, attached_at=timezone.now()) for one in ones]
    Further.objects.bulk_create(further)
    first = [agreement.candidate] if agreement.candidate else []
    agreement.documents.add(*(one.reading.document for one in (*first, *ones)))


def add_signatories(agreement: Agreement, facts: Facts, parties: list[Party]) -> None:
    """Enter who signed; the party where its name tells which one."""
    for fact, value in facts.each("signatories"):
        party = _only(party for party in parties if party.name.casefold() == facts.party_name(value["party"]))
        Signatory.objects.create(
            agreement=agreement, name=value["name"], post=value["post"] or "", party=party, fact=fact
        )


def add_coordinators(agreement: Agreement, facts: Facts, parties: list[Party]) -> None:
    """Enter the bodies that coordinate, each a body of its side where that is known."""
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
    return code is not None and party.territory is not None and party.territory.lies_in == code


def _only(found: Iterable[Party]) -> Party | None:
    """Return the one that was found; None for none and for several, since nobody may guess between them."""
    ones = list(found)
    return ones[0] if len(ones) == 1 else None


def add_promises(agreement: Agreement, facts: Facts) -> None:
    """Enter commitments, what is planned, and what is replaced."""
    for order, (fact, value) in enumerate(facts.each("commitments")):
        agreement.commitments.create(
            order=order, sector=value["sector"], kind=value["kind"] or "", text=value["text"], fact=fact
        )
    for fact, value in facts.each("planned"):
        agreement.planned_events.create(text=value["text"], when=value["when"] or "", fact=fact)
    for fact, value in facts.each("supersedes"):
        agreement.predecessors.create(dated=value, fact=fact)
