"""The list of assignments: what it is narrowed and sorted by."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kunak.agreements.models import Agreement
from kunak.assignments.queries.rows import AssignmentRow, first_due, rows_of
from kunak.assignments.seen import visible_to
from kunak.core.assignments import Category, ControlState
from kunak.people.models import Person
from kunak.people.policies import side_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks the list for; what is empty narrows nothing.

    Args:
        state: one of `ControlState`, ``late`` or ``open``.
        waits: ``own`` for what waits for the reader's side, ``others`` for what waits for another.
        body: a piece of a body's name.
        since, until: the days between which it is due, both included.
        sort: one of `SORTS`; anything else sorts by what is due first.
    """

    words: str = ""
    body: str = ""
    side: int | None = None
    state: str = ""
    category: str = ""
    waits: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = ""


SORTS: Mapping[str, Callable[[AssignmentRow], Any]] = {
    "-due": lambda row: (-row.stand.by.toordinal(), row.assignment.pk),
    "number": lambda row: (row.assignment.agreement_id, row.assignment.number),
    "given": lambda row: (-row.assignment.signed_on.toordinal(), -row.assignment.pk),
    "body": lambda row: (row.executor.name.casefold(), row.stand.by),
    "state": lambda row: (list(ControlState).index(row.stand.state), row.stand.by),
    "moved": lambda row: (-row.shifts, row.stand.by),
}


def listed(reader: Person, asked: Asked, on: date, agreement: Agreement | None = None) -> list[AssignmentRow]:
    """Return the assignments that a reader asks for. A fixed number of queries."""
    found = visible_to(reader)
    if agreement is not None:
        found = found.filter(agreement=agreement)
    if asked.side is not None:
        found = found.filter(side=asked.side)
    if asked.state or asked.category in {Category.IN_PROGRESS, Category.REDATED, Category.LONG_RUNNING}:
        found = found.filter(off_control__isnull=asked.state not in {"done", "done_late", "withdrawn"})
    own = side_of(reader)
    rows = [row for row in rows_of(found, on) if _fits(row, asked, own.pk if own else 0)]
    return sorted(rows, key=SORTS[asked.sort]) if asked.sort in SORTS else first_due(rows)


def _fits(row: AssignmentRow, asked: Asked, own: int) -> bool:
    return (
        _is_in_state(row, asked.state)
        and asked.category in ("", row.stand.category)
        and _waits(row, asked.waits, own)
        and (asked.since is None or row.stand.by >= asked.since)
        and (asked.until is None or row.stand.by <= asked.until)
        and all(word in _plain(_searched(row)) for word in _plain(asked.words).split())
        and any(_plain(asked.body) in _plain(name) for name in _bodies(row))
    )


def _bodies(row: AssignmentRow) -> Iterator[str]:
    """Yield the names of who carries it out: as the paper names them, and what they are other spellings of."""
    for part in row.work.parts:
        yield part.name
        yield part.body.known.name


def _is_in_state(row: AssignmentRow, state: str) -> bool:
    if state == "late":
        return row.stand.late_days > 0 and not row.stand.is_off_control
    if state == "open":
        return not row.stand.is_off_control
    return state in ("", row.stand.state)


def _waits(row: AssignmentRow, asked: str, own: int) -> bool:
    if asked == "own":
        return own in row.stand.waits
    return asked != "others" or bool(set(row.stand.waits) - {own})


def _searched(row: AssignmentRow) -> str:
    one = row.assignment
    return " ".join([one.text, one.source, one.controller, *(f"{part.name} {part.item}" for part in row.work.parts)])


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")
