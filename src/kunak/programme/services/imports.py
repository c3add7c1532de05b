"""A table of measures too long for a page to wait for: given to the worker, stopped, taken whole or refused whole."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import get_language

from kunak.agreements.services.table_imports import Refusal, begun, check_size, ended, locked_import, refused_with
from kunak.agreements.tables.waiting import Waiting
from kunak.core.lifecycle import ImportState
from kunak.documents.models import Document
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.models import PlanImport, Version
from kunak.programme.services.locking import locked
from kunak.programme.services.tables import RowInput, take_pieces
from kunak.programme.signals import table_given


@transaction.atomic
def begin_plan_import(*, version: Version, name: str, data: bytes, by: Person) -> PlanImport:
    """Keep a table of measures until the worker has looked at it.

    Raises:
        NotOfTheParties, NotAllowed: the person may not change this version.
        VersionFrozen: it was sent, is in force or was given up.
        TableUnusable: the file is empty or too large.
        ImportUnderWay: another table for the version is not through yet.
    """
    check_size(data)
    return _begun(PlanImport(version=version, by=by, name=name, content=data))


@transaction.atomic
def begin_read_import(*, version: Version, document: Document, answers: Mapping[str, str], by: Person) -> PlanImport:
    """Keep what a person said of the rows of a long document until the worker has looked at them.

    Args:
        answers: as the form of the document sent them; they are shown again where the rows are refused.

    Raises:
        NotOfTheParties, NotAllowed, VersionFrozen, ImportUnderWay: as `begin_plan_import`.
    """
    return _begun(PlanImport(version=version, by=by, name=document.name, document=document, answers=dict(answers)))


def _begun(new: PlanImport) -> PlanImport:
    new.version = locked(new.version)
    new.side = policies.check_can_edit(new.by, new.version).side
    new.language = get_language() or "ru"
    started = begun(new)
    table_given.send(sender=PlanImport, import_id=started.pk)
    _told("table for a plan given", started, started.by)
    return started


@transaction.atomic
def stop_plan_import(*, started: PlanImport, by: Person) -> PlanImport:
    """Give a table up before anything of it is in the version.

    Raises:
        NotOfTheParties, NotAllowed: another side, or an observer.
        ForbiddenMove: it has ended in the meantime.
    """
    started = locked_import(started)
    policies.check_can_stop_import(by, started)
    ended(started, ImportState.STOPPED)
    _told("table for a plan stopped", started, by)
    return started


@transaction.atomic
def take_plan_import(*, started: PlanImport, rows: Waiting[RowInput], same: int) -> None:
    """Take all rows of a table that were looked at, for who gave it; nothing where it has ended in the meantime.

    Raises:
        NotOfTheParties, NotAllowed: the person may not change the version any more.
        VersionFrozen, RowsRefused: the version or its measures were changed in the meantime; nothing is taken.
    """
    version = locked(started.version)
    started = locked_import(started)
    if started.state != ImportState.CHECKING:
        return
    started.added, started.changed = take_pieces(
        version=version, pieces=rows.pieces, name=started.name, by=started.by, document=started.document
    )
    started.same = same
    ended(started, ImportState.DONE)


@transaction.atomic
def refuse_plan_import(*, started: PlanImport, refused: Iterable[Refusal]) -> None:
    """End a table that cannot be taken, with each reason; nothing where it has ended in the meantime."""
    fresh = refused_with(started, refused)
    if fresh is not None:
        _told("table for a plan refused", fresh, fresh.by, refused=len(fresh.refused))


def _told(verb: str, started: PlanImport, by: Person, **more: int) -> None:
    about = started.version.programme.agreement
    record(verb, of=started, by=by, about=about, after={"name": started.name, **more})
