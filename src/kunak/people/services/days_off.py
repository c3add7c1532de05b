"""Days off of a territory, as its side or an administrator enters them."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from kunak.journal.services import record
from kunak.people import policies
from kunak.people.errors import DayOffIsThere, DayOffUnusable
from kunak.people.models import DayOff, Person, Side

LEAP = 2024  # a year that has every day
YEARS = range(1991, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDayOff:
    """A day as a person enters it.

    Args:
        year: None for a holiday that comes every year.
        is_worked: the offices work on it though the country rests; of one year only.
        ground: the act that tells.
    """

    year: int | None
    month: int
    day: int
    name: str
    ground: str
    is_worked: bool = False


@transaction.atomic
def enter_day_off(*, side: Side, new: NewDayOff, by: Person) -> DayOff:
    """Enter a day on which the offices of a side's territory rest, or work though the country rests.

    Terms that are counted from then on know of it, and so does every day that is shown: a term that ends on it ends
    on the working day before.

    Raises:
        NotOfTheParties, NotAllowed: neither a coordinator of the side nor an administrator.
        DayOffUnusable: there is no such day, or a field is empty or too long.
        DayOffIsThere: the day is entered already.
    """
    policies.check_can_keep_days_off(by, side)
    if side.territory is None:
        raise DayOffUnusable(field="territory")
    made = DayOff(territory=side.territory, entered_by=by, entered_at=timezone.now(), **_cleaned(new))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise DayOffIsThere(day=str(made)) from None
    record("day off entered", of=made, by=by, after={"side": str(side), **told(made)})
    return made


def _cleaned(new: NewDayOff) -> dict[str, object]:
    try:
        date(new.year or LEAP, new.month, new.day)
    except ValueError:
        raise DayOffUnusable(field="day") from None
    if (new.year is not None and new.year not in YEARS) or (new.is_worked and new.year is None):
        raise DayOffUnusable(field="year")
    return {
        "year": new.year,
        "month": new.month,
        "day": new.day,
        "is_worked": new.is_worked,
        "name": _line(new.name, 200, "name"),
        "ground": _line(new.ground, 500, "ground"),
    }


def _line(text: str, limit: int, field: str) -> str:
    line = " ".join(text.replace("\x00", "").split())
    if not line or len(line) > limit:
        raise DayOffUnusable(field=field)
    return line


@transaction.atomic
def take_back_day_off(*, entry: DayOff, by: Person) -> None:
    """Take back a day that was entered by mistake; nothing happens where a colleague was quicker.

    Raises:
        NotOfTheParties, NotAllowed: neither a coordinator of the side nor an administrator.
    """
    policies.check_can_keep_days_off(by, entry.territory.side)
    present = DayOff.objects.select_for_update(no_key=True, of=("self",)).filter(pk=entry.pk).first()
    if present is None:
        return
    record("day off taken back", of=present, by=by, before=told(present))
    present.delete()


def told(one: DayOff) -> dict[str, object]:
    """Return a day as the journal keeps it."""
    return {"day off": str(one), "is_worked": one.is_worked, "name": one.name, "ground": one.ground}
