"""The list of a side's agreements as of a day: what answers is found by the database, what is shown is fetched whole.

Its time hangs on the page and not on the list: a long answer is not counted to its end (`listing.asking`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from kunak.agreements.listing import asking, conditions
from kunak.agreements.listing.asking import Condition, Question, Way, way_of
from kunak.agreements.listing.keeping import plain
from kunak.agreements.listing.tables import FACETS, Facet, Faceted
from kunak.agreements.models import Agreement
from kunak.agreements.queries.asked import DEFAULT_SORT, SORTS, Asked
from kunak.agreements.queries.late import late_condition
from kunak.agreements.queries.lists import with_parties
from kunak.agreements.queries.rows import Row, row
from kunak.agreements.queries.sleeping import Sleep, lulls_on, sleep_of
from kunak.agreements.words import kind_word
from kunak.core import reference
from kunak.core.search import AskedWord, Piece, asked_words, excerpt
from kunak.documents.fields import KINDS
from kunak.documents.models import Document
from kunak.people.models import Side, Territory
from kunak.ui.digits import number_in
from kunak.ui.templatetags.kunak_ui import sector_name

STATES = (
    "in_force",
    "lapsing",
    "suspended",
    "signed",
    "draft",
    "expired",
    "terminated",
    "superseded",
    "void",
    "unknown",
)
NEVER = -1  # for numbers of an address that are none
Facets = Mapping[str, Mapping[str, int]]  # by their name, value and primary key


class Found(Sequence[int]):
    """The primary keys of what was found, in the order asked; those of a page are fetched when it is shown.

    Its length is `MOST` where there are more: further than that nobody turns pages.
    """

    def __init__(self, way: Way, count: int, sort: str) -> None:
        self.way, self.sort = way, sort if sort.lstrip("-") in SORTS else DEFAULT_SORT.lstrip("-")
        self.is_more, self._count = count > asking.MOST, min(count, asking.MOST)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _step = place.indices(self._count)
        return self.way.page(self.sort, start=start, size=stop - start) if stop > start else []

    def all_keys(self) -> list[int]:
        """Return the keys of all, however many there are. One query."""
        return self.way.page(self.sort, start=0, size=asking.EVERY)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where in a document stands what was looked for."""

    document: Document
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the page; what was asked for stands beside it."""

    row: Row
    sleep: Sleep | None
    quoted: Quoted | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter with its words; `count` is None where there are too many to count."""

    value: str
    words: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The agreements that were asked for, and what else could be.

    Args:
        total: how many there are of every state; None for more than `MOST`.
    """

    on: date
    found: Found
    total: int | None
    states: Sequence[Choice]
    partners: Sequence[Choice]
    kinds: Sequence[Choice]
    sectors: Sequence[Choice]
    coordinators: Sequence[Choice]
    sides: Mapping[int, Side]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of any state."""
        return self.total == 0


def register(side: Side, asked: Asked) -> Register:
    """Return a side's agreements as of a day, filtered and sorted. Five queries, of a long list one more a filter.

    One more where partners are municipalities.

    What is found is fetched by pages, each with one query more.
    """
    facets = _facets(side)
    sides = Side.objects.select_related("territory").in_bulk([int(key) for key in facets["partner"]])
    way = way_of(Question(side.pk, asked.on, tuple(_conditions(side, asked, facets, sides))))
    total, states, counts = _counted(way, asked.on)
    found, count = (way, total) if not asked.state else _of_state(way, asked, counts, is_all=total is not None)
    return Register(
        on=asked.on,
        found=Found(found, asking.MOST + 1 if count is None else count, asked.sort),
        total=total,
        states=states,
        partners=_by_words([*((str(key), other.label) for key, other in sides.items()), *_regions(facets)]),
        kinds=_used(KINDS, facets["kind"], kind_word),
        sectors=_used(reference.sectors(), facets["sector"], sector_name),
        coordinators=_by_words((name, name) for name in facets["coordinator"]),
        sides=sides,
    )


def rows_of(found: Sequence[int], asked: Asked) -> list[ListRow]:
    """Return agreements as a page shows them, in the order given. Three queries; one more for words, one for sleep."""
    agreements = with_parties(Agreement.objects.all())
    if asked.words:
        agreements = agreements.prefetch_related("documents")
    there = agreements.in_bulk(found)
    words = asked_words(asked.words)
    lulls = lulls_on(asked.on, found) if asked.sleeping else {}
    rows = [row(there[key], asked.on) for key in found if key in there]
    return [
        ListRow(
            one,
            sleep_of(one.known, lulls.get(one.agreement.pk), asked.on, signed_on=one.agreement.signed_on),
            _quoted(one.agreement, words),
        )
        for one in rows
    ]


