"""The clock moved a year forward on the whole sample, whatever days the worker was down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone
from tests.databases import ON_SQLITE
from tests.reminders.test_letters import Server

from kunak.config import sample
from kunak.core.lifecycle import VersionState
from kunak.people.models import Membership, Person, Role
from kunak.people.queries import office_days
from kunak.programme.models import Version
from kunak.programme.services import turn_key
from kunak.reminders import outbox, services
from kunak.reminders.models import Invitation, Letter, Reminder
from kunak.reminders.sources import ALL, Source, Thing

pytestmark = pytest.mark.django_db
SERVER = override_settings(KUNAK_MAIL={"EMAIL_HOST": "mail.example.org"}, KUNAK_SITE="https://kunak.example.org")
STALE = 40  # days after which nothing is written of any more
START = date(2026, 11, 24)
YEAR, UP = 366, 12 if ON_SQLITE else 4  # days, and on how many of them the worker is up
SEEDS = (1,)  # nine were tried by hand; each takes seconds
Row = tuple[str, int, int, date, date]  # thing, side, person, day of the rung, day of the thing


@dataclass
class Book:
    """Writes down what each source yields to a round, and tells of it what everybody is to be told on that day."""

    last: dict[tuple[str, int, int], tuple[date, date]] = field(default_factory=dict)
    seen: list[tuple[Source, Thing]] = field(default_factory=list)

    def watched(self, source: Source) -> Callable[..., Iterator[Thing]]:
        """Return a source's things, written down as they are taken."""
        things = source.things

        def taken(on: date, side: int | None = None) -> Iterator[Thing]:
            for one in things(on, side):
                self.seen.append((source, one))
                yield one

        return taken

    def due(self, on: date) -> set[Row]:
        """Return what is new on a day, said in the plainest way: the highest rung that has come, once."""
        found = set()
        members = list(Membership.objects.filter(person__is_active=True))
        for source, one in self.seen:
            passed = [day for day in source.usual.days(one.due_on) if day <= on]
            for who in [member.person_id for member in members if is_told(one, member)] if passed else []:
                key, rung = (f"{source.code}:{one.key}", one.side, who), max(passed)
                known = self.last.get(key)
                is_old = known is None or known[1] != one.due_on
                if is_old and one.since and rung < one.since and one.due_on < on:
                    continue
                if is_old or rung > known[0]:  # type: ignore[index]
                    found.add((*key, rung, one.due_on))
                    self.last[key] = (rung, one.due_on)
        return found

    def open(self) -> set[tuple[str, int, date]]:
        """Return what is there on a day: whatever a letter of that day tells of is among it."""
        return {(f"{source.code}:{one.key}", one.side, one.due_on) for source, one in self.seen}


def is_told(thing: Thing, member: Membership) -> bool:
    """Return whether somebody is one of those whom a thing concerns."""
    if member.side_id != thing.side:
        return False
    if thing.people or member.person_id in thing.also:
        return member.person_id in (*thing.people, *thing.also)
    is_lead = member.role == Role.SECTOR_LEAD
    return member.role in thing.roles and (not is_lead or thing.sector in member.sectors)


@pytest.fixture
def start() -> date:
    """Return the day of the sample, which is in the database: one day, whenever the test runs."""
    sample.load(on=START)
    return START


@SERVER
@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_year_each_reminder_and_each_letter_leaves_once_and_in_order(
    start: date, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, book, random = Server(), Book(), Random(seed)
    monkeypatch.setattr(outbox, "connection", lambda: server)
    for source in ALL:
        monkeypatch.setattr(source, "things", book.watched(source))
    up = sorted(random.sample(range(YEAR), UP))
    agreed, lost = random.choice(up), random.choice(up)
    leaving = Person.objects.get(memberships__role=Role.SECTOR_LEAD, memberships__side__territory__code="RU-IN")

    for offset in up:
        if offset >= agreed:
            agree_on_the_next_version()
        if offset >= lost:
            Person.objects.filter(pk=leaving.pk).update(is_active=False)
        walk(start + timedelta(offset), book, server)

    check_letters([start + timedelta(one) for one in up], server)


def agree_on_the_next_version() -> None:
    """Let the first side turn its key on the version that waits for it."""
    version = Version.objects.filter(state=VersionState.SENT).first()
    if version is not None:
        [by] = [one for one in Person.objects.filter(memberships__role=Role.COORDINATOR) if waits(version, one)]
        turn_key(version=version, content_hash=version.content_hash, by=by, without="все согласны")


def waits(version: Version, person: Person) -> bool:
    """Return whether a version waits for a person's side."""
    side = person.memberships.get().side_id
    sides = {party.side_id for party in version.programme.agreement.parties.all()}
    return side in sides and not version.keys.filter(side=side, turned_at__isnull=False).exists()


def walk(on: date, book: Book, server: Any) -> None:
    """Let the worker make the round of a day, twice as after a kill, and see that it tells what is due and no more."""
    taken = len(server.taken)
    services.give_reminders(on=on, today=on)
    expected, there = book.due(on), book.open()
    services.send_letters(now=timezone.now())
    letters = len(server.taken)
    services.give_reminders(on=on, today=on)
    services.send_letters(now=timezone.now())

    given_today = Reminder.objects.filter(told_on=on).values_list("thing", "side", "person", "rung_on", "due_on")
    assert set(given_today) == expected
    assert len(given_today) == len(expected)
    assert len(server.taken) == letters >= taken
    assert set(Reminder.objects.filter(letter__made_on=on).values_list("thing", "side", "due_on")) <= there
    book.seen.clear()


def check_letters(up: list[date], server: Any) -> None:
    """See that each letter left once, in the order of the days, and that nothing that may wait no longer waits."""
    letters = list(Letter.objects.filter(state="sent").order_by("sent_at", "pk"))
    assert [one.extra_headers["Message-ID"] for one in server.taken] == [outbox.message_id(one) for one in letters]
    assert [one.made_on for one in letters] == sorted(one.made_on for one in letters)
    assert {one.state for one in Letter.objects.all()} <= {"sent", "withheld"}
    assert not [one for one in Invitation.objects.all() if one.sequence != one.meeting.sequence]
    offices = office_days({one.side for one in Reminder.objects.select_related("side__territory")})
    for one in Reminder.objects.select_related("letter"):
        if one.letter is not None:
            assert one.told_on <= one.letter.made_on
            assert one.letter.person_id == one.person_id
            continue
        later = [
            day for day in up if 0 <= (day - one.told_on).days <= STALE and (one.over_on is None or day < one.over_on)
        ]
        assert not [day for day in later if offices[one.side_id].is_worked(day)] or not is_here(one)


def is_here(reminder: Reminder) -> bool:
    """Return whether the person still has access at the end of the year."""
    return Person.objects.filter(pk=reminder.person_id, is_active=True).exists()
