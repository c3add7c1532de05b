"""A table of bodies comes in: every row is tried, all are taken or none."""

from django.db import transaction

from kunak.core.errors import KunakError
from kunak.core.terms.written import day
from kunak.people import policies
from kunak.people.body_table import Cells, kind_of, rows_of, what_of
from kunak.people.errors import BodyTableUnusable
from kunak.people.models import Organisation, Person, Side
from kunak.people.services.bodies import NewHead, NewName, add_body, enter_head, enter_name, set_body_kind
from kunak.people.services.named import body_named
from kunak.ui.errors import message_for

LONGEST = {"body": 300, "value": 300, "post": 300, "ground": 500}


def import_bodies(*, side: Side, data: bytes, by: Person, name: str = "") -> int:
    """Take a table of bodies with their names and heads; what is there already stays as it is.

    Args:
        name: what the file is called.

    Returns:
        How many rows told something new.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
        BodyTableUnusable: nothing of it was taken; each row that could not be, with its reason.
    """
    policies.check_can_keep_bodies(by, side)
    rows = rows_of(data, name)
    refused: list[tuple[int, str, str]] = []
    new = 0
    with transaction.atomic():
        for number, cells in rows:
            try:
                with transaction.atomic():
                    new += _take(side, cells, by)
            except CellUnfit as error:
                refused.append((number, error.column, error.reason))
            except KunakError as error:
                refused.append((number, "", message_for(error)))
        if refused:
            raise BodyTableUnusable(refused=refused)
    return new


class CellUnfit(Exception):
    """A cell that cannot be taken; `reason` is one of `sentences.TABLE_REASONS`."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(column, reason)
        self.column, self.reason = column, reason


def _take(side: Side, cells: Cells, by: Person) -> bool:
    """Take one row; False where all of it was there."""
    _check_lengths(cells)
    name = " ".join(cells.get("body", "").split())
    kind, what = kind_of(cells.get("kind", "")), what_of(cells.get("what", ""))
    if not name:
        raise CellUnfit("body", "empty cell")
    if kind is None:
        raise CellUnfit("kind", "choice")
    if what is None:
        raise CellUnfit("what", "choice")
    present = body_named(side, name)
    body = present or add_body(side=side, name=name, kind=kind, by=by)
    is_new = present is None
    if kind and body.kind != kind:
        set_body_kind(body=body, kind=kind, by=by)
        is_new = True
    return _take_told(body, what, cells, by) or is_new


def _check_lengths(cells: Cells) -> None:
    for column, most in LONGEST.items():
        if len(cells.get(column, "")) > most:
            raise CellUnfit(column, "long")


def _take_told(body: Organisation, what: str, cells: Cells, by: Person) -> bool:
    value = " ".join(cells.get("value", "").split())
    if not what:
        if value:
            raise CellUnfit("what", "empty cell")
        return False
    if not value:
        raise CellUnfit("value", "empty cell")
    days = {column: day(cells.get(column, "")) if cells.get(column) else "" for column in ("since", "until")}
    for column, known in days.items():
        if known is None:
            raise CellUnfit(column, "date")
    since, until = days["since"] or "", days["until"] or ""
    ground = cells.get("ground", "").strip()
    if what == "name":
        if body.names.filter(name=value, since=since, until=until).exists():
            return False
        enter_name(body=body, new=NewName(name=value, since=since, until=until, ground=ground), by=by)
        return True
    post = " ".join(cells.get("post", "").split())
    if not post:
        raise CellUnfit("post", "empty cell")
    if body.heads.filter(name=value, post=post, since=since, until=until).exists():
        return False
    enter_head(body=body, new=NewHead(name=value, post=post, since=since, until=until, ground=ground), by=by)
    return True
