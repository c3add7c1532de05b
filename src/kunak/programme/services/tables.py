"""A table of measures taken into an open version: whole, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from kunak.core.errors import KunakError
from kunak.documents.models import Document
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.errors import MeasureStands, RowsRefused, TooManyRowsAtOnce
from kunak.programme.models import Measure, Version
from kunak.programme.services.given import MeasureInput
from kunak.programme.services.locking import locked
from kunak.programme.services.measures import add_measure, change_measure

MOST = 500  # rows that are written while others wait for the version


@dataclass(frozen=True, slots=True)
class RowInput:
    """One row as it was understood; `measure` is None for a new one, `revision` that of the table."""

    number: int
    measure: Measure | None
    revision: int
    given: MeasureInput


@transaction.atomic
def take_table(
    *, version: Version, rows: Sequence[RowInput], name: str, by: Person, document: Document | None = None
) -> tuple[int, int]:
    """Add the new measures of a table to an open version and change those that it tells anew.

    Args:
        rows: as they were understood, in their order.
        name: of the file, for the journal.
        document: that the rows were read from; then none of them adds words that the version has already.

    Returns:
        How many were added and how many changed; each has its own entry in the journal.

    Raises:
        NotOfTheParties, NotAllowed: the person may not change this version.
        VersionFrozen: the version was sent, is in force or was given up.
        TooManyRowsAtOnce: more than can be written while others wait.
        RowsRefused: with the reason of each row that cannot be taken; nothing is.
    """
    version = locked(version)
    policies.check_can_edit(by, version)
    if len(rows) > MOST:
        raise TooManyRowsAtOnce(count=len(rows), limit=MOST)
    refused = _twice(version, rows) if document else []
    refused += [(row.number, error) for row in rows if (error := _taken(row, version, by))]
    if refused:
        raise RowsRefused(rows=tuple(refused))
    added = sum(row.measure is None for row in rows)
    after = {"name": name[-255:], "added": added, "changed": len(rows) - added}
    if document:
        after["document"] = document.pk
    record("measures taken from a file", of=version, by=by, about=version.programme.agreement, after=after)
    return added, len(rows) - added


def _twice(version: Version, rows: Sequence[RowInput]) -> list[tuple[int, KunakError]]:
    """Return the new rows whose words a measure of the version has: the document was taken already."""
    present = {text.casefold() for text in version.measures.values_list("text", flat=True)}
    return [(row.number, MeasureStands()) for row in rows if not row.measure and row.given.text.casefold() in present]


def _taken(row: RowInput, version: Version, by: Person) -> KunakError | None:
    """Take a row; return why it cannot be taken, the others being looked at all the same."""
    try:
        if row.measure is None:
            add_measure(version=version, given=row.given, by=by)
        else:
            change_measure(measure=row.measure, revision=row.revision, given=row.given, by=by)
    except KunakError as error:
        return error
    return None
