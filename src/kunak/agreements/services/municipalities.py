"""Parties that were entered by the name of a municipality before an office added it."""

from typing import Any

from django.db.models import Q

from kunak.agreements import search
from kunak.agreements.models import Agreement, CardKey, Party
from kunak.journal.services import record
from kunak.people.models import Person, Side, Territory
from kunak.people.policies import side_of
from kunak.people.queries import municipality_named


def know_municipality(*, municipality: Territory, by: Person, **_signal: Any) -> int:
    """Let parties of a municipality's name be it; a step of adding the municipality and of changing its names.

    A party that lies in its region is known by any of its names; one whose region no text tells only where all regions
    have one municipality of the name, and where no side has agreed to show the card: its region would be new there.

    Returns:
        How many parties were, of the agreements that the person's side has; an administrator is told of all.
    """
    found = _parties(municipality)
    side = None if by.is_administrator else side_of(by)
    own = 0
    for party in found:
        before = party.territory.name if party.territory else None
        party.territory = municipality
        party.save(update_fields=["territory"])
        after = {"party": party.name, "territory": municipality.name, "code": municipality.code}
        told = {"before": {"territory": before}, "after": after}
        record("party known as a municipality", of=party, about=party.agreement, by=by, **told)
        own += side is None or party.agreement.parties.filter(side=side).exists()
    _give_side(municipality, found)
    search.keep(*Agreement.objects.filter(parties__territory=municipality).distinct())
    return own


def _parties(municipality: Territory) -> list[Party]:
    lies_there = Q(territory=municipality.region)
    lies_anywhere = Q(territory=None) & ~Q(agreement__in=CardKey.objects.values("agreement"))
    parties = Party.objects.filter(lies_there | lies_anywhere, kind="municipality")
    ordered = parties.select_related("territory", "agreement", "side").order_by("pk")
    return [one for one in ordered if _is_meant(one, municipality)]


def _is_meant(party: Party, municipality: Territory) -> bool:
    lies_in = party.territory.code if party.territory else None
    return municipality_named(party.name, lies_in) == municipality


def _give_side(municipality: Territory, parties: list[Party]) -> None:
    """Give the municipality the side by its name that has most of its parties and no others, if it has none yet."""
    if Side.objects.filter(territory=municipality).exists():
        return
    counts: dict[int, int] = {}
    for party in parties:
        counts[party.side_id] = counts.get(party.side_id, 0) + 1
    for key in sorted(counts, key=lambda one: (-counts[one], one)):
        others = Party.objects.filter(side=key).exclude(territory=municipality)
        if Side.objects.filter(pk=key, territory=None).exists() and not others.exists():
            Side.objects.filter(pk=key).update(territory=municipality)
            return
