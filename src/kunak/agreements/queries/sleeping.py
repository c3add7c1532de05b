"""Sleeping agreements: in force, and nothing happens under them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from kunak.agreements.contributions import CONTRIBUTORS, NOTHING_MOVES, Moves
from kunak.agreements.terms import KnownStanding
from kunak.core.terms import PartialDate
from kunak.people.models import Side

AWAKE_STATES = frozenset({"in_force", "lapsing"})  # only what runs can sleep


@dataclass(frozen=True, slots=True)
class Sleep:
    """Since when nothing has happened under an agreement: the last day on which something did."""

    since: date


def moves_of(side: Side, on: date) -> Mapping[int, Moves]:
    """Return what happens under the agreements of a side, by their primary keys. Two queries for each contributor."""
    found: dict[int, Moves] = {}
    for contributor in CONTRIBUTORS:
        for agreement, moves in contributor.moves(side, on).items():
            found[agreement] = found.get(agreement, NOTHING_MOVES).with_other(moves)
    return found


def sleep_of(signed_on: str, known: KnownStanding | None, moves: Moves | None, on: date) -> Sleep | None:
    """Return since when an agreement sleeps on a day; None where it does not, or where that cannot be told.

    It sleeps while it is in force, no measure of an agreed plan is under way, and nothing has moved for
    `settings.SLEEPS_AFTER` days: no plan was agreed, no measure's term ran out; nor was it signed in that time.
    """
    moves = moves or NOTHING_MOVES
    if known is None or known.state not in AWAKE_STATES or moves.is_under_way:
        return None
    signed = PartialDate.parse(signed_on).latest
    last = max(signed, moves.last) if moves.last else signed
    return Sleep(last) if last + timedelta(days=settings.SLEEPS_AFTER) < on else None
