"""Letters are gathered of what nobody has been written of yet, as each person wants them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, islice

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kunak.core.lifecycle import LetterState
from kunak.core.reminders import Delivery, Rhythm, gathered, goes_out
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays
from kunak.people.models import Membership, Side
from kunak.people.queries import office_days
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
    gathering = _Gathering(on)
    people = _waiting(on).order_by("person").values_list("person", flat=True).distinct()
    made, waiting = 0, iter(list(people))
    while some := list(islice(waiting, AT_ONCE)):
        made += gathering.gather(some)
    gathering.note()
    return made


def _waiting(on: date) -> QuerySet[Reminder]:
    return Reminder.objects.filter(over_on=None, read_at=None, letter=None, told_on__range=(on - STALE, on))


class _Gathering:
    """The letters of a day: who is on which side, when its office rests, how each wants letters. Four queries."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._choices = {one.person_id: one for one in DeliveryChoice.objects.all()}
        self._sides = dict(Membership.objects.filter(person__is_active=True).values_list("person", "side"))
        self._offices = office_days(Side.objects.select_related("territory"))

    @transaction.atomic
    def gather(self, people: Sequence[int]) -> int:
        """Put what waits for some people into letters; what a round beside this one has put there waits no more."""
        some = [one for one in people if one in self._sides]
        found = _waiting(self._on).filter(person__in=some).select_for_update(of=("self",), no_key=True)
        rows = found.order_by("person", "due_on", "pk").values_list("pk", "person", "due_on", "source", "side")
        own = groupby(rows.iterator(), key=lambda row: row[1])
        letters = [(person, keys) for person, ones in own for keys in self._letters(person, list(ones))]
        made = Letter.objects.bulk_create([self._letter(person) for person, _keys in letters])
        for letter, (_person, keys) in zip(made, letters, strict=True):
            Reminder.objects.filter(pk__in=keys).update(letter=letter)
        return len(made)

    def _letters(self, person: int, rows: Sequence[Row]) -> Iterator[tuple[int, ...]]:
        """Yield the reminders of each letter; what was told for a side that the person left is in none."""
        choice, side = self._choices.get(person), self._sides[person]
        muted = set(choice.muted) if choice else set()
        pending = [(due_on, pk) for pk, _person, due_on, source, of in rows if source not in muted and of == side]
        last = choice.gathered_on if choice else None
        return gathered(pending, choice.chosen if choice else USUAL, self._on, last, self._office(person))

    def _letter(self, person: int) -> Letter:
        letter = Letter(person_id=person, side_id=self._sides[person], made_on=self._on, state=LetterState.KEPT)
        if outbox.is_configured():
            letter.state, letter.send_after = LetterState.WAITING, timezone.now()
        return letter

    def note(self) -> None:
        """Remember whose weekly letter has gone out, so that a day that was missed is made up for once."""
        gone = [one.pk for one in self._choices.values() if one.rhythm == Rhythm.WEEKLY and self._goes_out(one)]
        DeliveryChoice.objects.filter(pk__in=gone).update(gathered_on=self._on)

    def _goes_out(self, choice: DeliveryChoice) -> bool:
        return goes_out(choice.chosen, self._on, choice.gathered_on, self._office(choice.person_id))

    def _office(self, person: int) -> OfficeDays:
        return self._offices.get(self._sides.get(person, 0), EVERYWHERE)
