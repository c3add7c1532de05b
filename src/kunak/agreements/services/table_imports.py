"""The steps that tables of every room go on their way in: begun, told how far they are, stopped, refused, ended."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from kunak.agreements.errors import ImportUnderWay, TableUnusable
from kunak.agreements.table_import import UNDER_WAY, TableImport
from kunak.agreements.tables.waiting import Waiting
from kunak.core.lifecycle import IMPORT_MOVES, ImportState, check_move
from kunak.core.sheets import MAX_SHEET_BYTES

TOLD_EVERY = 250  # rows: how often the page learns how far the check is
NAME_CHARACTERS = 255
Import = TypeVar("Import", bound=TableImport)
Row = TypeVar("Row")
Refusal = Mapping[str, object]


def check_size(data: bytes) -> None:
    """Refuse a file that is empty or too large before anything of it is kept.

    Raises:
        TableUnusable: it is.
    """
    if not data or len(data) > MAX_SHEET_BYTES:
        raise TableUnusable(reason="large" if data else "empty", detail=str(MAX_SHEET_BYTES // 1024 // 1024))


def begun(started: Import) -> Import:
    """Keep a table until the worker has looked at it.

    Raises:
        ImportUnderWay: another one for the same place is not through yet.
    """
    started.name = started.name[-NAME_CHARACTERS:]
    started.state, started.asked_at = ImportState.WAITING, timezone.now()
    try:
        with transaction.atomic():
            started.save()
    except IntegrityError:
        raise ImportUnderWay from None
    return started


def locked_import(started: Import) -> Import:
    """Return an import as it stands now, its row locked."""
    return type(started)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=started.pk)


@transaction.atomic
def taken_up(kind: type[Import], import_id: int) -> Import | None:
    """Begin to look at a table, also at one that a worker who is gone has left; None where there is nothing to do."""
    found = kind._default_manager.select_for_update(no_key=True).filter(pk=import_id, state__in=UNDER_WAY).first()
    if found is not None:
        found.state = ImportState.CHECKING
        found.save(update_fields=["state"])
    return found


def told(started: TableImport, done: int, total: int) -> bool:
    """Tell how far the check is; False where it was stopped."""
    under_way = type(started)._default_manager.filter(pk=started.pk, state=ImportState.CHECKING)
    return bool(under_way.update(done=done, total=total))


def look_at_all(started: TableImport, rows: Waiting[Row], look: Callable[[Row], object]) -> bool:
    """Look at one row after another, telling now and then how far it is; False where it was stopped meanwhile."""
    for number, row in enumerate(rows, 1):
        look(row)
        if number % TOLD_EVERY == 0 and not told(started, number, len(rows)):
            return False
    return told(started, len(rows), len(rows))


def refused_with(started: Import, refused: Iterable[Refusal]) -> Import | None:
    """End an import that cannot be taken, inside the transaction of its service; None where it has ended already."""
    fresh = locked_import(started)
    if not fresh.is_under_way:
        return None
    fresh.refused = sorted(refused, key=lambda one: one["row"])
    ended(fresh, ImportState.REFUSED)
    return fresh


def ended(started: TableImport, state: ImportState) -> None:
    """End an import whose row is locked; its bytes are needed no more.

    Raises:
        ForbiddenMove: it has ended in the meantime.
    """
    check_move(IMPORT_MOVES, started.state, state)
    started.state, started.ended_at, started.content = state, timezone.now(), b""
    started.save()
