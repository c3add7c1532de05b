"""By when a milestone is expected now: one side's word, beside what was signed."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from kunak.agreements.models import Agreement
from kunak.core.errors import BadInput
from kunak.execution import policies
from kunak.execution.errors import NoSuchStep, WorkOver
from kunak.execution.models import Forecast
from kunak.execution.services.locking import locked, present_work
from kunak.execution.works import Work
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.programme.models import Measure

LONGEST_NOTE = 500


@transaction.atomic
def forecast_all(
    *, measure: Measure, given: Iterable[tuple[str, date | None, str]], on: date, by: Person
) -> list[Forecast]:
    """Tell of several milestones by when they are expected; all or nothing is written.

    Args:
        given: name of the milestone, day or None, note.

    Raises:
        KunakError: as for `forecast`.
    """
    wanted = list(given)
    asked = _asked(measure, on, by) if wanted else None
    made = [_tell(asked, step, day, note, by) for step, day, note in wanted] if asked else []
    return [one for one in made if one is not None]


@transaction.atomic
def forecast(
    *, measure: Measure, step: str, expected_on: date | None, note: str, on: date, by: Person
) -> Forecast | None:
    """Tell for one's own side by when a milestone is expected; the signed day stays beside it.

    Returns:
        None where the same is expected already: then nothing is written.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        NotUnderWay, WorkOver, NoSuchStep: there is no such milestone to wait for.
        BadInput: the note is too long.
    """
    return _tell(_asked(measure, on, by), step, expected_on, note, by)


class _Asked(NamedTuple):
    """A measure that is under way, its rows locked, and whose word is given."""

    agreement: Agreement
    work: Work
    present: Measure
    side: Side


def _asked(measure: Measure, on: date, by: Person) -> _Asked:
    """Return the measure as it stands, locked; once for all milestones of a form."""
    agreement = locked(measure.version.programme.agreement_id)
    work, present = present_work(measure.line)
    side = policies.check_can_report(by, agreement, present).side
    if work.progress(on).is_over:
        raise WorkOver
    return _Asked(agreement, work, present, side)


def _tell(asked: _Asked, step: str, expected_on: date | None, note: str, by: Person) -> Forecast | None:
    work, side = asked.work, asked.side
    line = next((one.line for one in work.steps if one.name == step), None)
    if line is None:
        raise NoSuchStep(step=step)
    told = " ".join(note.replace("\x00", "").split())
    if len(told) > LONGEST_NOTE:
        raise BadInput(field="note", value=told[:40], reason="long")
    last = work.forecasts.get(line)
    before = last.expected_on if last else None
    if before == expected_on and (last is None or last.note == told):
        return None
    made = Forecast.objects.create(
        agreement=asked.agreement,
        line=work.line,
        step=step,
        side=side,
        expected_on=expected_on,
        note=told,
        by=by,
        made_at=timezone.now(),
    )
    work.told.append(made)  # what is said next of the same milestone comes after it
    after = {
        "side": str(side),
        "step": step,
        "expected_on": expected_on.isoformat() if expected_on else "",
        "note": told,
    }
    former = {"step": step, "expected_on": before.isoformat() if before else ""}
    record("milestone forecast", of=asked.present, by=by, about=asked.agreement, before=former, after=after)
    return made
