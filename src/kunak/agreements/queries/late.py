"""What a side has not registered, or not handed over for registration, in time."""

from dataclasses import dataclass
from datetime import date

from kunak.agreements.books import book_values, limits
from kunak.agreements.listing import conditions
from kunak.agreements.listing.asking import Condition, Question, way_of
from kunak.agreements.models import Agreement, Filing, RegisterBook
from kunak.agreements.queries.lists import with_parties
from kunak.agreements.words import short_title
from kunak.core.registration import Limit
from kunak.people.models import Side

STEPS = ("registration", "hand_over")


@dataclass(frozen=True, slots=True)
class Late:
    """An agreement whose step is late: its last day, and by how many days."""

    agreement: Agreement
    title: str
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class LateStep:
    """The agreements that a side has not done a step for in time, the last signed first, and how many there are."""

    step: str
    rows: tuple[Late, ...]
    count: int


def late_condition(side: Side, step: str, on: date) -> Condition:
    """Return that a side is late with a step on a day; nothing for what is none of `STEPS`. One query."""
    if step not in STEPS:
        return conditions.NOTHING
    return conditions.is_late(side.pk, step, _limits(side)[step].late_since(on), on)


def _limits(side: Side) -> dict[str, Limit]:
    to_hand_over, to_register = limits(book_values(RegisterBook.objects.filter(side=side).first(), side))
    return {"registration": to_register, "hand_over": to_hand_over}


def late_steps(side: Side, on: date, size: int) -> list[LateStep]:
    """Return what a side is late with on a day, so many agreements of each step. At most ten queries."""
    rules, every = _limits(side), way_of(Question(side.pk, on))
    ways = {
        step: every.also(conditions.is_late(side.pk, step, limit.late_since(on), on)) for step, limit in rules.items()
    }
    keys = {step: way.page("-signed", start=0, size=size) for step, way in ways.items()}
    shown = {key for some in keys.values() for key in some}
    there = with_parties(Agreement.objects.all()).in_bulk(shown) if shown else {}
    own = dict(Filing.objects.filter(agreement__in=shown, side=side).values_list("agreement", "signed_on"))
    return [
        LateStep(
            step,
            tuple(_late(there[key], own.get(key), rules[step], on) for key in some),
            len(some) if len(some) < size else ways[step].count(),
        )
        for step, some in keys.items()
        if some
    ]


def _late(agreement: Agreement, own: date | None, limit: Limit, on: date) -> Late:
    last = limit.after(own or date.fromisoformat(agreement.signed_on)).last
    return Late(agreement, short_title(agreement), last, (on - last).days)
