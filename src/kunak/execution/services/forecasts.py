"""By when a milestone is expected now: one side's word, beside what was signed."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.core.errors import BadInput
from kunak.execution import policies
from kunak.execution.errors import NoSuchStep, WorkOver
from kunak.execution.models import Forecast
from kunak.execution.services.locking import locked, present_work
from kunak.journal.services import record
from kunak.people.models import Person
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
    made = [forecast(measure=measure, step=step, expected_on=day, note=note, on=on, by=by) for step, day, note in given]
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
    agreement = locked(measure.version.programme.agreement_id)
    work, present = present_work(measure.line)
    side = policies.check_can_report(by, agreement, present).side
    if work.progress(on).is_over:
        raise WorkOver
    if step not in {one.name for one in work.steps}:
        raise NoSuchStep(step=step)
    told = " ".join(note.replace("\x00", "").split())
    if len(told) > LONGEST_NOTE:
        raise BadInput(field="note", value=told[:40], reason="long")
    last = work.forecasts.get(next(one.line for one in work.steps if one.name == step))
    before = last.expected_on if last else None
    if before == expected_on and (last is None or last.note == told):
        return None
    made = Forecast.objects.create(
        agreement=agreement,
        line=measure.line,
        step=step,
        side=side,
        expected_on=expected_on,
        note=told,
        by=by,
        made_at=timezone.now(),
    )
    after = {
        "side": str(side),
        "step": step,
        "expected_on": expected_on.isoformat() if expected_on else "",
        "note": told,
    }
    former = {"step": step, "expected_on": before.isoformat() if before else ""}
    record("milestone forecast", of=present, by=by, about=agreement, before=former, after=after)
    return made
