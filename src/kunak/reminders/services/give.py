"""A round: everybody is told what is due, what is done or moved is marked, letters are gathered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone

from kunak.core.reminders import Dated, Due, Told, due
from kunak.journal.services import record
from kunak.reminders.audience import Audience
from kunak.reminders.errors import DayAhead
from kunak.reminders.ladders import Ladders
from kunak.reminders.models import Reminder, Round
from kunak.reminders.services.gather import gather_letters
from kunak.reminders.services.invite import invite
from kunak.reminders.sources import ALL, Source, Thing

AT_ONCE = 1000  # things in memory, and in one transaction, at a time
Knowing = dict[tuple[str, int, int], Told]  # by thing, side and person
Seen = dict[int, date]  # the day of each thing, by the hash of thing and side: half a million take no more room


def give_reminders(*, on: date, today: date) -> Round:
    """Tell everybody what is due on a day, also what came due on days that were missed, and gather letters.

    Safe to run twice, and to go on with after it broke off: what was given is given. Reads and writes in pieces.

    Raises:
        DayAhead: the day is after today.
    """
    if on > today:
        raise DayAhead(day=on)
    began_at = timezone.now()
    audience, ladders = Audience(), Ladders()
    given = 0
    for source in ALL:
        telling, seen = _Telling(source, on, audience, ladders), Seen()
        for batch in _batches(source.things(on)):
            seen.update({hash((telling.key(thing), thing.side)): thing.due_on for thing in batch})
            given += telling.give(batch)
        _end_reminders(source, seen, on)
    letters = gather_letters(on=on) + invite(on=today)
    return _ended(on, given, letters, began_at)


def pending_reminders(*, on: date) -> int:
    """Return how many reminders a round would give; nothing is written."""
    audience, ladders = Audience(), Ladders()
    tellings = [_Telling(source, on, audience, ladders) for source in ALL]
    return sum(
        1 for telling in tellings for batch in _batches(telling.source.things(on)) for _one in telling.new(batch)
    )


def _batches(things: Iterator[Thing]) -> Iterator[list[Thing]]:
    while batch := list(islice(things, AT_ONCE)):
        yield batch


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one source is told by on a day: who is there, and whose ladder holds."""

    source: Source
    on: date
    audience: Audience
    ladders: Ladders

    @transaction.atomic
    def give(self, batch: Sequence[Thing]) -> int:
        """Give what is due of some things; a round beside this one that is quicker leaves nothing to do."""
        new = list(self.new(batch))
        Reminder.objects.bulk_create(new, ignore_conflicts=True)
        return len(new)

    def new(self, batch: Sequence[Thing]) -> Iterator[Reminder]:
        """Yield what is due of some things. One query, none where no rung has come."""
        dated = [(one, Dated(one.due_on, self.ladders.of(one.side, self.source), one.since)) for one in batch]
        begun = [(one, day) for one, day in dated if day.has_begun(self.on)]
        known = _known([self.key(one) for one, _day in begun])
        for one, day in begun:
            for person in self.audience.of(one):
                found = due(day, known.get((self.key(one), one.side, person)), self.on)
                if found is not None:
                    yield self._reminder(one, person, found)

    def key(self, thing: Thing) -> str:
        """Return what a thing is kept by."""
        return f"{self.source.code}:{thing.key}"

    def _reminder(self, thing: Thing, person: int, found: Due) -> Reminder:
        return Reminder(
            person_id=person,
            side_id=thing.side,
            source=self.source.code,
            thing=self.key(thing),
            turn=found.turn,
            rung_on=found.rung_on,
            due_on=thing.due_on,
            before_on=found.before_on,
            agreement_id=thing.agreement,
            what=thing.what,
            url=thing.url,
            told_on=self.on,
        )


def _known(keys: Sequence[str]) -> Knowing:
    """Return the last reminder of things by who was told. One query, none for no thing."""
    found: Knowing = {}
    columns = ("thing", "side", "person", "turn", "rung_on", "due_on")
    rows = Reminder.objects.filter(thing__in=keys).order_by().values_list(*columns) if keys else ()
    for thing, side, person, *told in rows:
        one, key = Told(*told), (thing, side, person)
        found[key] = max(found.get(key, one), one)
    return found


def _end_reminders(source: Source, seen: Seen, on: date) -> None:
    """Mark the reminders of things that are done, or are of another day now."""
    columns = ("thing", "side", "due_on")
    open_ones = Reminder.objects.filter(source=source.code, over_on=None, told_on__lte=on)
    ended = [
        row
        for row in open_ones.order_by(*columns).values_list(*columns).distinct().iterator()
        if seen.get(hash((row[0], row[1]))) != row[2]
    ]
    for start in range(0, len(ended), AT_ONCE):
        with transaction.atomic():
            for thing, side, due_on in ended[start : start + AT_ONCE]:
                Reminder.objects.filter(thing=thing, side=side, due_on=due_on, over_on=None).update(over_on=on)


@transaction.atomic
def _ended(on: date, given: int, letters: int, began_at: datetime) -> Round:
    one, is_new = Round.objects.select_for_update(no_key=True).get_or_create(on=on, defaults={"began_at": began_at})
    one.reminders, one.letters, one.ended_at = one.reminders + given, one.letters + letters, timezone.now()
    one.save()
    if is_new or given or letters:
        after = {"on": on.isoformat(), "reminders": given, "letters": letters}
        record("reminders given", of=one, by=None, after=after)
    return one
