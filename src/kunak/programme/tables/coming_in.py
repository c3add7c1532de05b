"""What the worker does with a long table: understand its rows one by one, then have them taken or refused."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import override

from kunak.agreements.errors import TableUnusable
from kunak.agreements.services.table_imports import Refusal, look_at_all, taken_up
from kunak.agreements.tables.reading import TableRow
from kunak.agreements.tables.waiting import Waiting, waiting
from kunak.core.errors import KunakError
from kunak.programme import services
from kunak.programme.content import PARTIES
from kunak.programme.errors import RowsRefused
from kunak.programme.kinds import asked_once
from kunak.programme.models import PlanImport, Version
from kunak.programme.services import RowInput
from kunak.programme.tables.read_plan import read_rows
from kunak.programme.tables.reading import Fault, Look, rows_of
from kunak.programme.tables.review import Looking
from kunak.ui.errors import message_for

MOST_AT_ALL = 5_000  # rows: while they are written nobody else writes


def run_plan_import(import_id: int) -> None:
    """Check the rows of a table and have them all taken, or tell of each why it cannot be. Safe to run twice."""
    started = taken_up(PlanImport, import_id)
    if started is None:
        return
    started.version = (
        Version.objects.select_related("programme__agreement").prefetch_related(*PARTIES).get(pk=started.version_id)
    )
    with override(started.language), asked_once():
        _run(started)


def _run(started: PlanImport) -> None:
    try:
        rows, own_faults = _rows(started)
    except TableUnusable as error:
        _refuse(started, [Fault(0, "", message_for(error))])
        return
    started.content = b""  # what was understood of it waits instead
    look, taken = Look(started.version), Waiting[RowInput]()
    if not look_at_all(started, rows, _placing(look, taken)):
        return
    if look.faults or own_faults:
        _refuse(started, [*look.faults, *own_faults])
    else:
        _take(started, taken, look.same)


def _placing(look: Look, taken: Waiting[RowInput]) -> Callable[[TableRow], None]:
    def place(row: TableRow) -> None:
        understood = look.at(row)
        if understood is not None:
            taken.add(understood)

    return place


def _rows(started: PlanImport) -> tuple[Waiting[TableRow], list[Fault]]:
    """Return the rows of a table, or those of a document that the person chose with what only their page knows of."""
    version, document = started.version, started.document
    if document is None:
        rows = waiting(rows_of(bytes(started.content), version))
        if len(rows) > MOST_AT_ALL:
            raise TableUnusable(reason="rows", detail=str(MOST_AT_ALL))
        return rows, []
    read = read_rows(document.reading.record or {}, document.text, list(version.programme.agreement.parties.all()))
    chosen, faults = Looking(version, started.answers).chosen(read)
    return waiting(chosen), faults


def _take(started: PlanImport, rows: Waiting[RowInput], same: int) -> None:
    try:
        services.take_plan_import(started=started, rows=rows, same=same)
    except RowsRefused as error:
        _refuse(started, [Fault(row, "", message_for(why)) for row, why in error.rows])
    except KunakError as error:  # the version was sent, or the person lost the right to change it
        _refuse(started, [Fault(0, "", message_for(error))])


def _refuse(started: PlanImport, faults: Iterable[Fault]) -> None:
    services.refuse_plan_import(started=started, refused=_kept(faults))


def _kept(faults: Iterable[Fault]) -> Iterator[Refusal]:
    return ({"row": one.row, "column": one.column, "why": one.why} for one in faults)
