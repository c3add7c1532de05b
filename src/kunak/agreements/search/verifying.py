"""What lists and search are answered from, held against what the agreements say: a copy that differs is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from kunak.agreements.listing import keeping as lists
from kunak.agreements.listing.tables import Faceted, KeptSpell, Listing, Lull
from kunak.agreements.models import Agreement, SearchText
from kunak.agreements.search.keeping import card_words, keep, text_words, with_words

AT_ONCE = 100  # agreements that are looked at in one transaction: others wait for the database no longer than that
PARTS = ("listing", "facets", "spells", "lulls", "words")
Rows = dict[int, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Differing:
    """An agreement whose copies are not what it says; `parts` are of `PARTS`."""

    agreement: int
    parts: tuple[str, ...]


def verify(*, mend: bool) -> Iterator[tuple[int, list[Differing]]]:
    """Yield how many agreements were looked at, and which of them differed, piece by piece: memory stays steady.

    Args:
        mend: whether what differs is made anew.
    """
    keys = list(Agreement.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        with transaction.atomic():
            list(Agreement.objects.select_for_update(no_key=True).filter(pk__in=some).values_list("pk"))
            found = differing(some)
            if mend and found:
                keep(*Agreement.objects.filter(pk__in=[one.agreement for one in found]))
        yield len(some), found


def differing(keys: Sequence[int]) -> list[Differing]:
    """Return which of some agreements have copies that are not what they say. Some twenty queries."""
    told, kept = _told(keys), _kept(keys)
    parts = {key: tuple(part for part in PARTS if told[part].get(key) != kept[part].get(key)) for key in keys}
    return [Differing(key, some) for key, some in parts.items() if some]


def _told(keys: Sequence[int]) -> dict[str, Rows]:
    agreements, goings = lists.with_lists(keys), lists.goings_of(keys)
    ends = dict(KeptSpell.objects.filter(agreement__in=keys).order_by("since").values_list("agreement", "until"))
    words = with_words(Agreement.objects.filter(pk__in=keys))
    return {
        "listing": {one.pk: sorted(lists.listings_of(one)) for one in agreements},
        "facets": {one.pk: sorted(lists.facets_of(one)) for one in agreements},
        "spells": {one.pk: lists.spell_rows(one, _until(ends.get(one.pk))) for one in agreements},
        "lulls": {one.pk: rows for one in agreements if (rows := lists.lull_rows(one, goings))},
        "words": {one.pk: [(card_words(one), text_words(one))] for one in words},
    }


def _until(end: date | None) -> date:
    """Return how far the spells of an agreement are to be counted: as far as they were, if that is far enough."""
    today = timezone.localdate()
    if end is None or end == date.max or end <= lists.latest_day(today):
        return lists.counted_until(today)
    return end - timedelta(days=1)


def _kept(keys: Sequence[int]) -> dict[str, Rows]:
    listed = _rows(Listing, lists.LISTING, keys)
    texts = SearchText.objects.filter(agreement__in=keys).values_list("agreement", "card", "texts")
    facets = Faceted.objects.filter(agreement__in=keys)
    named = facets.values_list("agreement", "facet__side", "facet__name", "facet__value").order_by("agreement")
    return {
        "listing": {key: sorted(rows) for key, rows in listed.items()},
        "facets": {key: sorted(row[1:] for row in rows) for key, rows in groupby(named, key=lambda row: row[0])},
        "spells": _rows(KeptSpell, lists.SPELL, keys),
        "lulls": _rows(Lull, lists.LULL, keys),
        "words": {key: [(card, text)] for key, card, text in texts},
    }


def _rows(table: type[Model], columns: Sequence[str], keys: Sequence[int]) -> Rows:
    """Return the rows of each agreement as they would be written."""
    ordered = table._default_manager.filter(agreement__in=keys).order_by("agreement", "pk")
    found: Rows = {}
    for key, *row in ordered.values_list("agreement", *columns):
        found.setdefault(key, []).append(tuple(map(_written, row)))
    return found


def _written(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return bytes(value) if isinstance(value, memoryview) else value
