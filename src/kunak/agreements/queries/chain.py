"""What an agreement came after, and what came after it."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from kunak.agreements.listing import conditions
from kunak.agreements.listing.asking import Question, way_of
from kunak.agreements.listing.tables import Facet
from kunak.agreements.models import Act, Agreement, ChainLink, Predecessor
from kunak.agreements.policies import can_link
from kunak.agreements.queries.lists import agreements_of, with_facts, with_parties
from kunak.agreements.queries.places import source_url
from kunak.agreements.queries.rows import Row, row
from kunak.core.lifecycle import ActState
from kunak.core.terms.standing import IN_FORCE
from kunak.documents.fields import FIELDS
from kunak.documents.words import words
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of

MOST = 60  # agreements of one chain
GOING_ON = IN_FORCE | {"signed"}
OFFERED = 50  # agreements of the same sides that are offered for comparison


@dataclass(frozen=True, slots=True)
class Edge:
    """A later agreement and what it replaces or amends; `link` is who told, None where an act of supersession did."""

    later: int
    former: int
    kind: str
    since: date | None = None
    link: ChainLink | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An agreement beside another in the chain, as a list shows it.

    Args:
        lacks_act: whether the former one is said to be replaced and goes on, since no act of replacement counts.
    """

    edge: Edge
    row: Row
    can_take_back: bool
    lacks_act: bool = False


@dataclass(frozen=True, slots=True)
class Unlinked:
    """An earlier act that the text names by its date alone, and what of the register may be it."""

    words: str
    dated: str
    source: str
    candidates: tuple[Row, ...]

    @property
    def is_a_year(self) -> bool:
        """Whether only the year is known."""
        return len(self.dated) == len("2013")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands directly before and after an agreement, and how many of them the reader may not see."""

    formers: tuple[Neighbour, ...]
    laters: tuple[Neighbour, ...]
    unlinked: tuple[Unlinked, ...]
    hidden: int
    can_link: bool


@dataclass(frozen=True, slots=True)
class Step:
    """An agreement of the chain with what it replaced or amended; `others` are the edges to those."""

    row: Row
    is_here: bool
    formers: tuple[tuple[Edge, Row], ...]
    unlinked: tuple[Unlinked, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The whole chain, oldest first."""

    steps: tuple[Step, ...]
    hidden: int


def edges_around(keys: Iterable[int]) -> list[Edge]:
    """Return the edges that begin or end at these agreements. Two queries."""
    ones = list(keys)
    links = ChainLink.objects.filter(Q(later__in=ones) | Q(former__in=ones)).select_related("entered_by")
    acts = Act.objects.filter(kind="supersession", state=ActState.COUNTS, later__isnull=False)
    acts = acts.filter(Q(agreement__in=ones) | Q(later__in=ones))
    found = {
        (link.later_id, link.former_id): Edge(link.later_id, link.former_id, link.kind, None, link) for link in links
    }
    for act in acts:
        later = act.later_id or 0
        found[later, act.agreement_id] = Edge(later, act.agreement_id, "replaces", act.effective)
    return sorted(found.values(), key=lambda edge: (edge.later, edge.former))


def formers_of(agreement: Agreement) -> frozenset[int]:
    """Return the keys of all that an agreement came after, however far back. Two queries for each step back."""
    seen: set[int] = set()
    ahead = {agreement.pk}
    while ahead:
        found = {edge.former for edge in edges_around(ahead) if edge.later in ahead}
        ahead = found - seen
        seen |= found
    return frozenset(seen)


def neighbours(agreement: Agreement, reader: Reader, on: date) -> Neighbours:
    """Return what stands beside an agreement. Two queries; five more where it has neighbours, seven for offers."""
    edges = edges_around([agreement.pk])
    others = {edge.later if edge.former == agreement.pk else edge.former for edge in edges}
    rows = _visible(others, reader, on)
    may, own = can_link(reader, agreement), side_of(reader)

    def one(edge: Edge, key: int) -> Neighbour:
        is_ours = bool(edge.link and own and edge.link.entered_for_id == own.pk and edge.later == agreement.pk)
        former = rows[key] if key == edge.former else row(agreement, on)
        return Neighbour(
            edge, rows[key], may and is_ours, bool(edge.link) and edge.kind == "replaces" and former.state in GOING_ON
        )

    formers = tuple(one(edge, edge.former) for edge in edges if edge.later == agreement.pk and edge.former in rows)
    return Neighbours(
        formers=formers,
        laters=tuple(one(edge, edge.later) for edge in edges if edge.former == agreement.pk and edge.later in rows),
        unlinked=_unlinked(agreement, [each.row for each in formers], on, reader),
        hidden=len(others) - len(rows),
        can_link=may,
    )


