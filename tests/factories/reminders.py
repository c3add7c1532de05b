"""Reminders of the sample's notice deadline, and things that a test dates itself."""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.factories.people import make_person, make_side

from kunak.core.lifecycle import LetterState
from kunak.core.reminders import Ladder
from kunak.people.models import Person
from kunak.reminders.models import Letter, Reminder
from kunak.reminders.sources import Source, Thing

ON = date(2026, 11, 24)  # a Tuesday
NUMBERS = itertools.count(1)


class Scripted(Source):
    """Yields what a test has put there."""

    code = "scripted"
    usual = Ladder.parse("P30D P7D P0D +P7D")
    name = "Дело"
    deed = "Сделайте дело."

    def __init__(self) -> None:
        self.there: dict[str, Thing] = {}

    def put(self, key: str, due_on: date, **changes: Any) -> None:
        """Put a thing there, or change its day."""
        fields: dict[str, Any] = {"side": make_side().pk, "url": "/agreements/", "what": f"Дело {key}"}
        self.there[key] = Thing(key=key, due_on=due_on, **(fields | changes))

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:
        return iter([one for one in self.there.values() if side in {None, one.side}])


def make_reminder(person: Person | None = None, **changes: Any) -> Reminder:
    """Return a reminder given to a coordinator of Tatarstan."""
    person = person or make_person(side=make_side())
    fields: dict[str, Any] = {
        "person": person,
        "side": person.memberships.get().side,
        "source": "notice",
        "thing": f"notice:{next(NUMBERS)}:0",
        "turn": 0,
        "rung_on": ON,
        "due_on": date(2026, 12, 24),
        "url": "/agreements/",
        "told_on": ON,
    }
    return Reminder.objects.create(**(fields | changes))


def make_letter(person: Person | None = None, **changes: Any) -> Letter:
    """Return a letter with one reminder that waits for the mail server since noon of its day."""
    from django.utils import timezone

    person = person or make_person(side=make_side())
    fields: dict[str, Any] = {
        "person": person,
        "side": person.memberships.get().side,
        "made_on": ON,
        "state": LetterState.WAITING,
        "send_after": timezone.now(),
    }
    letter = Letter.objects.create(**(fields | changes))
    if letter.side:
        make_reminder(person, letter=letter)
    return letter
