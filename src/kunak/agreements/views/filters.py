"""What the filters of the register offer; they are the same over the list, the calendar and the statistics."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements.queries import Asked, Register
from kunak.agreements.queries.register import Choice
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person, Side
from kunak.people.policies import side_of
from kunak.ui.digits import number_in

DAYS = (30, 90, 180, 365)
TIMES = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Filter:
    """A list to choose one value from; `any_word` stands for none of them."""

    name: str
    label: str
    any_word: str
    choices: tuple[Choice, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What is always seen, and what stands folded away."""

    first: tuple[Filter, ...]
    more: tuple[Filter, ...]


def own_side(person: Person) -> Side:
    """Return the side whose register the person reads.

    Raises:
        NotOfTheParties: the person acts for no side.
    """
    side = side_of(person)
    if side is None:
        raise NotOfTheParties(action="see the register")
    return side


def filters_of(register: Register, asked: Asked) -> Filters:
    """Return the filters with what there is to choose and what was chosen. No query."""
    return Filters(
        first=(
            _filter("partner", _("Partner"), _("any partner"), register.partners, asked.partner),
            _filter("kind", _("Kind of agreement"), _("any kind"), register.kinds, asked.kind),
            _filter("sector", _("Sector"), _("any sector"), register.sectors, asked.sector),
        ),
        more=(
            _filter("coordinator", _("Coordinator"), _("any body"), register.coordinators, asked.coordinator),
            _filter("ends", _("Ends"), _("at any time"), _days(asked.ends), asked.ends),
            _filter("notice", _("Last day for a notice"), _("at any time"), _days(asked.notice), asked.notice),
            _filter("renewed", _("Renewed"), _("any number of times"), _times(asked.renewed), asked.renewed),
            _filter("late", _("Late with"), _("nothing asked"), _steps(), asked.late),
        ),
    )


def _filter(name: str, label: str, any_word: str, choices: Iterable[Choice], value: str) -> Filter:
    return Filter(name, label, any_word, tuple(choices), value)


def _steps() -> Iterable[Choice]:
    yield Choice("registration", _("registration by our side"))
    yield Choice("hand_over", _("handing the original over"))


def _days(chosen: str) -> Iterable[Choice]:
    for days in sorted({*DAYS, number_in(chosen)} - {0}):
        told = ngettext("within %(n)d day", "within %(n)d days", days)
        yield Choice(str(days), told % {"n": days})


def _times(chosen: str) -> Iterable[Choice]:
    yield Choice("0", _("not yet"))
    for times in sorted({*TIMES, number_in(chosen)} - {0}):
        told = ngettext("%(n)d time or more", "%(n)d times or more", times)
        yield Choice(str(times), told % {"n": times})
