"""What each body coordinates, promised, did and left undone under the agreements of a side."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import Coordinator, Party
from kunak.core.search import asked_words, seeking
from kunak.desk.asked import Asked
from kunak.desk.lines import Body, Line, gather
from kunak.desk.lines.gathering import KNOWN_BODY
from kunak.desk.who.orders import orders
from kunak.desk.who.seats import seats
from kunak.people.models import Membership, Organisation, Side

COUNTS = (
    "agreements",
    "coordinates",
    "groups",
    "planned",
    "going",
    "done",
    "late",
    "not_done",
    "reports",
    "helps",
    "assigned",
    "assigned_done",
    "assigned_late",
)
SORTS = ("name", *COUNTS)


@dataclass(frozen=True, slots=True)
class Deeds:
    """One body: `counts` has how many there are of each of `COUNTS`."""

    organisation: Organisation
    counts: Mapping[str, int]


def deeds(reader: Membership, asked: Asked) -> list[Deeds]:
    """Return what bodies do, as the page is asked for it. A fixed number of queries, at most thirty-one.

    Bodies of other sides are those alone that stand in what all sides agreed on.
    """
    side = reader.side
    lines = [
        one for one in chosen(gather(side, asked.on, asked.today), asked, side) if one.is_in(asked.since, asked.until)
    ]
    found = _counted(lines, coordinated(side, asked), asked)
    for key, places in seats(side, asked).items():
        found[key]["groups"] = len({one.group_id for one in places})
    for key, given in orders(reader, asked).items():
        found[key]["assigned"] = len(given)
        found[key]["assigned_done"] = sum(one.is_done for one in given)
        found[key]["assigned_late"] = sum(one.is_late for one in given)
    there = Organisation.objects.select_related("side__territory").in_bulk(found)
    own = [one for one in there.values() if asked.side in {0, one.side_id}]
    has_words = seeking(asked_words(asked.words))
    named = [one for one in own if has_words(one.name)]
    return _sorted([Deeds(one, found[one.pk]) for one in named], asked.sort, side)


def chosen(lines: Iterable[Line], asked: Asked, side: Side) -> list[Line]:
    """Return the measures of the agreement, the partner and the sector that were asked for. One query at most."""
    found = [one for one in lines if asked.agreement in {0, one.agreement} and asked.sector in {"", one.sector}]
    if not asked.partner:
        return found
    with_partner = set(
        Party.objects.filter(side=asked.partner, agreement__parties__side=side).values_list("agreement", flat=True)
    )
    return [one for one in found if one.agreement in with_partner]


def coordinated(side: Side, asked: Asked) -> Mapping[int, set[int]]:
    """Return which agreements bodies coordinate, by the body. One query."""
    rows = Coordinator.objects.filter(agreement__parties__side=side, organisation__isnull=False)
    if asked.agreement:
        rows = rows.filter(agreement=asked.agreement)
    if asked.partner:
        rows = rows.filter(agreement__parties__side=asked.partner)
    found: dict[int, set[int]] = defaultdict(set)
    for organisation, agreement in rows.values_list(KNOWN_BODY, "agreement"):
        found[organisation].add(agreement)
    return found


def _counted(lines: Iterable[Line], own: Mapping[int, set[int]], asked: Asked) -> dict[int, Counter[str]]:
    """Return how many there are of each of `COUNTS` by the body; `own` has the agreements that bodies coordinate."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    agreements: dict[int, set[int]] = defaultdict(set, {key: set(some) for key, some in own.items()})
    for line in lines:
        for body in line.bodies:
            counts[body.organisation].update(_of(line, body, asked))
            agreements[body.organisation].add(line.agreement)
    for key, keys in agreements.items():
        counts[key] |= Counter(agreements=len(keys), coordinates=len(own.get(key, ())))
    return counts


def _of(line: Line, body: Body, asked: Asked) -> Iterable[str]:
    """Yield what a measure counts as for one of its bodies; for who only helps it counts as help alone."""
    if body.is_co:
        yield "helps"
        return
    yield "planned"
    if line.group in COUNTS:
        yield line.group
    if line.is_late:
        yield "late"
    yield from ("reports" for one in line.work.reports if one.side_id == body.side and _is_of(one.made_on, asked))


def _is_of(day: date, asked: Asked) -> bool:
    return (asked.since or date.min) <= day <= (asked.until or date.max)


def _sorted(rows: Sequence[Deeds], sort: str, side: Side) -> list[Deeds]:
    named = sorted(rows, key=lambda one: (one.organisation.side_id != side.pk, one.organisation.name.casefold()))
    name = sort.lstrip("-")
    if name not in COUNTS:
        return named[::-1] if sort == "-name" else named
    return sorted(named, key=lambda one: one.counts.get(name, 0), reverse=sort.startswith("-"))
