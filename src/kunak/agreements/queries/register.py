"""The list of a side's agreements as of a day: all are counted, those of one page are fetched whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kunak.agreements.contributions import Moves
from kunak.agreements.models import Agreement
from kunak.agreements.queries.asked import SORTS, Asked
from kunak.agreements.queries.listed import Listed, listed_of
from kunak.agreements.queries.lists import with_parties
from kunak.agreements.queries.rows import Row, list_title, row, state_of
from kunak.agreements.queries.sleeping import Sleep, moves_of, sleep_of
from kunak.agreements.search import found_by
from kunak.agreements.standings import listed_standing
from kunak.agreements.terms import KnownStanding
from kunak.agreements.words import kind_word
from kunak.core import reference
from kunak.core.search import AskedWord, Excerpt, asked_words, excerpt
from kunak.documents.fields import KINDS
from kunak.documents.models import Document
from kunak.people.models import Side
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


@dataclass(frozen=True, slots=True)
class Found:
    """One agreement with what it is on the day."""

    agreement: Listed
    known: KnownStanding | None
    sleep: Sleep | None = None

    @property
    def state(self) -> str:
        """The state of TERMS.md, or ``unknown``."""
        return state_of(self.known)

    def last_day(self) -> date | None:
        """Return the last day in force if nobody acts, as late as it may be; None where it goes on."""
        return self._latest("ends_on") if self.known and not self.known.renews else None

    def notice_by(self) -> date | None:
        """Return the last day on which a notice still stops the next renewal."""
        return self._latest("notice_deadline")

    def period_end(self) -> date | None:
        """Return the last day of the period, or of the whole."""
        return self._latest("period_end") or self._latest("ends_on")

    def _latest(self, name: str) -> date | None:
        day = self.known.day(name) if self.known else None
        return day.latest if day else None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where in a document stands what was looked for."""

    document: Document
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the page; what was asked for stands beside it."""

    row: Row
    notice_by: date | None
    sleep: Sleep | None
    quoted: Quoted | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter with its words."""

    value: str
    words: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """The agreements that were asked for, and what else could be; `total` counts those of every state."""

    on: date
    found: Sequence[Found]
    total: int
    states: Sequence[Choice]
    partners: Sequence[Choice]
    kinds: Sequence[Choice]
    sectors: Sequence[Choice]
    coordinators: Sequence[Choice]
    sides: Mapping[int, Side] = field(default_factory=dict)


def register(side: Side, asked: Asked, *, with_sleep: bool = False) -> Register:
    """Return a side's agreements as of a day, filtered and sorted. Five queries; one for words, two for sleep.

    Args:
        with_sleep: whether it is asked which of them sleep, though only those are not asked for.
    """
    hits = found_by(asked.words)
    moves = moves_of(side, asked.on) if with_sleep or asked.sleeping else None
    everything = _everything(side, asked.on, moves)
    keys = {key for one in everything for key in one.agreement.sides}
    sides = Side.objects.select_related("territory").in_bulk(keys)
    found = [one for one in everything if _fits(one, asked, hits)]
    counted = Counter(one.state for one in found)
    return Register(
        on=asked.on,
        found=_sorted([one for one in found if asked.state in {"", one.state}], asked.sort),
        total=len(found),
        states=[Choice(state, state, counted[state]) for state in STATES if counted[state]],
        partners=_by_words((str(key), other.label) for key, other in sides.items() if key != side.pk),
        kinds=_used(KINDS, (one.agreement.kind for one in everything), kind_word),
        sectors=_used(reference.sectors(), (code for one in everything for code in one.agreement.sectors), sector_name),
        coordinators=_by_words({name: name for one in everything for name in one.agreement.coordinators}.items()),
        sides=sides,
    )


def rows_of(found: Sequence[Found], asked: Asked) -> list[ListRow]:
    """Return what was found as a page shows it, in the same order. Three queries; one for words too."""
    agreements = with_parties(Agreement.objects.all())
    if asked.words:
        agreements = agreements.prefetch_related("documents")
    there = agreements.in_bulk([one.agreement.pk for one in found])
    words = asked_words(asked.words)
    return [
        ListRow(row(there[key], asked.on), one.notice_by(), one.sleep, _quoted(there[key], words))
        for one in found
        if (key := one.agreement.pk) in there
    ]


def _quoted(agreement: Agreement, words: Sequence[AskedWord]) -> Quoted | None:
    if not words:
        return None
    documents = ((document, excerpt(document.text, words)) for document in agreement.documents.all())
    return next((Quoted(document, found) for document, found in documents if found), None)


def _everything(side: Side, on: date, moves: Mapping[int, Moves] | None) -> list[Found]:
    everything = []
    for one in listed_of(side):
        known = listed_standing(one.terms, on)
        sleep = sleep_of(one.signed_on, known, moves.get(one.pk), on) if moves is not None else None
        everything.append(Found(one, known, sleep))
    return everything


def _fits(one: Found, asked: Asked, hits: set[int] | None) -> bool:
    agreement = one.agreement
    return (
        (hits is None or agreement.pk in hits)
        and asked.kind in {"", agreement.kind}
        and (not asked.sector or asked.sector in agreement.sectors)
        and (not asked.partner or number_in(asked.partner, NEVER) in agreement.sides)
        and (not asked.coordinator or asked.coordinator in agreement.coordinators)
        and (not asked.ends or _is_within(one.last_day(), asked.on, asked.ends))
        and (not asked.notice or _is_within(one.notice_by(), asked.on, asked.notice))
        and (not asked.renewed or _is_renewed(one, asked.renewed))
        and (not asked.sleeping or one.sleep is not None)
    )


def _is_within(day: date | None, on: date, days: str) -> bool:
    within = min(number_in(days, NEVER), (date.max - on).days)
    return day is not None and on <= day <= on + timedelta(days=within) if within >= 0 else False


def _is_renewed(one: Found, times: str) -> bool:
    period = one.known.standing.period if one.known else None
    least = number_in(times, NEVER)
    return period is not None and least >= 0 and (period == 0 if least == 0 else period >= least)


def _sorted(found: list[Found], sort: str) -> list[Found]:
    name = sort.lstrip("-") if sort.lstrip("-") in SORTS else "signed"
    return sorted(found, key=_KEYS[name], reverse=sort.startswith("-"))


_KEYS: dict[str, Callable[[Found], tuple[object, ...]]] = {  # what has no day comes last in time
    "title": lambda one: (plain(list_title(one.agreement)), one.agreement.pk),
    "signed": lambda one: (one.agreement.signed_on, one.agreement.pk),
    "end": lambda one: (one.period_end() or date.max, one.agreement.pk),
    "notice": lambda one: (one.notice_by() or date.max, one.agreement.pk),
}


def plain(text: str) -> str:
    """Return a text for sorting: small letters, ё as е."""
    return text.casefold().replace("ё", "е")


def _by_words(pairs: Iterable[tuple[str, str]]) -> list[Choice]:
    return [Choice(key, words) for key, words in sorted(pairs, key=lambda pair: plain(pair[1]))]


def _used(order: Iterable[str], codes: Iterable[str], words: Callable[[str], str]) -> list[Choice]:
    there = set(codes)
    return [Choice(code, words(code)) for code in order if code in there]
