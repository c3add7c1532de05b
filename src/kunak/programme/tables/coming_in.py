"""What the worker does with a long table: understand its rows one by one, then have them taken or refused."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from django.conf import settings
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

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
Faults = Mapping[str, list[Fault]]  # the same ones in the same order, by language
MOST_AT_ALL = 5_000  # rows: while they are written nobody else writes


def run_plan_import(import_id: int) -> None:
    """Check the rows of a table and have them all taken, or tell of each why it cannot be. Safe to run twice."""
    started = taken_up(PlanImport, import_id)
    if started is None:
        return
    started.version = (
        Version.objects.select_related("programme__agreement").prefetch_related(PARTIES).get(pk=started.version_id)
    )
    with override(started.language), asked_once():
        _run(started)


def _run(started: PlanImport) -> None:
    try:
        rows, own_faults = _rows(started)
    except TableUnusable as error:
        _refuse(started, _in_each(partial(_why, error)))
        return
    started.content = b""  # what was understood of it waits instead
    looks, taken = Looks(started), Waiting[RowInput]()
    if not look_at_all(started, rows, partial(_place, looks, taken)):
        return
    faults = {language: [*looks.faults(language), *own_faults[language]] for language in LANGUAGES}
    if faults[started.language]:
        _refuse(started, faults)
    else:
        _take(started, taken, looks.own.same)


class Looks:
    """A table as each language tells of it: only rows that are refused are looked at in the others, too."""

    def __init__(self, started: PlanImport) -> None:
        self.version, self.own = started.version, Look(started.version)
        self.looks = {started.language: self.own}

    def at(self, row: TableRow) -> RowInput | None:
        """Understand a row; None where it says nothing new, or cannot be taken."""
        before = len(self.own.faults)
        understood = self.own.at(row)
        if len(self.own.faults) > before:
            for language in LANGUAGES:
                with override(language):
                    other = self._look(language)
                    if other is not self.own:
                        other.at(row)
        return understood

    def faults(self, language: str) -> list[Fault]:
        """Return why rows cannot be taken, in a language; the same faults in the same order in each."""
        return self.looks[language].faults if language in self.looks else []

    def _look(self, language: str) -> Look:
        if language not in self.looks:
            self.looks[language] = Look(self.version)
            self.looks[language].seen = self.own.seen
        return self.looks[language]


def _place(looks: Looks, taken: Waiting[RowInput], row: TableRow) -> None:
    understood = looks.at(row)
    if understood is not None:
        taken.add(understood)


def _rows(started: PlanImport) -> tuple[Waiting[TableRow], Faults]:
    """Return the rows of a table, or those of a document that the person chose with what only their page knows of."""
    version, document = started.version, started.document
    if document is None:
        rows = waiting(rows_of(bytes(started.content), version, started.name))
        if len(rows) > MOST_AT_ALL:
            raise TableUnusable(reason="rows", detail=str(MOST_AT_ALL))
        return rows, {language: [] for language in LANGUAGES}
    read = read_rows(document.reading.record or {}, document.text, list(version.programme.agreement.parties.all()))
    chosen, faults = Looking(version, started.answers).chosen(read)
    if not faults:
        return waiting(chosen), {language: [] for language in LANGUAGES}
    return waiting(chosen), _in_each(lambda: Looking(version, started.answers).chosen(read)[1])


def _take(started: PlanImport, rows: Waiting[RowInput], same: int) -> None:
    try:
        services.take_plan_import(started=started, rows=rows, same=same)
    except RowsRefused as error:
        refused = error.rows
        _refuse(started, _in_each(lambda: [Fault(row, "", message_for(why)) for row, why in refused]))
    except KunakError as error:  # the version was sent, or the person lost the right to change it
        _refuse(started, _in_each(partial(_why, error)))


def _why(error: KunakError) -> list[Fault]:
    return [Fault(0, "", message_for(error))]


def _in_each(tell: Callable[[], list[Fault]]) -> Faults:
    """Return the same faults in each language."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = tell()
    return found


def _refuse(started: PlanImport, faults: Faults) -> None:
    services.refuse_plan_import(started=started, refused=_kept(faults))


def _kept(faults: Faults) -> Iterator[Refusal]:
    """Yield each fault as it is kept: its row, and in each language the column and the reason."""
    for ones in zip(*faults.values(), strict=True):
        told = {language: [one.column, one.why] for language, one in zip(faults, ones, strict=True)}
        yield {"row": ones[0].row, "told": told}
