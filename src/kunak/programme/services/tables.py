"""A table of measures taken into an open version: whole, or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from django.db import transaction
from django.db.models import Max

from kunak.core.errors import KunakError
from kunak.documents.models import Document
from kunak.journal.services import record, record_all
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.errors import MeasureStands, RowsRefused, TooManyRowsAtOnce
from kunak.programme.kinds import kept_details
from kunak.programme.models import Measure, Version
from kunak.programme.services.given import MeasureInput
from kunak.programme.services.locking import locked
from kunak.programme.services.measures import check_present, check_term
from kunak.programme.services.writing import check_reporters, known_territories, told_all, write_all

MOST = 500  # rows of a table that are looked at while the page waits; longer ones are the worker's


@dataclass(frozen=True, slots=True)
class RowInput:
    """One row as it was understood; `measure` is the key of the one that it changes, `revision` that of the table."""

    number: int
    measure: int | None
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
        TooManyRowsAtOnce: more than a page waits for.
        RowsRefused: with the reason of each row that cannot be taken; nothing is.
    """
    if len(rows) > MOST:
        raise TooManyRowsAtOnce(count=len(rows), limit=MOST)
    return take_pieces(version=version, pieces=lambda: (rows,), name=name, by=by, document=document)


def take_pieces(
    *,
    version: Version,
    pieces: Callable[[], Iterable[Sequence[RowInput]]],
    name: str,
    by: Person,
    document: Document | None,
) -> tuple[int, int]:
    """Take a table however long, as `take_table` does; inside the transaction of its service.

    Args:
        pieces: gives its rows, some at a time; asked twice, so that each is looked at before the first is written.
    """
    version = locked(version)
    policies.check_can_edit(by, version)
    refused = [one for rows in pieces() for one in _refused(version, rows, by, is_read=document is not None)]
    if refused:
        raise RowsRefused(rows=tuple(refused))
    counts = [_put(version, rows, by) for rows in pieces()]
    added, changed = sum(one for one, _ in counts), sum(one for _, one in counts)
    after = {"name": name[-255:], "added": added, "changed": changed}
    if document:
        after["document"] = document.pk
    record("measures taken from a file", of=version, by=by, about=version.programme.agreement, after=after)
    return added, changed


def _refused(
    version: Version, rows: Sequence[RowInput], by: Person, *, is_read: bool
) -> Iterator[tuple[int, KunakError]]:
    """Yield why rows cannot be taken, all of them looked at. Two queries."""
    present = _present(version, rows)
    words = {text.casefold() for text in version.measures.values_list("text", flat=True)} if is_read else set()
    for row in rows:
        try:
            if row.measure is None and row.given.text.casefold() in words:
                raise MeasureStands  # the document was taken already
            _check(version, row, present.get(row.measure or 0), by)
        except KunakError as error:
            yield row.number, error


def _present(version: Version, rows: Sequence[RowInput]) -> dict[int, Measure]:
    """Lock the measures that rows change, those dropped meanwhile too. One query, none where all rows are new."""
    keys = [row.measure for row in rows if row.measure]
    if not keys:
        return {}
    fresh = Measure.everything.select_for_update(of=("self",), no_key=True).select_related(
        "changed_by", "dropped_by", "commitment"
    )
    found = {one.pk: one for one in fresh.filter(version=version, pk__in=keys)}
    for one in found.values():
        one.version = version
    return found


def _check(version: Version, row: RowInput, present: Measure | None, by: Person) -> None:
    """Refuse a row as the form of its measure would be refused; raises as `add_measure` and `change_measure`."""
    if present is not None:
        policies.check_can_edit(by, version, present.sector)
        check_present(present, row.revision)
    policies.check_can_edit(by, version, row.given.sector)
    check_term(version.programme, row.given)
    check_reporters(row.given, version.programme.agreement.parties.all())
    known_territories(row.given.territories)
    kept_details(row.given.details)


def _put(version: Version, rows: Sequence[RowInput], by: Person) -> tuple[int, int]:
    """Write rows that were looked at, each with its entry in the journal; return how many are new, how many others."""
    present = _present(version, rows)
    before, since = told_all(present.values()), {one.pk: (one.changed_by, one.changed_at) for one in present.values()}
    last = Measure.everything.filter(version=version).aggregate(last=Max("order"))["last"]
    orders = count(0 if last is None else last + 1)
    pairs = [(_measure(version, row, present, orders), row.given) for row in rows]
    write_all(pairs, by)
    after = told_all([measure for measure, _given in pairs])
    new = [measure for measure, _given in pairs if measure.pk not in present]
    about = version.programme.agreement
    record_all("measure added", [(one, after[one.pk]) for one in new], by=by, about=about)
    changed = [one for one in present.values() if after[one.pk] != before[one.pk]]
    record_all("measure changed", [(one, after[one.pk]) for one in changed], by=by, about=about, before=before)
    for one in present.values():
        if one in changed:
            one.revision += 1
        else:  # it says all of it already
            one.changed_by, one.changed_at = since[one.pk]
        one.save(update_fields=["revision", "changed_by", "changed_at"])
    return len(new), len(present)


def _measure(version: Version, row: RowInput, present: Mapping[int, Measure], orders: Iterator[int]) -> Measure:
    return present[row.measure] if row.measure else Measure(version=version, order=next(orders))
