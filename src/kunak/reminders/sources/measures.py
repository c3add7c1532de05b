"""Measures of plans in force: reports that are due, milestones, reports and departures that wait for an answer."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import ClassVar

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.core.execution import USUAL_DAYS
from kunak.core.reminders import Ladder
from kunak.core.terms.duration import add_days
from kunak.core.two_keys import KeyState
from kunak.execution.models import ExecutionRule
from kunak.execution.works import departure_states
from kunak.programme.models import Milestone
from kunak.reminders.sources.base import COORDINATORS, WORKERS, Source, Thing
from kunak.reminders.sources.keys import WAITING
from kunak.reminders.sources.plans import Open, open_measures

CHUNK = 400


def _url(one: Open) -> str:
    return f"{reverse('programme:measure', args=[one.pk])}#execution"


class OfMeasures(Source):
    """What is seen of measures in force as they pass by; who asks several of these lets them pass once for all."""

    told_only: ClassVar[bool] = False  # whether only measures of which a side has said something have such things

    @abstractmethod
    def of(self, measures: Iterable[Open], side: int | None = None) -> Iterator[Thing]:
        """Yield the open things of measures, of all sides or of one."""

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:
        """Yield the open things of all measures."""
        return self.of(open_measures(on, side, told_only=self.told_only), side)


class Measures(OfMeasures):
    """The day by which a measure is to be reported, for each side that is to."""

    code = "measure"
    usual = Ladder.parse("P30D P7D P0D +P1D +P7D +P30D")

    @property
    def name(self) -> str:
        return _("A measure is to be done and reported")

    @property
    def deed(self) -> str:
        return _("Report on it with its proofs; if the term cannot be kept, propose another one.")

    def of(self, measures: Iterable[Open], side: int | None = None) -> Iterator[Thing]:
        """Yield each measure and side that is to report."""
        for one in measures:
            for of in one.reporting:
                if one.due_on and side in {None, of}:
                    url, text = _url(one), one.text
                    yield Thing(f"{one.line}", of, one.due_on, url, one.agreement, text, one.since, one.sector, WORKERS)


class Milestones(OfMeasures):
    """Dated steps that nobody has reported as done; the last step is the measure's own day."""

    code = "milestone"
    usual = Ladder.parse("P7D P0D +P7D")

    @property
    def name(self) -> str:
        return _("A milestone of a measure")

    @property
    def deed(self) -> str:
        return _("Report on the milestone, or tell by when it is expected.")

    def of(self, measures: Iterable[Open], side: int | None = None) -> Iterator[Thing]:
        """Yield each milestone for every side of its measure."""
        ones = iter(measures)
        while batch := {one.pk: one for one in islice(ones, CHUNK)}:
            found = Milestone.objects.filter(measure__in=batch, due_on__isnull=False, is_final=False).order_by("pk")
            done = {step for one in batch.values() if one.work for step in one.work.done_steps}
            for step in found:
                if step.line not in done:
                    yield from self._step(step, batch[step.measure_id], side)

    def _step(self, step: Milestone, one: Open, side: int | None) -> Iterator[Thing]:
        what = f"{step.name}: {one.text}"
        for of in one.sides:
            if step.due_on and side in {None, of}:
                yield Thing(
                    f"{step.line}", of, step.due_on, _url(one), one.agreement, what, one.since, one.sector, WORKERS
                )


class Answers(OfMeasures):
    """Reports of other sides: by the end of the time that the own side takes to answer."""

    code, told_only = "answer", True
    usual = Ladder.parse("P14D P3D P0D")

    @property
    def name(self) -> str:
        return _("A report of another side waits for your side's answer")

    @property
    def deed(self) -> str:
        return _("Confirm it, return it or dispute it. After this day the silence of your side is recorded.")

    def of(self, measures: Iterable[Open], side: int | None = None) -> Iterator[Thing]:
        """Yield each report and side that has not answered."""
        days = dict(ExecutionRule.objects.values_list("side", "answer_days"))
        for one in measures:
            for report, known in zip(one.work.reports, one.work.reported, strict=True) if one.work else ():
                for of in known.unanswered(one.sides):
                    if side in {None, of}:
                        by, url = add_days(report.made_on, days.get(of, USUAL_DAYS)), report.get_absolute_url()
                        since = report.made_on
                        yield Thing(f"{report.pk}", of, by, url, one.agreement, one.text, since, one.sector, WORKERS)


class Departures(OfMeasures):
    """Departures from a plan that another side proposed."""

    code, usual, told_only = "departure_key", WAITING, True

    @property
    def name(self) -> str:
        return _("A departure from the plan waits for your side's key")

    @property
    def deed(self) -> str:
        return _("Agree to it for your side or return it with a reason.")

    def of(self, measures: Iterable[Open], side: int | None = None) -> Iterator[Thing]:
        """Yield the last departure of each measure for every side that has not answered it."""
        for one in measures:
            last = one.work.departures[-1] if one.work and one.work.departures else None
            if last is None:
                continue
            states, day = departure_states(last, one.sides, last.keys.all()), localdate(last.made_at)
            if KeyState.RETURNED in states.values():
                continue
            for of, state in states.items():
                if state is not KeyState.TURNED and side in {None, of}:
                    url = last.get_absolute_url()
                    yield Thing(f"{last.pk}", of, day, url, one.agreement, one.text, day, roles=COORDINATORS)
