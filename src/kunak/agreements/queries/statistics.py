"""The register in figures: by partner, sector, state and age."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements.models import UNSIGNED
from kunak.agreements.queries.register import STATES, Found, Register
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
    """Return the figures of a register that was asked with `with_sleep`. No query."""
    found = register.found
    return Statistics(
        total=len(found),
        running=sum(1 for one in found if one.state in {"in_force", "lapsing", "suspended"}),
        renewing=sum(1 for one in found if one.known is not None and one.known.renews),
        sleeping=sum(1 for one in found if one.sleep is not None),
        charts=(
            _by_partner(register, side),
            _by_sector(found),
            _chart("state", _("By state"), _each(found, lambda one: [one.state]), STATES, standing_word),
            _by_age(found, register.on),
        ),
    )


def _by_partner(register: Register, side: Side) -> Chart:
    counted = _each(register.found, lambda one: [str(key) for key in one.agreement.sides if key != side.pk])
    labels = {str(key): one.label for key, one in register.sides.items()}
    order = [key for key, _n in sorted(counted.items(), key=lambda pair: (-pair[1], labels[pair[0]]))]
    return _chart("partner", _("By partner"), counted, order, labels.__getitem__)


def _by_sector(found: Iterable[Found]) -> Chart:
    counted = _each(found, lambda one: one.agreement.sectors)
    order = sorted(reference.sectors(), key=lambda code: -counted[code])
    note = _("An agreement counts in each of its sectors.")
    return _chart("sector", _("By sector"), counted, order, sector_name, note)


def _by_age(found: Iterable[Found], on: date) -> Chart:
    counted = _each(found, lambda one: [str(age)] if (age := _age(one, on)) is not None else [])
    order = [str(age) for age in AGES]
    note = _("Full years since the signing; those without a known day of signing are left out.")
    return _chart("", _("By age"), counted, order, _age_words, note)


def _age(one: Found, on: date) -> int | None:
    """Return the group of AGES; a day that is known in part counts by its last possible day."""
    if not one.agreement.signed_on or one.agreement.event in UNSIGNED:
        return None
    signed = PartialDate.parse(one.agreement.signed_on).latest
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


def _each(found: Iterable[Found], of: Callable[[Found], Iterable[str]]) -> Counter[str]:
    return Counter(value for one in found for value in dict.fromkeys(of(one)))


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