def chain(agreement: Agreement, reader: Reader, on: date) -> Chain:
    """Return all that an agreement came after, and all that came after it. Two queries a step, five at the end."""
    edges: dict[tuple[int, int], Edge] = {}
    seen, ahead = {agreement.pk}, {agreement.pk}
    while ahead and len(seen) < MOST:
        found = edges_around(ahead)
        edges |= {(edge.later, edge.former): edge for edge in found}
        ahead = {key for edge in found for key in (edge.later, edge.former)} - seen
        seen |= ahead
    rows = _visible(seen, reader, on)
    ordered = sorted(rows.values(), key=lambda each: (each.agreement.signed_on, each.agreement.pk))
    return Chain(
        tuple(_step(each, agreement, list(edges.values()), rows, on) for each in ordered),
        len(seen) - len(rows),
    )


def _step(each: Row, here: Agreement, edges: list[Edge], rows: dict[int, Row], on: date) -> Step:
    key = each.agreement.pk
    formers = tuple((edge, rows[edge.former]) for edge in edges if edge.later == key and edge.former in rows)
    unlinked = _unlinked(each.agreement, [former for _edge, former in formers], on)
    return Step(each, key == here.pk, formers, unlinked)


def _visible(keys: Iterable[int], reader: Reader, on: date) -> dict[int, Row]:
    """Return those of the agreements that the reader's side is a party of, by key."""
    side, ones = side_of(reader), list(keys)
    if side is None or not ones:
        return {}
    found = (
        agreements_of(side)
        .filter(pk__in=ones)
        .prefetch_related(Prefetch("predecessors", with_facts(Predecessor.objects.all())))
    )
    return {each.pk: row(each, on) for each in found}


def _unlinked(agreement: Agreement, formers: list[Row], on: date, reader: Reader | None = None) -> tuple[Unlinked, ...]:
    """Return the earlier acts that the text names and that are none of the linked agreements.

    Args:
        reader: to whom agreements of the register are offered that may be them; None where none is.
    """
    days = [former.agreement.signed_on for former in formers]
    left = [one for one in agreement.predecessors.all() if not any(_may_be(one.dated, day) for day in days)]
    offered = same_sides(agreement, reader) if left and reader else []
    return tuple(
        Unlinked(
            words(FIELDS["supersedes"], one.dated, {}).main,
            one.dated,
            source_url(one),
            tuple(row(other, on) for other in offered if _may_be(one.dated, other.signed_on)),
        )
        for one in left
    )


def _may_be(dated: str, signed_on: str) -> bool:
    """Return whether two days, each as precise as it is known, may be one."""
    known = min(len(dated), len(signed_on))
    return known > 0 and dated[:known] == signed_on[:known]


def same_sides(agreement: Agreement, reader: Reader) -> list[Agreement]:
    """Return the other agreements of exactly the same sides that the reader may see, newest first. Seven queries."""
    side, sides = side_of(reader), {party.side_id for party in agreement.parties.all()}
    if side is None or side.pk not in sides:
        return []
    keys = [key for key in _with_partners(side, sides - {side.pk}) if key != agreement.pk][:OFFERED]
    there = with_parties(Agreement.objects.all()).in_bulk(keys)
    return [there[key] for key in keys if {party.side_id for party in there[key].parties.all()} == sides]


def _with_partners(side: Side, others: Set[int]) -> list[int]:
    """Return the agreements of a side with all of these partners, newest first. Three queries, of a long list more."""
    facets = Facet.objects.filter(side=side, name="partner", value__in=[str(key) for key in others])
    partners = [conditions.has_facet(pk) for pk in facets.values_list("pk", flat=True)]
    if len(partners) < len(others):
        return []
    no_day = date.min  # nothing is asked of a standing
    return way_of(Question(side.pk, no_day, tuple(partners))).page("-signed", start=0, size=OFFERED + 1)
