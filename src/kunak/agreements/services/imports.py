"""A table of agreements comes in: checked row by row by the worker, then taken whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from django.db import IntegrityError, transaction

from kunak.agreements import search
from kunak.agreements.errors import CellRefused, TableUnusable
from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import Agreement, RegisterImport
from kunak.agreements.policies import check_can_import, check_can_see_import
from kunak.agreements.services.many import add_many, fill
from kunak.agreements.services.table_imports import (
    Refusal,
    begun,
    check_size,
    ended,
    locked_import,
    look_at_all,
    refused_with,
    taken_up,
    told,
)
from kunak.agreements.tables.given import Given, given_of
from kunak.agreements.tables.present import Present
from kunak.agreements.tables.reading import TableRow, table_rows
from kunak.agreements.tables.waiting import Waiting, waiting
from kunak.agreements.tasks import import_table
from kunak.core.errors import KunakError
from kunak.core.lifecycle import ImportState
from kunak.journal.services import record
from kunak.people.models import Person


class Overtaken(Exception):
    """What was free when the rows were checked is taken now; nothing is kept."""

    def __init__(self, refused: list[Refusal]) -> None:
        super().__init__("overtaken")
        self.refused = refused


@transaction.atomic
def begin_import(*, name: str, data: bytes, by: Person) -> RegisterImport:
    """Keep a table until the worker has looked at it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        TableUnusable: the file is empty or too large.
        ImportUnderWay: another table of the side is not through yet.
    """
    side = check_can_import(by).side
    check_size(data)
    started = begun(RegisterImport(side=side, by=by, name=name, content=data))
    import_table.enqueue(started.pk)
    record("import begun", of=started, by=by, after={"name": started.name})
    return started


@transaction.atomic
def stop_import(*, started: RegisterImport, by: Person) -> RegisterImport:
    """Give an import up before anything of it is in the register.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side whose table it is.
        ForbiddenMove: it has ended in the meantime.
    """
    started = locked_import(started)
    check_can_see_import(by, started)
    check_can_import(by)
    ended(started, ImportState.STOPPED)
    record("import stopped", of=started, by=by)
    return started


def run_import(*, import_id: int) -> None:
    """Check the rows of a table and take them all, or tell of each why it cannot be taken. The worker calls it."""
    started = taken_up(RegisterImport, import_id)
    if started is None:
        return
    try:
        rows = waiting(table_rows(bytes(started.content), name=started.name))
    except TableUnusable as error:
        _refuse(started, [{"row": 0, "column": "", "reason": error.reason, "detail": error.detail}])
        return
    started.content = b""  # what was understood of it waits instead
    check = Check(Present(started.side))
    if not look_at_all(started, rows, check.look_at):
        return
    check.compare()
    if not told(started, len(rows), len(rows)):
        return
    if check.refused:
        _refuse(started, check.refused)
    else:
        _take_or_refuse(started, check)


@dataclass(slots=True)
class Check:
    """The rows looked at so far: those that are new, those of cards that are here, and what is refused."""

    present: Present
    new: Waiting[Given] = field(default_factory=Waiting)
    known: Waiting[Given] = field(default_factory=Waiting)
    refused: list[Refusal] = field(default_factory=list)
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)

    def look_at(self, row: TableRow) -> None:
        """Understand a row, and see whether the table has told of its agreement before."""
        before = len(self.refused)
        given = given_of(row.number, row.cells, partial(self._refuse, row.number))
        if len(self.refused) > before:
            return
        try:
            self._place(given)
        except CellRefused as error:
            self._refuse(row.number, error)

    def _place(self, given: Given) -> None:
        if given.number is not None:
            if given.number in self.numbers:
                raise CellRefused(column="number", reason="same row", detail=str(self.numbers[given.number]))
            self.numbers[given.number] = given.row
            self.known.add(given)
            return
        self.present.check_new(given)
        if given.likeness in self.seen:
            raise CellRefused(column="parties", reason="same row", detail=str(self.seen[given.likeness]))
        self.seen[given.likeness] = given.row
        given.spells, given.cells = lists.packed_spells(given), {}  # its cells are compared with no card
        self.new.add(given)

    def compare(self) -> None:
        """Compare the rows that name a card with the cards."""
        for row, error in self.present.compare(self.known.pieces()):
            self._refuse(row, error)

    def _refuse(self, row: int, error: CellRefused) -> None:
        self.refused.append(_refusal(row, error))


def _take_or_refuse(started: RegisterImport, check: Check) -> None:
    try:
        _take(started, check)
        search.make_ready()  # a copy, made after the commit: others wait for the database no longer than they must
    except Overtaken as error:
        _refuse(started, error.refused)
    except IntegrityError:  # somebody else's agreement came in between: the fresh look says which
        again = Check(Present(started.side))
        for given in check.new:
            try:
                again.present.check_new(given)
            except CellRefused as refusal:
                again.refused.append(_refusal(given.row, refusal))
        if not again.refused:
            raise
        _refuse(started, again.refused)


def _refusal(row: int, error: CellRefused) -> Refusal:
    return {"row": row, "column": error.column, "reason": error.reason, "detail": error.detail[:300]}


@transaction.atomic
def _take(started: RegisterImport, check: Check) -> None:
    started = locked_import(started)
    if started.state != ImportState.CHECKING:
        return
    check_can_import(started.by)
    add_many(check.new.pieces(), name=started.name, side=started.side, by=started.by)
    started.added = len(check.new)
    started.filled = _fill_all(started, check)
    started.same = len(check.known) - started.filled
    ended(started, ImportState.DONE)
    after = {"name": started.name, "added": started.added, "filled": started.filled}
    record("table imported", of=started, by=started.by, after=after)


def _fill_all(started: RegisterImport, check: Check) -> int:
    count = 0
    for row, key, values in check.present.filling:
        try:
            count += fill(Agreement.objects.get(pk=key), values, row=row, name=started.name, by=started.by)
        except KunakError as error:
            raise Overtaken([_refusal(row, CellRefused(column="", reason="fill", detail=str(error)))]) from error
    return count


@transaction.atomic
def _refuse(started: RegisterImport, refused: Iterable[Refusal]) -> None:
    fresh = refused_with(started, refused)
    if fresh is not None:
        after = {"name": fresh.name, "refused": len(fresh.refused)}
        record("import refused", of=fresh, by=fresh.by, after=after)
