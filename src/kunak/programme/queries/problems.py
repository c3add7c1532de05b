"""Problems and risks at a measure, in all versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from kunak.agreements.models import Party
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.models import Measure, Problem, Version


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
