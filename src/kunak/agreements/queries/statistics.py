"""The register in figures: by partner, sector, state and age."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements.listing.asking import Sql, Way
from kunak.agreements.listing.conditions import sleeps
from kunak.agreements.listing.tables import Facet, Faceted
from kunak.agreements.models import UNSIGNED, Agreement
from kunak.agreements.queries.register import STATES, Register
from kunak.core import reference
from kunak.core.terms import PartialDate
from kunak.people.models import Side
from kunak.ui.templatetags.kunak_ui import sector_name, standing_word

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
    """Return the figures of what was found, all of it counted. Five queries."""
    way = register.found.way
    states = way.tally("s.state, s.renews")
    by_state = _summed((state, count) for state, _renews, count in states)
    facets = _by_facet(way, side)
    return Statistics(
        total=sum(by_state.values()),
        running=sum(by_state[state] for state in ("in_force", "lapsing", "suspended")),
        renewing=sum(count for _state, renews, count in states if renews),
        sleeping=_all(way.also(sleeps(register.on, settings.SLEEPS_AFTER))),
        charts=(
            _by_partner(facets["partner"], register),
            _by_sector(facets["sector"]),
            _chart("state", _("By state"), by_state, STATES, standing_word),
            _by_age(way, register.on),
        ),
    )


def _all(way: Way) -> int:
    return sum(count for _side, count in way.tally("l.side_id"))


def _summed(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for value, count in pairs:
        found[value] += count
    return found


def _by_facet(way: Way, side: Side) -> dict[str, Counter[str]]:
    """Return how many agreements have each partner and each sector."""
    asked = Facet.objects.filter(side=side, name__in=["partner", "sector"]).values_list("pk", "name", "value")
    facets = {key: (name, value) for key, name, value in asked}
    found: dict[str, Counter[str]] = {"partner": Counter(), "sector": Counter()}
    for key, count in _tallied(way, facets):
        name, value = facets.get(key, ("", ""))
        if name:
            found[name][value] = count
    return found


def _tallied(way: Way, facets: Collection[int]) -> Iterable[tuple[int, int]]:
    """Return how many agreements have each facet. One query."""
    if not way.question.conditions:  # all that have it are counted, without a look at any of them
        rows = Faceted.objects.filter(facet__in=facets).order_by().values_list("facet")
        return rows.annotate(n=Count("pk"))
    join = Sql(f"JOIN {Faceted._meta.db_table} f ON f.agreement_id = l.agreement_id")
    return [(key, count) for key, count in way.tally("f.facet_id", join)]


def _by_partner(counted: Counter[str], register: Register) -> Chart:
    labels = {str(key): one.label for key, one in register.sides.items()}
    order = [key for key, _n in sorted(counted.items(), key=lambda pair: (-pair[1], labels[pair[0]]))]
    return _chart("partner", _("By partner"), counted, order, labels.__getitem__)


def _by_sector(counted: Counter[str]) -> Chart:
    order = sorted(reference.sectors(), key=lambda code: -counted[code])
    note = _("An agreement counts in each of its sectors.")
    return _chart("sector", _("By sector"), counted, order, sector_name, note)


def _by_age(way: Way, on: date) -> Chart:
    events, values = ", ".join(["%s"] * len(UNSIGNED)), tuple(sorted(UNSIGNED))
    join = Sql(f"JOIN {Agreement._meta.db_table} a ON a.id = l.agreement_id AND a.event NOT IN ({events})", values)
    signed = way.tally("l.signed_on", join)
    ages = ((_age(day, on), count) for day, count in signed)
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
