"""What lists are answered from is written with the agreement, in the same transaction, and made anew on any day."""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone, translation

from kunak.agreements.books import exact_day
from kunak.agreements.contributions import CONTRIBUTORS
from kunak.agreements.listing.tables import Facet, Faceted, KeptSpell, Listing, Lull
from kunak.agreements.lulls import Going, lulls_of
from kunak.agreements.models import UNSIGNED, Act, Agreement, Party, Registration
from kunak.agreements.rows import put_rows
from kunak.agreements.spells import NO_DAY, Spell, spells_of
from kunak.agreements.terms import HasTerms
from kunak.documents.fields import KINDS

AT_ONCE = 250  # agreements in memory at a time
YEARS_MADE, YEARS_NEEDED = 30, 25  # ahead: what is renewed without an end is counted so far, and must be so far
FEW = 300  # values that are named in one query
LISTING = ("side_id", "agreement_id", "signed_on", "title", "own_signed_on", "registered_on", "handed_over_on")
FACETED = ("facet_id", "agreement_id")
SPELL = ("agreement_id", "state", "period", "renews", "since", "until", "last_day", "notice_by", "period_end")
LULL = ("agreement_id", "since", "until", "last")
NOTHING: Mapping[int, bytes] = MappingProxyType({})
Key = tuple[int, str, str]  # of a facet: side, name, value


def latest_day(today: date) -> date:
    """Return the last day for which lists can be asked."""
    return date(today.year + YEARS_NEEDED, 12, 31)


def counted_until(today: date) -> date:
    """Return the day up to which spells are counted."""
    return date(today.year + YEARS_MADE, 12, 31)


def keep(keys: Sequence[int]) -> None:
    """Make what is kept of some agreements anew; to be called inside the transaction of their change."""
    for table in (Listing, Faceted, KeptSpell, Lull):
        table.objects.filter(agreement__in=keys).delete()
    keep_new(keys)


def keep_goings(keys: Sequence[int]) -> None:
    """Make anew what hangs on what happens under agreements; to be called inside the transaction of its change.

    For upper rooms: what they change moves no term and no party. Half of what `keep` asks.
    """
    Lull.objects.filter(agreement__in=keys).delete()
    _put_lulls(list(Agreement.objects.filter(pk__in=keys).only("signed_on")))


def keep_new(keys: Sequence[int], spells: Mapping[int, bytes] | None = None) -> None:
    """Make what is kept of agreements that are new; to be called inside the transaction that brings them in.

    Args:
        spells: of those whose spells were counted before the transaction, as `packed_spells` gives them.
    """
    put(with_lists(keys), until=counted_until(timezone.localdate()), spells=spells or {})


def packed_spells(agreement: HasTerms) -> bytes:
    """Return the spells of what will be an agreement, packed: thirty of each of ten thousand are held in memory.

    As JSON they were three quarters of what a table takes while it is checked; packed they are a tenth of that.
    """
    rows = [_row(spell) for spell in spells_of(agreement, counted_until(timezone.localdate()))]
    return zlib.compress(json.dumps(rows).encode(), 1)


def make_ready() -> int:
    """Keep what no agreement has yet, and count further where the years have come near. Return for how many."""
    reaching = KeptSpell.objects.filter(agreement=OuterRef("pk"), until__gt=latest_day(timezone.localdate()))
    lacking = Agreement.objects.filter(~Exists(reaching))
    return keep_all(lacking.order_by("pk").values_list("pk", flat=True))


def keep_all(keys: Iterable[int] | None = None) -> int:
    """Make all that is kept anew, in pieces: memory stays steady. Return for how many agreements."""
    ones = list(Agreement.objects.order_by("pk").values_list("pk", flat=True) if keys is None else keys)
    for start in range(0, len(ones), AT_ONCE):
        with transaction.atomic():
            keep(ones[start : start + AT_ONCE])
    return len(ones)


def with_lists(keys: Sequence[int]) -> list[Agreement]:
    """Return agreements with all that lists hang on. Six queries."""
    acts = Prefetch("acts", Act.objects.select_related("party"))
    counting = Prefetch("registrations", Registration.objects.filter(annulled_at=None).select_related("book"))
    found = Agreement.objects.filter(pk__in=keys)
    parties = Prefetch("parties", Party.objects.select_related("territory"))
    return list(found.prefetch_related(parties, "coordinators", "filings", counting, acts))


