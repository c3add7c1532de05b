"""A table of agreements comes in: checked row by row by the worker, then taken whole or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from kunak.agreements import search
from kunak.agreements.errors import CellRefused, ImportUnderWay, TableUnusable
from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import Agreement, RegisterImport
from kunak.agreements.policies import check_can_import, check_can_see_import
from kunak.agreements.services.many import add_many, fill
from kunak.agreements.tables.given import Given, given_of
from kunak.agreements.tables.present import Present
from kunak.agreements.tables.reading import TableRow, table_rows
from kunak.agreements.tables.waiting import Waiting
from kunak.agreements.tasks import import_table
from kunak.core.errors import KunakError
from kunak.core.lifecycle import IMPORT_MOVES, ImportState, check_move
from kunak.core.sheets import MAX_SHEET_BYTES
from kunak.journal.services import record
from kunak.people.models import Person

TOLD_EVERY = 250  # rows: how often the page learns how far the check is
NAME_CHARACTERS = 255
Refusal = dict[str, object]


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
    if not data or len(data) > MAX_SHEET_BYTES:
        raise TableUnusable(reason="large" if data else "empty", detail=str(MAX_SHEET_BYTES // 1024 // 1024))
    started = RegisterImport(side=side, by=by, name=name[-NAME_CHARACTERS:], content=data, state=ImportState.WAITING)
    started.asked_at = timezone.now()
    try:
        with transaction.atomic():
            started.save()
    except IntegrityError:
        raise ImportUnderWay from None
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
    started = RegisterImport.objects.select_for_update(no_key=True).get(pk=started.pk)
    check_can_see_import(by, started)
    check_can_import(by)
    check_move(IMPORT_MOVES, started.state, ImportState.STOPPED)
    _end(started, ImportState.STOPPED)
    record("import stopped", of=started, by=by)
    return started


def run_import(*, import_id: int) -> None:
    """Check the rows of a table and take them all, or tell of each why it cannot be taken. The worker calls it."""
    started = _begin(import_id)
    if started is None:
        return
    try:
        rows = _rows_of(bytes(started.content))
    except TableUnusable as error:
        _refuse(import_id, [{"row": 0, "column": "", "reason": error.reason, "detail": error.detail}])
        return
    started.content = b""  # what was understood of it waits instead
    check, total = Check(Present(started.side)), len(rows)
    for number, row in enumerate(rows, 1):
        check.look_at(row)
        if number % TOLD_EVERY == 0 and not _tell(import_id, number, total):
            return
    check.compare()
    if not _tell(import_id, total, total):
        return
    if check.refused:
        _refuse(import_id, check.refused)
    else:
        _take_or_refuse(import_id, check)


def _rows_of(content: bytes) -> Waiting[TableRow]:
    """Return the rows of a table: they are counted before the first is looked at."""
    rows: Waiting[TableRow] = Waiting()
    for row in table_rows(content):
        rows.add(row)
    return rows


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
        told = len(self.refused)
        given = given_of(row.number, row.cells, partial(self._refuse, row.number))
        if len(self.refused) > told:
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
        self.refused.append({"row": row, "column": error.column, "reason": error.reason, "detail": error.detail[:300]})


@transaction.atomic
def _begin(import_id: int) -> RegisterImport | None:
    started = RegisterImport.objects.select_for_update(no_key=True).filter(pk=import_id).first()
    if started is None or started.state not in {ImportState.WAITING, ImportState.CHECKING}:
        return None
    started.state = ImportState.CHECKING
    started.save(update_fields=["state"])
    return started


def _tell(import_id: int, done: int, total: int) -> bool:
    """Tell how far the check is; False where it was stopped."""
    under_way = RegisterImport.objects.filter(pk=import_id, state=ImportState.CHECKING)
    return bool(under_way.update(done=done, total=total))


def _take_or_refuse(import_id: int, check: Check) -> None:
    try:
        _take(import_id, check)
        search.make_ready()  # a copy, made after the commit: others wait for the database no longer than they must
    except Overtaken as error:
        _refuse(import_id, error.refused)
    except IntegrityError:  # somebody else's agreement came in between: the fresh look says which
        again = Check(Present(RegisterImport.objects.select_related("side").get(pk=import_id).side))
        for given in check.new:
            try:
                again.present.check_new(given)
            except CellRefused as refusal:
                again.refused.append(_told(given.row, refusal))
        if not again.refused:
            raise
        _refuse(import_id, again.refused)


def _told(row: int, error: CellRefused) -> Refusal:
    return {"row": row, "column": error.column, "reason": error.reason, "detail": error.detail[:300]}


@transaction.atomic
def _take(import_id: int, check: Check) -> None:
    started = RegisterImport.objects.select_for_update(no_key=True).select_related("by", "side").get(pk=import_id)
    if started.state != ImportState.CHECKING:
        return
    check_can_import(started.by)
    add_many(check.new.pieces(), name=started.name, side=started.side, by=started.by)
    started.added = len(check.new)
    started.filled = _fill_all(started, check)
    started.same = len(check.known) - started.filled
    _end(started, ImportState.DONE)
    after = {"name": started.name, "added": started.added, "filled": started.filled}
    record("table imported", of=started, by=started.by, after=after)


def _fill_all(started: RegisterImport, check: Check) -> int:
    count = 0
    for row, key, values in check.present.filling:
        try:
            count += fill(Agreement.objects.get(pk=key), values, row=row, name=started.name, by=started.by)
        except KunakError as error:
            raise Overtaken([_told(row, CellRefused(column="", reason="fill", detail=str(error)))]) from error
    return count


@transaction.atomic
def _refuse(import_id: int, refused: Iterable[Mapping[str, object]]) -> None:
    started = RegisterImport.objects.select_for_update(no_key=True).get(pk=import_id)
    if started.state not in {ImportState.WAITING, ImportState.CHECKING}:
        return
    started.refused = sorted(refused, key=lambda one: one["row"])
    _end(started, ImportState.REFUSED)
    after = {"name": started.name, "refused": len(started.refused)}
    record("import refused", of=started, by=started.by, after=after)


def _end(started: RegisterImport, state: ImportState) -> None:
    check_move(IMPORT_MOVES, started.state, state)
    started.state, started.ended_at, started.content = state, timezone.now(), b""
    started.save()
