"""The renewals that have been made, each with why: agreed by the sides, or nobody's notice stopped it in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kunak.core.terms.acts import Act, Notice, RenewalAgreed
from kunak.core.terms.duration import add_days
from kunak.core.terms.standing import Period, periods, standing
from kunak.core.terms.terms import Terms


@dataclass(frozen=True, slots=True)
class Prolongation:
    """One renewal that has been made.

    Args:
        number: which one, from 1.
        start, end: its first and last day; no last day where it goes on without one.
        agreed: the act by which the sides went on; None where it renewed itself.
        deadline: the last day on which a notice would have stopped it; None where the sides agreed, or nothing of the
            kind was counted.
        late, taken_back: notices of the period before that did not stop it: given after that day, or not standing at
            the period's end.
    """

    number: int
    start: date
    end: date | None
    agreed: RenewalAgreed | None
    deadline: date | None
    late: tuple[Notice, ...]
    taken_back: tuple[Notice, ...]


def prolongations(terms: Terms, acts: Sequence[Act], on: date) -> tuple[Prolongation, ...]:
    """Return the renewals made up to a day, as they were known then; at most as many as `periods` tells.

    Source:
        TERMS.md, counting 3, 5 and 6; process.md, 4.3: every past prolongation as its own row.
    """
    return tuple(_made(terms, acts, on))


def _made(terms: Terms, acts: Sequence[Act], on: date) -> Iterator[Prolongation]:
    heard = [act for act in acts if act.on <= on]
    for before, after in pairwise(periods(terms, acts, on)):
        last = add_days(after.start, -1)
        agreed = _agreed_in(before, last, heard)
        deadline = None if agreed else standing(terms, heard, last).notice_deadline
        given = [act for act in heard if isinstance(act, Notice) and before.start <= act.on <= last]
        late = tuple(one for one in given if deadline and one.on > deadline)
        taken_back = tuple(one for one in given if one not in late)
        yield Prolongation(after.number, after.start, after.end, agreed, deadline, late, taken_back)


def _agreed_in(period: Period, last: date, acts: Sequence[Act]) -> RenewalAgreed | None:
    """Return the act by which the sides agreed to go on after a period; the last one of it counts."""
    found = [act for act in acts if isinstance(act, RenewalAgreed) and period.start <= act.on <= last]
    return found[-1] if found else None