def put(agreements: Sequence[Agreement], *, until: date, spells: Mapping[int, bytes] = NOTHING) -> None:
    """Write what is kept of agreements that have nothing here. No query beyond those of writing."""
    put_rows(Listing, LISTING, (row for one in agreements for row in listings_of(one)))
    pairs = [(one.pk, key) for one in agreements for key in facets_of(one)]
    known = _facets({key for _pk, key in pairs})
    put_rows(Faceted, FACETED, ((known[key], pk) for pk, key in pairs))
    put_rows(KeptSpell, SPELL, (row for one in agreements for row in spell_rows(one, until, spells.get(one.pk))))
    _put_lulls(agreements)


def _put_lulls(agreements: Sequence[Agreement]) -> None:
    goings = goings_of([one.pk for one in agreements])
    put_rows(Lull, LULL, (row for one in agreements for row in lull_rows(one, goings)))


def goings_of(keys: Collection[int]) -> Mapping[int, Going]:
    """Return what happens under agreements. The queries of the contributors."""
    found: dict[int, Going] = {}
    for contributor in CONTRIBUTORS:
        for key, going in contributor.goings(keys).items():
            found[key] = found.get(key, Going()).with_other(going)
    return found


def spell_rows(agreement: Agreement, until: date, packed: bytes | None = None) -> list[tuple[Any, ...]]:
    """Return the spells as they are kept, oldest first; `packed` where they were counted before."""
    rows = json.loads(zlib.decompress(packed)) if packed else (_row(spell) for spell in spells_of(agreement, until))
    return [(agreement.pk, *row) for row in rows]


def lull_rows(agreement: Agreement, goings: Mapping[int, Going]) -> list[tuple[Any, ...]]:
    """Return the lulls as they are kept, oldest first, by what happens under agreements."""
    found = lulls_of(agreement.signed_on, goings.get(agreement.pk, Going()))
    return [(agreement.pk, one.since.isoformat(), one.until.isoformat(), one.last.isoformat()) for one in found]


def _row(spell: Spell) -> tuple[Any, ...]:
    counted = spell.counted
    days = (spell.since, spell.until, counted.last_day, counted.notice_by, counted.period_end)
    return (counted.state, counted.period, counted.renews, *(day.isoformat() for day in days))


def listings_of(agreement: Agreement) -> Iterator[tuple[Any, ...]]:
    """Yield the agreement's row in the list of each side. No query where all is fetched."""
    with translation.override("ru"):
        title = plain(agreement.title or str(KINDS.get(agreement.kind, ""))).encode()
    registered = {one.book.side_id: one.registered_on for one in agreement.registrations.all()}
    filings = {one.side_id: one for one in agreement.filings.all()}
    for party in agreement.parties.all():
        filing = filings.get(party.side_id)
        own = (filing.signed_on if filing else None) or exact_day(agreement.signed_on)
        handed_over = filing.handed_over_on if filing else None
        steps = (registered.get(party.side_id) or NO_DAY, handed_over or NO_DAY)
        signed_on = own.isoformat() if own and agreement.event not in UNSIGNED else ""
        yield party.side_id, agreement.pk, agreement.signed_on, title, signed_on, *(day.isoformat() for day in steps)


def facets_of(agreement: Agreement) -> Iterator[Key]:
    """Yield by what the lists of its sides can be narrowed to it, each once. No query where all is fetched."""
    sides = [party.side_id for party in agreement.parties.all()]
    lying = [
        (party.side_id, party.territory.lies_in)
        for party in agreement.parties.all()
        if party.kind == "municipality" and party.territory
    ]
    shared = {("kind", agreement.kind)} | {("sector", code) for code in agreement.sectors}
    shared |= {("coordinator", body.name) for body in agreement.coordinators.all()}
    for side in sides:
        yield from ((side, name, value) for name, value in sorted(shared))
        yield from ((side, "partner", str(other)) for other in sides if other != side)
        yield from ((side, "municipality", code) for code in sorted({code for other, code in lying if other != side}))


def plain(text: str) -> str:
    """Return a text for sorting: small letters, ё as е."""
    return text.casefold().replace("ё", "е")


def _facets(keys: set[Key]) -> dict[Key, int]:
    """Return the primary keys of facets, made where there are none. Three queries at most."""
    known = _known(keys)
    if len(known) < len(keys):
        missing = sorted(keys - set(known))
        rows = [Facet(side_id=side, name=name, value=value) for side, name, value in missing]
        Facet.objects.bulk_create(rows, ignore_conflicts=True)
        known = _known(keys)
    return known


def _known(keys: set[Key]) -> dict[Key, int]:
    sides, values = {side for side, _name, _value in keys}, sorted({value for _side, _name, value in keys})
    some = Q(side__in=sides)
    if len(values) <= FEW:
        some &= Q(value__in=values)
    found = Facet.objects.filter(some).values_list("side", "name", "value", "pk")
    return {(side, name, value): pk for side, name, value, pk in found if (side, name, value) in keys}
