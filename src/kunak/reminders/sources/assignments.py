"""Assignments: the day by which a body is to report, once or again and again."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kunak.assignments.queries.dated import assignment_days
from kunak.core.reminders import Ladder
from kunak.reminders.sources.base import WORKERS, Source, Thing

FAR = timedelta(days=400)  # a day further away or longer over reminds nobody


class Assignments(Source):
    """Each part that is not reported, for the side of its body; what goes on has a ladder for each period."""

    code = "assignment"
    usual = Ladder.parse("P10D P3D P0D +P1D +P7D +P30D")

    @property
    def name(self) -> str:
        return _("An assignment is due")

    @property
    def deed(self) -> str:
        return _("Report on it with its proof; if the day cannot be kept, ask to move it and say why.")

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:
        """Yield the days of assignments, some hundreds of them in memory at a time."""
        for one in assignment_days(on - FAR, on + FAR):
            if side in {None, one.side}:
                given, key = one.assignment, f"{one.part.pk}:{one.period or 'once'}"
                url, what = given.get_absolute_url(), f"{given.source}: {one.part.item or given.text}"
                since, sector = given.given_on, given.sector
                yield Thing(key, one.side, one.day, url, given.agreement_id, what, since, sector, WORKERS)
