"""Problems and risks at a measure and under a whole agreement, in all versions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from kunak.agreements.models import Agreement, Party
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of
from kunak.programme import policies
from kunak.programme.models import Measure, Problem, Version
from kunak.programme.queries.comments import newest_of


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem or a risk with its owner's party."""

    problem: Problem
    party: Party
    can_close: bool


@dataclass(frozen=True, slots=True)
class Problems:
    """What hinders a measure; the open ones first."""

    rows: tuple[ProblemRow, ...]
    parties: tuple[Party, ...]
    measure: Measure
    can_tell: bool

    @property
    def open(self) -> int:
        """How many still hinder, or may."""
        return sum(row.problem.is_open for row in self.rows)


def problems_at(measure: Measure, version: Version, reader: Reader, parties: Sequence[Party]) -> Problems:
    """Return what hinders a measure, told in any version that the reader may see. One query."""
    of_side = {party.side_id: party for party in parties}
    found = Problem.objects.filter(line=measure.line, version__programme__agreement=version.programme.agreement_id)
    related = ("opened_by", "closed_by", "owner_side", "opened_by_side", "version")
    rows_of_line = list(found.select_related(*related))
    for one in rows_of_line:
        one.version.programme = version.programme  # its sides are here already
    seen = [one for one in rows_of_line if policies.can_see(reader, one.version)]
    seen.sort(key=lambda one: (not one.is_open, one.pk))
    rows = [ProblemRow(one, of_side[one.owner_side_id], policies.can_close_problem(reader, one)) for one in seen]
    return Problems(tuple(rows), tuple(parties), measure, policies.can_tell_problem(reader, version))


@dataclass(frozen=True, slots=True)
class Hindered:
    """A problem or a risk under an agreement, with its measure as the reader sees it last."""

    problem: Problem
    party: Party
    measure: Measure


@dataclass(frozen=True, slots=True)
class PlanProblems:
    """All that hinders the measures of an agreement's plans.

    Args:
        rows: those that are asked for, the open ones first.
        counts: how many are open, of the own side, and in all.
    """

    rows: tuple[Hindered, ...]
    counts: Mapping[str, int]


SHOWS: Mapping[str, Callable[[Problem, int], bool]] = {
    "open": lambda one, _side: one.is_open,
    "own": lambda one, side: one.is_open and one.owner_side_id == side,
    "all": lambda _one, _side: True,
}


def problems_seen_by(side: Side) -> Q:
    """Return the condition for problems that a side may know of: told in its own versions, or in what was sent."""
    return Q(version__drafted_by_side=side) | Q(version__state__in=policies.SHARED)


def problems_of(agreement: Agreement, reader: Reader, show: str = "open") -> PlanProblems:
    """Return what hinders the measures of an agreement, told in any version that the reader may see. Three queries.

    Args:
        show: one of `SHOWS`.
    """
    side = side_of(reader)
    if side is None:
        return PlanProblems((), dict.fromkeys(SHOWS, 0))
    found = Problem.objects.filter(problems_seen_by(side), version__programme__agreement=agreement)
    found = found.select_related("opened_by", "closed_by")
    ordered = sorted(found, key=lambda one: (not one.is_open, -one.pk))
    newest = newest_of(agreement, {one.line for one in ordered}, reader)
    parties = {party.side_id: party for party in agreement.parties.all()}
    known = [one for one in ordered if one.line in newest]
    return PlanProblems(
        tuple(
            Hindered(one, parties[one.owner_side_id], newest[one.line]) for one in known if SHOWS[show](one, side.pk)
        ),
        {name: sum(fits(one, side.pk) for one in known) for name, fits in SHOWS.items()},
    )
