"""Parties that were entered by the name of a municipality before an office added it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from kunak.agreements import search
from kunak.agreements.listing import keeping
from kunak.agreements.models import Agreement, CardKey, Party
from kunak.agreements.queries import of_side
from kunak.journal.services import record
from kunak.people.models import Person, Side, Territory
from kunak.people.policies import side_of
from kunak.people.queries import municipalities, municipality_named


def know_municipality(*, municipality: Territory, by: Person, **_signal: Any) -> int:
    """Let parties of a municipality's name be it; a step of adding the municipality and of changing its names.

    A party that lies in its region is known by any of its names; one whose region no text tells only where all regions
    have one municipality of the name, and where no side has agreed to show the card: its region would be new there.

    Returns:
        How many parties were, of the agreements that the person's side has; an administrator is told of all.
    """
    found = _parties(municipality)
    for party in found:
        before = party.territory.name if party.territory else None
        party.territory = municipality
        party.save(update_fields=["territory"])
        after = {"party": party.name, "territory": municipality.name, "code": municipality.code}
        told = {"before": {"territory": before}, "after": after}
        record("party known as a municipality", of=party, about=party.agreement, by=by, **told)
    _give_side(municipality, found)
    search.keep(*Agreement.objects.filter(parties__territory=municipality).distinct())
    keeping.keep(sorted({party.agreement_id for party in found}))
    return _of_own(found, by)


def _of_own(parties: Sequence[Party], by: Person) -> int:
    """Return how many of some parties are of agreements that a person's side has. One query."""
    side = None if by.is_administrator else side_of(by)
    if side is None:
        return len(parties)
    return Party.objects.filter(of_side(side.pk), pk__in=[one.pk for one in parties]).count()


def _parties(municipality: Territory) -> list[Party]:
    lies_there = Q(territory=municipality.region)
    lies_anywhere = Q(territory=None) & ~Q(agreement__in=CardKey.objects.values("agreement"))
    parties = Party.objects.filter(lies_there | lies_anywhere, kind="municipality")
    ordered = parties.select_related("territory", "agreement", "side").order_by("pk")
    known = municipalities()
    return [one for one in ordered if _is_meant(one, municipality, known)]


def _is_meant(party: Party, municipality: Territory, known: Iterable[Territory]) -> bool:
    lies_in = party.territory.code if party.territory else None
    return municipality_named(party.name, lies_in, known) == municipality


def _give_side(municipality: Territory, parties: list[Party]) -> None:
    """Give the municipality the side by its name that has most of its parties and no others, if it has none yet."""
    if Side.objects.filter(territory=municipality).exists():
        return
    counts = Counter(party.side_id for party in parties)
    for key in sorted(counts, key=lambda one: (-counts[one], one)):
        others = Party.objects.filter(side=key).exclude(territory=municipality)
        if Side.objects.filter(pk=key, territory=None).exists() and not others.exists():
            Side.objects.filter(pk=key).update(territory=municipality)
            return
