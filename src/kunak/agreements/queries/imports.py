"""Tables that were given to the register, and what of their rows was refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from kunak.agreements.errors import CellRefused, TableUnusable
from kunak.agreements.models import RegisterImport
from kunak.agreements.tables.columns import BY_CODE
from kunak.people.policies import Reader, side_of
from kunak.ui.errors import message_for


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be taken; `row` is 0 for the table as a whole, `url` leads to the card that it is about."""

    row: int
    column: str
    why: str
    url: str


def imports_for(person: Reader) -> QuerySet[RegisterImport]:
    """Return the tables of a person's side, newest first, without their bytes. No query yet."""
    side = side_of(person)
    found = RegisterImport.objects.filter(side=side) if side else RegisterImport.objects.none()
    return found.select_related("by", "side").defer("content")


def refused_rows(refused: Iterable[Mapping[str, Any]]) -> list[RefusedRow]:
    """Return refusals as they are read. No query."""
    return [_row(one) for one in refused]


def _row(one: Mapping[str, Any]) -> RefusedRow:
    reason, detail, code = str(one["reason"]), str(one["detail"]), str(one["column"])
    if not one["row"]:
        return RefusedRow(0, "", message_for(TableUnusable(reason=reason, detail=detail)), "")
    is_here = reason == "here already" and detail.isdigit()
    return RefusedRow(
        row=int(one["row"]),
        column=str(BY_CODE[code].label) if code in BY_CODE else "",
        why=message_for(CellRefused(column=code, reason=reason, detail=detail)),
        url=reverse("agreements:agreement", args=[int(detail)]) if is_here else "",
    )
