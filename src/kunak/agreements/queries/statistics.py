"""The register in figures: by partner, sector, state and age."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements.listing.asking import Sql, Tally, in_order
from kunak.agreements.listing.conditions import lull_of
from kunak.agreements.listing.tables import Facet, Faceted
from kunak.agreements.models import UNSIGNED, Agreement
from kunak.agreements.queries.register import STATES, Register
from kunak.core import reference
from kunak.core.terms import PartialDate
from kunak.people.models import Side
from kunak.ui.templatetags.kunak_ui import sector_name, standing_word

_UNSIGNED = ", ".join(f"'{event}'" for event in sorted(UNSIGNED))
_OF_IT = f"FROM {Agreement._meta.db_table} a WHERE a.id = found.agreement_id"
STATES_HELD = Tally("states", "state", "CASE WHEN renews THEN 1 ELSE 0 END")
SIGNED = Tally(  # a side has a day of its own only of what was signed: mostly no agreement is looked at
    "signed",
    "signed_on",
    rows=Sql(f"found WHERE own_signed_on <> '' OR NOT EXISTS (SELECT 1 {_OF_IT} AND a.event IN ({_UNSIGNED}))"),
)
FACETS = "facets"
AGES = (0, 1, 3, 5, 10, 20)  # years from which a group begins
WIDEST = 100  # of a bar, in units of its drawing


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: its words, its number, the length of its bar out of `WIDEST`, and what it leads to."""

    words: str
    count: int
    width: float
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A count of agreements by one thing; `field` is the filter of the register that asks for a bar, empty for none."""

    field: str
    title: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of what was asked for."""

    total: int
    running: int
    renewing: int
    sleeping: int
    charts: tuple[Chart, ...]


def statistics(register: Register, side: Side) -> Statistics:
    """Return the figures of what was found, all of it counted. Three queries at most."""
    way = register.found.way
    facets = _known_facets(side)
    is_whole = not way.question.conditions
    by_facet = [] if is_whole else [_by_facet(list(facets), is_short=way.is_short)]
    told = way.tallies(STATES_HELD, SIGNED, _asleep(register.on), *by_facet)
    held = _of_all(facets) if is_whole else {int(key): count for key, _sign, count in told[FACETS]}
    states = told[STATES_HELD.name]
    by_state = _summed((state, count) for state, _renews, count in states)
    return Statistics(
        total=sum(by_state.values()),
        running=sum(by_state[state] for state in ("in_force", "lapsing", "suspended")),
        renewing=sum(count for _state, renews, count in states if renews),
        sleeping=sum(count for _all, _sign, count in told["asleep"]),
        charts=(
            _by_partner(_named(facets, held, "partner"), register),
            _by_sector(_named(facets, held, "sector")),
            _chart("state", _("By state"), by_state, STATES, standing_word),
            _by_age(told[SIGNED.name], register.on),
        ),
    )


def _asleep(on: date) -> Tally:
    test = lull_of("found.agreement_id", "found", on, settings.SLEEPS_AFTER)
    return Tally("asleep", "state", rows=Sql(f"found WHERE {test.text}", test.values))


def _by_facet(facets: Sequence[int], *, is_short: bool) -> Tally:
    """Return how facets are counted: of few agreements each one's own, of many the agreements of each facet in turn.

    Those stand in their index as they are counted; what many agreements have would have to be sorted first.
    """
    table = Faceted._meta.db_table
    if is_short or not facets:
        each = f"found {in_order()} {table} f ON f.agreement_id = found.agreement_id"
        return Tally(FACETS, "f.facet_id", rows=Sql(each))
    marks = ", ".join(["%s"] * len(facets))
    of_found = "+f.agreement_id IN (SELECT agreement_id FROM found)"  # plus: what was found does not lead
    every = f"{table} f WHERE f.facet_id IN ({marks}) AND {of_found}"
    return Tally(FACETS, "f.facet_id", rows=Sql(every, tuple(facets)))


def _summed(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for value, count in pairs:
        found[value] += count
    return found


def _known_facets(side: Side) -> dict[int, tuple[str, str]]:
    """Return name and value of each partner and sector of a side. One query."""
    asked = Facet.objects.filter(side=side, name__in=["partner", "sector"]).values_list("pk", "name", "value")
    return {key: (name, value) for key, name, value in asked}


def _of_all(facets: Collection[int]) -> dict[int, int]:
    """Return how many agreements of the whole list have each facet, without a look at any of them. One query."""
    rows = Faceted.objects.filter(facet__in=facets).order_by().values_list("facet")
    return dict(rows.annotate(n=Count("pk")))


def _named(facets: Mapping[int, tuple[str, str]], held: Mapping[int, int], name: str) -> Counter[str]:
    return Counter({value: held[key] for key, (facet, value) in facets.items() if facet == name and key in held})


def _by_partner(counted: Counter[str], register: Register) -> Chart:
    labels = {str(key): one.label for key, one in register.sides.items()}
    order = [key for key, _n in sorted(counted.items(), key=lambda pair: (-pair[1], labels[pair[0]]))]
    return _chart("partner", _("By partner"), counted, order, labels.__getitem__)


def _by_sector(counted: Counter[str]) -> Chart:
    order = sorted(reference.sectors(), key=lambda code: -counted[code])
    note = _("An agreement counts in each of its sectors.")
    return _chart("sector", _("By sector"), counted, order, sector_name, note)


def _by_age(signed: Iterable[tuple[str, int, int]], on: date) -> Chart:
    ages = ((_age(day, on), count) for day, _sign, count in signed)
    counted = _summed((str(age), count) for age, count in ages if age is not None)
    order = [str(age) for age in AGES]
    note = _("Full years since the signing; those without a known day of signing are left out.")
    return _chart("", _("By age"), counted, order, _age_words, note)


def _age(signed_on: str, on: date) -> int | None:
    """Return the group of AGES; a day that is known in part counts by its last possible day."""
    if not signed_on:
        return None
    signed = PartialDate.parse(signed_on).latest
    years = on.year - signed.year - ((on.month, on.day) < (signed.month, signed.day))
    return max((age for age in AGES if age <= years), default=None)


def _age_words(code: str) -> str:
    first = int(code)
    later = [age for age in AGES if age > first]
    if first == 0:
        return _("less than a year")
    if not later:
        return ngettext("%(n)d year and more", "%(n)d years and more", first) % {"n": first}
    last = later[0] - 1
    return ngettext("%(first)d to %(n)d year", "%(first)d to %(n)d years", last) % {"first": first, "n": last}


def _chart(  # noqa: PLR0917 (one line for each chart)
    field: str,
    title: str,
    counted: Counter[str],
    order: Iterable[str],
    words: Callable[[str], str],
    note: str = "",
) -> Chart:
    most = max(counted.values(), default=1)
    bars = tuple(
        Bar(words(value), counted[value], round(WIDEST * counted[value] / most, 1), value)
        for value in order
        if counted[value]
    )
    return Chart(field, title, note, bars)
