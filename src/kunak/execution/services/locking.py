"""The row that every change of what is carried out under an agreement waits for."""

from uuid import UUID

from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.execution.errors import NotUnderWay
from kunak.execution.works import Work, works_of
from kunak.programme.models import Measure


def locked(agreement: int) -> Agreement:
    """Return an agreement with its row locked until the transaction ends, its parties fetched."""
    return Agreement.objects.select_for_update(no_key=True).prefetch_related(parties_at()).get(pk=agreement)


def present_work(line: UUID) -> tuple[Work, Measure]:
    """Return a measure as it stands, with its row in the version in force.

    Raises:
        NotUnderWay: no version in force has it.
    """
    work = works_of([line], with_steps=True).get(line)
    if work is None or work.present is None:
        raise NotUnderWay
    return work, Measure.objects.select_related("version__programme").get(pk=work.present.pk)
