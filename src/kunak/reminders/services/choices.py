"""How a person wants letters, which reminders the person has read, and the ladders of a side."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from kunak.core.errors import BadInput
from kunak.core.reminders import Ladder, Rhythm
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.reminders import policies
from kunak.reminders.errors import LadderUnusable, NoSuchSource
from kunak.reminders.models import DeliveryChoice, LadderRule, Reminder
from kunak.reminders.sources import SOURCES


@dataclass(frozen=True, slots=True)
class ChoiceInput:
    """How a person wants letters; `muted` are the codes of what comes in no letter."""

    rhythm: Rhythm
    weekday: int = 0
    rests: bool = True
    language: str = "ru"
    muted: tuple[str, ...] = ()


@transaction.atomic
def choose_delivery(*, given: ChoiceInput, on: date, by: Person) -> DeliveryChoice:
    """Set how one's own letters come, from today's on; what was sent stays as it was.

    Raises:
        NotOfTheParties: the person acts for no side.
        NoSuchSource: nothing of a kind that is to be muted reminds.
    """
    policies.check_can_be_reminded(by)
    if any(code not in SOURCES for code in given.muted):
        raise NoSuchSource
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    choice = DeliveryChoice.objects.filter(person=by).first() or DeliveryChoice(person=by)
    choice.rhythm, choice.weekday, choice.rests = given.rhythm, given.weekday, given.rests
    choice.language, choice.muted, choice.gathered_on = given.language, sorted(set(given.muted)), on - timedelta(1)
    choice.save()
    after = {"rhythm": given.rhythm, "weekday": given.weekday, "rests": given.rests, "muted": choice.muted}
    record("delivery of letters chosen", of=choice, by=by, after=after)
    return choice


@transaction.atomic
def mark_read(*, keys: Collection[int] | None, by: Person) -> int:
    """Mark own reminders as read, all of them where none is named; return how many were not. Nothing is journaled.

    Raises:
        NotOfTheParties: the person acts for no side.
    """
    side = policies.check_can_be_reminded(by).side
    found = Reminder.objects.filter(person=by, side=side, read_at=None)
    if keys is not None:
        found = found.filter(pk__in=keys)
    return found.update(read_at=timezone.now())


@transaction.atomic
def set_ladder(*, source: str, rungs: str, by: Person) -> LadderRule | None:
    """Set when people of one's own side are reminded of one kind of thing; what was told stays told.

    Args:
        rungs: as `core.reminders.Ladder` reads them; those of the usual ladder go back to it.

    Returns:
        The rule; None where the usual ladder holds.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side.
        NoSuchSource: nothing of this kind reminds.
        LadderUnusable: a rung is no length, too far away, or there are too many.
    """
    side = policies.check_can_set_ladders(by).side
    if source not in SOURCES:
        raise NoSuchSource
    ladder = _ladder(rungs)
    Side.objects.select_for_update(no_key=True).get(pk=side.pk)
    rule = LadderRule.objects.filter(side=side, source=source).first()
    before = rule.rungs if rule else str(SOURCES[source].usual)
    if ladder == SOURCES[source].usual:
        if rule:
            rule.delete()
        rule = None
    else:
        rule = rule or LadderRule(side=side, source=source)
        rule.rungs = str(ladder)
        rule.save()
    after = {"reminds of": source, "rungs": str(ladder)}
    record("ladder set", of=side, by=by, before={"rungs": before}, after=after)
    return rule


def _ladder(rungs: str) -> Ladder:
    try:
        return Ladder.parse(rungs)
    except BadInput as error:
        raise LadderUnusable(value=str(error.value), reason=error.reason) from None
