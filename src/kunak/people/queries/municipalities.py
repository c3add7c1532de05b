"""Municipalities that offices have added: their list, and the one that a name means."""

from collections.abc import Iterable, Sequence

from kunak.core.bodies.municipalities import named, region_told
from kunak.people.models import Territory, TerritoryKind


def municipalities(words: str = "") -> Sequence[Territory]:
    """Return the municipalities with their regions, by region, then by short name. One query.

    Args:
        words: that a name, the code or the region must have, whatever their case.
    """
    found = Territory.objects.filter(kind=TerritoryKind.MUNICIPALITY).select_related("region")
    wanted = _plain(words).split()
    ordered = sorted(found, key=lambda one: (one.region.name if one.region else "", one.short.casefold(), one.pk))
    return [one for one in ordered if all(word in _searched(one) for word in wanted)]


def _searched(one: Territory) -> str:
    region = (one.region.name, one.region.short, one.region.name_en) if one.region else ()
    return _plain(" ".join([one.name, one.short, one.name_en, one.code, *region]))


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def municipality_named(name: str, lies_in: str | None, known: Iterable[Territory] | None = None) -> Territory | None:
    """Return the municipality that the name of a party means; None where it is none that is known, or one of several.

    One query, none where the municipalities are at hand.

    Args:
        lies_in: the code of the region or country that the text tells; where it tells none the name may end with the
            region, else all regions are asked.
        known: all municipalities.
    """
    told = lies_in or region_told(name)
    there = {one.pk: one for one in (municipalities() if known is None else known) if told in ("", one.lies_in)}
    key = named(name, ((one.pk, one.name, one.short) for one in there.values()))
    return there[key] if key else None
