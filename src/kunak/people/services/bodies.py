"""Bodies of a side: what each is, what it was called and who headed it over time."""

from dataclasses import asdict, dataclass
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from kunak.core.bodies import Held, day_after, day_before, overlap
from kunak.journal.services import record
from kunak.people import policies
from kunak.people.errors import BodyGroundMissing, BodyIsThere, LastName, PeriodMissing, PeriodsMeet
from kunak.people.models import BodyHead, BodyKind, BodyName, Organisation, OverTime, Person, Side

Row = TypeVar("Row", BodyName, BodyHead)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A name as a person enters it; days in ISO 8601, as precise as they are known, both included."""

    name: str
    since: str = ""
    until: str = ""
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHead:
    """A head as a person enters it; days as those of `NewName`, the first one needed."""

    name: str
    post: str
    since: str
    until: str = ""
    ground: str


@transaction.atomic
def add_body(*, side: Side, name: str, kind: str = "", by: Person) -> Organisation:
    """Enter a body of a side by what it is called now.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
        BodyIsThere: the side has a body of this name.
    """
    policies.check_can_keep_bodies(by, side)
    body = Organisation(side=side, name=" ".join(name.split()), kind=BodyKind(kind) if kind else "")
    _save_body(body)
    record("body added", of=body, by=by, after={"side": str(side), "name": body.name, "body_kind": kind})
    return body


@transaction.atomic
def set_body_kind(*, body: Organisation, kind: str, by: Person) -> Organisation:
    """Say what a body is.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
    """
    body = _locked(body, by)
    before, body.kind = body.kind, BodyKind(kind) if kind else ""
    body.save(update_fields=["kind"])
    record("body kind set", of=body, by=by, before={"body_kind": before}, after={"body_kind": kind})
    return body


@transaction.atomic
def enter_name(*, body: Organisation, new: NewName, by: Person) -> BodyName:
    """Enter what a body was called from one day to another, or is called since.

    A name with a beginning ends the one that holds still, on the day before; a name with an end begins the one whose
    beginning nobody knows, on the day after.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
        PeriodMissing: neither day is told, so that nothing parts it from the other names.
        EndsBeforeItBegins, PeriodsMeet: the days contradict each other, or those of another name.
        BodyGroundMissing: nothing tells which act it was.
        BodyIsThere: another body of the side is called so now.
    """
    body = _locked(body, by)
    if not new.since and not new.until:
        raise PeriodMissing
    if not body.names.exists():
        _save(BodyName(organisation=body, name=body.name, ground=new.ground.strip()), [], by)
    made = _enter(body, BodyName(organisation=body, **_cleaned(new)), by)
    _take_latest_name(body)
    return made


@transaction.atomic
def enter_head(*, body: Organisation, new: NewHead, by: Person) -> BodyHead:
    """Enter who headed a body from one day to another, or heads it since; whoever headed it until now ends before.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
        PeriodMissing: the beginning is not told: who headed a body on a day cannot be guessed.
        EndsBeforeItBegins, PeriodsMeet: the days contradict each other, or those of another head.
        BodyGroundMissing: nothing tells which act it was.
    """
    body = _locked(body, by)
    if not new.since:
        raise PeriodMissing
    return _enter(body, BodyHead(organisation=body, **_cleaned(new)), by)


@transaction.atomic
def change_name(*, entry: BodyName, new: NewName, by: Person) -> BodyName:
    """Correct what was entered of a name; its neighbours stay as they are.

    Raises:
        NotAllowed, EndsBeforeItBegins, PeriodsMeet, BodyGroundMissing, BodyIsThere: as `enter_name`.
    """
    body = _locked(entry.organisation, by)
    changed = _change(body, body.names.get(pk=entry.pk), _cleaned(new), by)
    _take_latest_name(body)
    return changed


@transaction.atomic
def change_head(*, entry: BodyHead, new: NewHead, by: Person) -> BodyHead:
    """Correct what was entered of a head, or say when it ended; the others stay as they are.

    Raises:
        NotAllowed, PeriodMissing, EndsBeforeItBegins, PeriodsMeet, BodyGroundMissing: as `enter_head`.
    """
    body = _locked(entry.organisation, by)
    if not new.since:
        raise PeriodMissing
    return _change(body, body.heads.get(pk=entry.pk), _cleaned(new), by)


@transaction.atomic
def take_back_name(*, entry: BodyName, by: Person) -> None:
    """Take back a name that was entered by mistake; its neighbours stay as they are.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
        LastName: a body always has a name.
    """
    body = _locked(entry.organisation, by)
    if body.names.count() == 1:
        raise LastName
    _take_back(body, body.names.filter(pk=entry.pk).first(), by)
    _take_latest_name(body)


@transaction.atomic
def take_back_head(*, entry: BodyHead, by: Person) -> None:
    """Take back a head that was entered by mistake.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
    """
    body = _locked(entry.organisation, by)
    _take_back(body, body.heads.filter(pk=entry.pk).first(), by)


def _locked(body: Organisation, by: Person) -> Organisation:
    """Lock a body, so that what is told of it comes one after the other."""
    found = Organisation.objects.select_for_update(no_key=True, of=("self",)).select_related("side").get(pk=body.pk)
    policies.check_can_keep_bodies(by, found.side)
    return found


def _cleaned(new: NewName | NewHead) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in asdict(new).items()}


def _enter(body: Organisation, made: Row, by: Person) -> Row:
    """Save a new row; the neighbour that the person told of by the same day ends or begins with it."""
    rows = _others(made)
    for row in rows:
        before = told(row)
        if _is_parted(row, made.held):
            row.save()
            record(f"{_what(row)} changed", of=body, by=by, before=before, after=told(row))
    _save(made, rows, by)
    record(f"{_what(made)} entered", of=body, by=by, after=told(made))
    return made


def _is_parted(row: Row, held: Held[str]) -> bool:
    """End what holds still where something else begins, begin what nobody knows the beginning of after an end."""
    if held.until is None and held.since and not row.until and row.held.possible[0] < held.since.earliest:
        row.until = day_before(held.since).iso()
        return True
    if held.until and not row.since and row.held.possible[1] > held.until.latest:
        row.since = day_after(held.until).iso()
        return True
    return False


def _change(body: Organisation, row: Row, given: dict[str, str], by: Person) -> Row:
    before = told(row)
    for name, value in given.items():
        setattr(row, name, value)
    _save(row, _others(row), by)
    record(f"{_what(row)} changed", of=body, by=by, before=before, after=told(row))
    return row


def _others(row: Row) -> list[Row]:
    return list(type(row)._default_manager.filter(organisation=row.organisation).exclude(pk=row.pk))


def _save(row: Row, others: list[Row], by: Person) -> None:
    if not row.ground:
        raise BodyGroundMissing
    for other in others:
        if overlap([row.held, other.held]):
            raise PeriodsMeet(name=other.name, since=other.since, until=other.until)
    row.entered_by, row.entered_at = by, timezone.now()
    row.save()


def _take_back(body: Organisation, row: Row | None, by: Person) -> None:
    if row is None:  # a colleague was quicker
        return
    record(f"{_what(row)} taken back", of=body, by=by, before=told(row))
    row.delete()


def _what(row: OverTime) -> str:
    return "body name" if isinstance(row, BodyName) else "body head"


def told(row: OverTime) -> dict[str, str]:
    """Return what the journal keeps of a row."""
    names = ("name", "post", "since", "until", "ground")
    return {name: value for name in names if (value := getattr(row, name, ""))}


def _take_latest_name(body: Organisation) -> None:
    """Keep the latest name on the body itself, by which lists and forms find it."""
    latest = body.names.order_by("-possible_until", "-possible_from").first()
    if latest is not None and latest.name != body.name:
        body.name = latest.name
        _save_body(body)


def _save_body(body: Organisation) -> None:
    """Save; the database decides whether the side has another body of the name."""
    try:
        with transaction.atomic():
            body.save()
    except IntegrityError:
        raise BodyIsThere(name=body.name) from None
