"""The panel of execution on the page of a measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement, Party
from kunak.agreements.words import told_once
from kunak.core.execution import Progress, Shifted, StepProgress, steps_progress
from kunak.core.programme.term import term_words
from kunak.core.two_keys import KeyState
from kunak.execution import policies
from kunak.execution.models import Departure, Forecast
from kunak.execution.queries.reports import ReportRow, report_rows
from kunak.execution.words import DEPARTURES
from kunak.execution.works import Work, agreed_at, departure_states, works_of
from kunak.people.policies import Reader
from kunak.programme.models import Measure, Version

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where the days of a milestone stand on its line, in hundredths of the time of all of them."""

    signed: int | None
    expected: int | None
    today: int | None

    @property
    def start(self) -> int:
        """Where the drift begins."""
        return min(one for one in (self.signed, self.expected) if one is not None)

    @property
    def length(self) -> int:
        """How long the drift is; nothing where one of its days is not known."""
        return 0 if self.signed is None or self.expected is None else abs(self.signed - self.expected)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A milestone with its days; `forecast` is who said what of it last."""

    progress: StepProgress
    forecast: Forecast | None
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class DepartureRow:
    """A departure from the plan: what is proposed, by whom, and where it stands.

    Args:
        state: ``agreed``, ``returned``, ``replaced`` by a later one, or ``waits``.
        turn: which shift of the term it is, where it is one that holds.
    """

    departure: Departure
    party: Party
    told: str
    state: str
    agreed_at: datetime | None
    returned: tuple[tuple[Party, str], ...]
    waiting: tuple[str, ...]
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class MeasurePanel:
    """How a measure is carried out; `present` is its primary key in the version in force, None where none has it."""

    progress: Progress
    who: tuple[Party, ...]
    spoken: tuple[Party, ...]
    signed_term: str
    term: str
    shifts: tuple[Shifted, ...]
    steps: tuple[StepRow, ...]
    reports: tuple[ReportRow, ...]
    departures: tuple[DepartureRow, ...]
    present: int | None
    can_report: bool
    can_depart: bool

    @property
    def is_shifted(self) -> bool:
        """Whether the term that holds is another than the one first agreed."""
        return bool(self.shifts)

    @property
    def shift_words(self) -> str:
        """Both terms in a sentence."""
        return told_once(_("Signed: %(first)s. Holds now: %(now)s.") % {"first": self.signed_term, "now": self.term})


def measure_panel(measure: Measure, version: Version, reader: Reader, on: date) -> MeasurePanel | None:
    """Return the panel; None where the measure was never in force. A fixed number of queries."""
    work = works_of([measure.line], with_steps=True).get(measure.line)
    course = work.course if work else None
    if work is None or course is None:
        return None
    agreement = version.programme.agreement
    found, language = work.progress(on), get_language() or "ru"
    present = work.present.pk if work.present else None
    is_open = present is not None and not found.is_over
    return MeasurePanel(
        progress=found,
        who=_parties(agreement, found.who_waits),
        spoken=_parties(agreement, found.spoken),
        signed_term=term_words(course.baseline, language),
        term=term_words(course.term, language),
        shifts=course.shifts,
        steps=_steps(work, on),
        reports=report_rows(agreement, work.reports, reader, measure=measure),
        departures=departure_rows(work, agreement),
        present=present,
        can_report=is_open and policies.can_report(reader, agreement, measure),
        can_depart=is_open and policies.can_depart(reader, agreement),
    )


def _parties(agreement: Agreement, sides: Sequence[int]) -> tuple[Party, ...]:
    return tuple(party for party in agreement.parties.all() if party.side_id in sides)


def _steps(work: Work, on: date) -> tuple[StepRow, ...]:
    found = steps_progress(work.plan, work.heard, on)
    days = [day for one in found for day in (_signed(one), _expected(one)) if day]
    span = (min([*days, on]), max([*days, on])) if days else None
    forecasts = work.forecasts
    pairs = zip(found, work.steps, strict=True)
    return tuple(StepRow(one, forecasts.get(step.line), _drawn(one, span, on)) for one, step in pairs)


def _signed(one: StepProgress) -> date | None:
    return one.step.baseline_on or one.step.due_on


def _expected(one: StepProgress) -> date | None:
    return one.reported_on or one.step.forecast_on or one.step.due_on


def _drawn(one: StepProgress, span: tuple[date, date] | None, on: date) -> Drawn | None:
    if span is None or (_signed(one) is None and _expected(one) is None):
        return None
    first, length = span[0], max((span[1] - span[0]).days, 1)

    def place(day: date | None) -> int | None:
        return None if day is None else round((day - first).days * WIDTH / length)

    return Drawn(place(_signed(one)), place(_expected(one)), place(on))


def departure_rows(work: Work, agreement: Agreement) -> tuple[DepartureRow, ...]:
    """Return what was proposed beside versions of the plan, newest first. No query where keys are fetched."""
    course = work.course
    turns = {one.at: one.turn for one in course.shifts} if course else {}
    rows = [_departure(one, work, agreement, turns) for one in work.departures]
    return tuple(reversed(rows))


def _departure(one: Departure, work: Work, agreement: Agreement, turns: dict[datetime, int]) -> DepartureRow:
    parties = {party.side_id: party for party in agreement.parties.all()}
    keys = list(one.keys.all())
    states, agreed = departure_states(one, work.sides, keys), agreed_at(one, work.sides)
    returned = [(parties[key.side_id], key.reason) for key in keys if key.returned_at]
    is_last = work.departures[-1].pk == one.pk
    return DepartureRow(
        one,
        parties[one.side_id],
        str(DEPARTURES[one.kind]),
        "agreed" if agreed else "returned" if returned else "waits" if is_last else "replaced",
        agreed,
        tuple(returned),
        tuple(_waiting(states, parties)) if not agreed and not returned else (),
        turns.get(agreed) if agreed else None,
    )


def _waiting(states: dict[int, KeyState], parties: dict[int, Party]) -> Iterable[str]:
    return (parties[side].label for side, state in states.items() if state is not KeyState.TURNED)