def _quoted(agreement: Agreement, words: Sequence[AskedWord]) -> Quoted | None:
    if not words:
        return None
    documents = ((document, excerpt(document.text, words)) for document in agreement.documents.all())
    return next((Quoted(document, found) for document, found in documents if found), None)


def _facets(side: Side) -> Facets:
    """Return the facets that the agreements of a side have: by their name, value and primary key. One query."""
    used = Faceted.objects.filter(facet=OuterRef("pk"))
    found: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for name, value, key in Facet.objects.filter(Exists(used), side=side).values_list("name", "value", "pk"):
        found[name][value] = key
    return found


def _regions(facets: Facets) -> Iterator[tuple[str, str]]:
    """Yield the regions that have partners among their municipalities. One query, none where none has."""
    codes = list(facets["municipality"])
    for region in Territory.objects.filter(code__in=codes) if codes else ():
        yield region.code, _("%(region)s, with municipalities") % {"region": region.label}


def _with_partner(value: str, facets: Facets, sides: Mapping[int, Side]) -> Condition:
    """Return that an agreement has a partner: a side, or a region or any of its municipalities."""
    if value in facets["partner"]:
        return conditions.has_facet(facets["partner"][value])
    if value not in facets["municipality"]:
        return conditions.NOTHING
    own = [key for key, one in sides.items() if one.territory and one.territory.code == value]
    return conditions.has_any_facet([*(facets["partner"][str(key)] for key in own), facets["municipality"][value]])


def _conditions(side: Side, asked: Asked, facets: Facets, sides: Mapping[int, Side]) -> Iterator[Condition]:
    if asked.partner:
        yield _with_partner(asked.partner, facets, sides)
    for name in ("kind", "sector", "coordinator"):
        value, keys = getattr(asked, name), facets[name]
        if value:
            yield conditions.has_facet(keys[value]) if value in keys else conditions.NOTHING
    words = conditions.has_words(asked.words)
    if words is not None:
        yield words
    if asked.ends:
        yield _of_number(asked.ends, lambda days: conditions.ends_within(days, asked.on))
    if asked.notice:
        yield _of_number(asked.notice, lambda days: conditions.notice_within(days, asked.on))
    if asked.renewed:
        yield _of_number(asked.renewed, lambda times: conditions.is_renewed(times, asked.on))
    if asked.late:
        yield late_condition(side, asked.late, asked.on)
    if asked.sleeping:
        yield conditions.sleeps(asked.on, settings.SLEEPS_AFTER)


def _of_number(text: str, condition: Callable[[int], Condition]) -> Condition:
    number = number_in(text, NEVER)
    return condition(number) if number >= 0 else conditions.NOTHING


def _counted(way: Way, on: date) -> tuple[int | None, list[Choice], Mapping[str, int]]:
    """Return how many there are, which states, how many of each; of a long answer as far as they were counted."""
    counts = {} if way.is_long else way.by_state(most=asking.MOST + 1)
    total = sum(counts.values())
    if way.is_long or total > asking.MOST:
        return None, [Choice(state, state) for state in conditions.states_on(STATES, on)], counts
    return total, [Choice(one, one, counts[one]) for one in STATES if one in counts], counts


def _of_state(way: Way, asked: Asked, counts: Mapping[str, int], *, is_all: bool) -> tuple[Way, int]:
    """Return how those of the state asked for are found, and how many there are. Two queries at most.

    Args:
        counts: by state, of all or of as many as were counted: a state that has too many among those leads to nothing.
    """
    state = conditions.is_of_state(asked.state, asked.on)
    seen = counts.get(asked.state, 0)
    if seen > asking.MOST:
        return Way(way.question.also(state), way.lead, way.is_short), asking.MOST + 1
    found = way.also(state)
    return found, seen if is_all else found.count()


def _by_words(pairs: Iterable[tuple[str, str]]) -> list[Choice]:
    return [Choice(key, words) for key, words in sorted(pairs, key=lambda pair: plain(pair[1]))]


def _used(order: Iterable[str], codes: Iterable[str], words: Callable[[str], str]) -> list[Choice]:
    there = set(codes)
    return [Choice(code, words(code)) for code in order if code in there]
