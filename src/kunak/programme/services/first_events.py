"""First events taken into a draft: from then on they are measures, with executors to be named."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from kunak.core.programme.first_events import FirstEvent, all_events
from kunak.people.models import Person
from kunak.programme.errors import NothingChosen
from kunak.programme.models import Measure, Version
from kunak.programme.services.given import MeasureInput, MilestoneInput
from kunak.programme.services.measures import add_measure


@transaction.atomic
def take_first_events(*, version: Version, codes: Collection[str], on: date, by: Person) -> list[Measure]:
    """Make measures of a draft from the events that somebody chose; all of them or none.

    Args:
        codes: of the events; one that there is not is left out.
        on: from which day their windows are counted.

    Raises:
        NothingChosen: there is none of these.
        NotOfTheParties, NotAllowed, NotOfThisSector, VersionFrozen: as for `add_measure`.
    """
    chosen = [one for one in all_events() if one.code in codes]
    if not chosen:
        raise NothingChosen
    return [add_measure(version=version, given=_given(one, version, on), by=by) for one in chosen]


def _given(event: FirstEvent, version: Version, on: date) -> MeasureInput:
    programme = version.programme
    steps = [MilestoneInput(step.name_ru, code=step.code, is_final=step.is_final) for step in event.milestones]
    return MeasureInput(
        text=event.text,
        sector=event.sector,
        kind=event.kind,
        term=event.term(on, programme.starts_on, programme.ends_on),
        milestones=steps,
        expected_result=event.result,
    )
