"""Letters are gathered of what nobody has been written of yet, as each person wants them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, islice

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kunak.core.lifecycle import LetterState
from kunak.core.reminders import Delivery, Rhythm, gathered, goes_out
from kunak.people.models import Membership
from kunak.reminders import outbox
from kunak.reminders.models import DeliveryChoice, Letter, Reminder

AT_ONCE = 500  # people at a time
STALE = timedelta(days=40)  # what nobody wanted by letter for so long is not written of any more
USUAL = Delivery()
Row = tuple[int, int, date, str, int]  # reminder, person, day of the thing, source, side


def gather_letters(*, on: date) -> int:
    """Make the letters of a day. Return how many.

    A reminder is in one letter at most: it is locked while it is put there, and the row has room for one.
    """
    choices = {one.person_id: one for one in DeliveryChoice.objects.all()}
    sides = dict(Membership.objects.filter(person__is_active=True).values_list("person", "side"))
    people = _waiting(on).order_by("person").values_list("person", flat=True).distinct()
    made, waiting = 0, iter(list(people))
    while some := list(islice(waiting, AT_ONCE)):
        made += _gather([one for one in some if one in sides], sides, choices, on)
    _note_gatherings(choices, on)
    return made


def _waiting(on: date) -> QuerySet[Reminder]:
    return Reminder.objects.filter(over_on=None, read_at=None, letter=None, told_on__range=(on - STALE, on))


@transaction.atomic
def _gather(people: Sequence[int], sides: Mapping[int, int], choices: Mapping[int, DeliveryChoice], on: date) -> int:
    """Put what waits for some people into letters; what a round beside this one has put there is not here any more."""
    found = _waiting(on).filter(person__in=people).select_for_update(of=("self",), no_key=True)
    rows = found.order_by("person", "due_on", "pk").values_list("pk", "person", "due_on", "source", "side")
    letters = [
        (person, keys)
        for person, own in groupby(rows.iterator(), key=lambda row: row[1])
        for keys in _letters(list(own), sides[person], choices.get(person), on)
    ]
    made = Letter.objects.bulk_create([_letter(person, sides[person], on) for person, _keys in letters])
    for letter, (_person, keys) in zip(made, letters, strict=True):
        Reminder.objects.filter(pk__in=keys).update(letter=letter)
    return len(made)


def _letters(rows: Sequence[Row], side: int, choice: DeliveryChoice | None, on: date) -> Iterator[tuple[int, ...]]:
    """Yield the reminders of each letter of one person; what was told for a side that the person left is in none."""
    muted = set(choice.muted) if choice else set()
    pending = [(due_on, pk) for pk, _person, due_on, source, of in rows if source not in muted and of == side]
    yield from gathered(pending, choice.chosen if choice else USUAL, on, choice.gathered_on if choice else None)


def _letter(person: int, side: int, on: date) -> Letter:
    if not outbox.is_configured():
        return Letter(person_id=person, side_id=side, made_on=on, state=LetterState.KEPT)
    return Letter(person_id=person, side_id=side, made_on=on, state=LetterState.WAITING, send_after=timezone.now())


def _note_gatherings(choices: Mapping[int, DeliveryChoice], on: date) -> None:
    """Remember whose weekly letter has gone out, so that a day that was missed is made up for once."""
    gone = [
        one.pk for one in choices.values() if one.rhythm == Rhythm.WEEKLY and goes_out(one.chosen, on, one.gathered_on)
    ]
    DeliveryChoice.objects.filter(pk__in=gone).update(gathered_on=on)
