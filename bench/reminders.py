"""A day's round of reminders: 10,000 people of ninety sides, 100,000 measures in force and as many milestones.

In a process of its own on SQLite, on the day after a first round: each thing is looked at for both of its sides, what
is due is given to coordinators and to the leads of its sector, and letters are gathered. The figure is seconds by the
clock; the notes tell how much memory the process took, and what a second round of the same day takes.
"""

import json
import os
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, islice
from time import perf_counter, process_time
from typing import Any

from bench.large.place import run
from bench.result import Result

NAME, PEOPLE, MEASURES, SIDES, AGREEMENTS = "reminders", 10_000, 100_000, 90, 250
FIRST = date(2026, 3, 2)
AT = datetime(2026, 1, 10, 9, tzinfo=UTC)
SPREAD = 730  # days over which the terms fall, from a month before the first round on


def measure() -> Result:
    """Return the seconds of a day's round."""
    with tempfile.TemporaryDirectory() as folder:
        given = {"KUNAK_DATA": folder, "KUNAK_DATABASE_URL": "", "KUNAK_COLLECTED": "1"}
        run("bench.reminders", "make", given)
        told = json.loads(run("bench.reminders", "round", given))
    given_out = f"{told['reminders']} reminders and {told['letters']} letters"
    spent = f"{told['processor']:.1f} s of the processor, {told['most']:.0f} MB of its own at most"
    notes = (
        f"{PEOPLE} people, {2 * MEASURES} dated things of two sides each: {given_out} in {spent}",
        f"the same day once more, when nothing is due: {told['again']:.1f} s of the processor",
    )
    return Result(NAME, told["clock"], "s", 1, notes=notes)


def make() -> None:
    """Put people, agreements and plans straight into the tables; make the first round."""
    from kunak.config.commands.prepare import prepare

    if not prepare():
        sys.exit("the data cannot be made ready in a temporary folder")
    from django.db import transaction

    from kunak.reminders.services import give_reminders

    with transaction.atomic():
        sides = _people()
        _plans(sides)
    give_reminders(on=FIRST, today=FIRST)


def _people() -> list[Any]:
    """Make the sides and their people: two coordinators of each, the rest lead a sector or two."""
    from kunak.core import reference
    from kunak.people.models import Membership, Person, Role, Side, Territory

    sectors = list(reference.sectors())
    sides = Side.objects.bulk_create(
        Side(territory=one, name=one.name) for one in islice(Territory.objects.order_by("pk"), SIDES)
    )
    people = Person.objects.bulk_create(
        Person(email=f"person{number}@example.org", name=f"Человек {number}", password="!")  # noqa: S106
        for number in range(PEOPLE)
    )
    Membership.objects.bulk_create(
        Membership(
            person=one,
            side=sides[number % SIDES],
            role=Role.COORDINATOR if number < 2 * SIDES else Role.SECTOR_LEAD,
            sectors=[] if number < 2 * SIDES else [sectors[number // SIDES % len(sectors)]],
        )
        for number, one in enumerate(people)
    )
    return sides


def _plans(sides: list[Any]) -> None:
    """Make agreements of two sides each with a version in force; every measure has a milestone."""
    from kunak.agreements.models import Agreement, Party
    from kunak.core import reference
    from kunak.people.models import Person
    from kunak.programme.models import Measure, Milestone, Programme, Version

    by, sectors = Person.objects.first(), list(reference.sectors())
    pairs = list(islice(combinations(sides, 2), AGREEMENTS))
    agreements = Agreement.objects.bulk_create(
        Agreement(kind="agreement", title=f"о сотрудничестве, {number}", signed_on="2025-05-29", created_at=AT)
        for number in range(AGREEMENTS)
    )
    Party.objects.bulk_create(
        Party(agreement=agreement, order=order, name=side.name, kind="territory", side=side)
        for agreement, pair in zip(agreements, pairs, strict=True)
        for order, side in enumerate(pair)
    )
    programmes = Programme.objects.bulk_create(
        Programme(agreement=one, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31)) for one in agreements
    )
    versions = Version.objects.bulk_create(
        Version(
            programme=one,
            number=1,
            state="in_force",
            drafted_by_side=pair[0],
            created_by=by,
            created_at=AT,
            content_hash="0" * 64,
            sent_at=AT,
            in_force_at=AT,
        )
        for one, pair in zip(programmes, pairs, strict=True)
    )
    days = [FIRST + timedelta(number % SPREAD - 30) for number in range(MEASURES)]
    measures = Measure.objects.bulk_create(
        (
            Measure(
                version=versions[number % AGREEMENTS],
                order=number,
                sector=sectors[number // AGREEMENTS % len(sectors)],
                text=f"Провести ярмарки и встречи предприятий по заявкам, очередь {number}",
                term_kind="day",
                starts_on=day,
                ends_on=day,
                changed_by=by,
                changed_at=AT,
            )
            for number, day in enumerate(days)
        ),
        batch_size=5000,
    )
    Milestone.objects.bulk_create(
        (
            Milestone(measure=one, order=0, name="Согласовано", due_on=day - timedelta(14))
            for one, day in zip(measures, days, strict=True)
        ),
        batch_size=5000,
    )


def day_after() -> None:
    """Make the round of the day after, and once more; print the figures."""
    from bench.register_import import _megabytes, watched
    from kunak.reminders import services
    from kunak.reminders.services import give

    on, seen = FIRST + timedelta(1), list[float]()
    give._end_reminders = watched(give._end_reminders, seen)
    give.gather_letters = watched(give.gather_letters, seen)
    clock, processor = perf_counter(), process_time()
    made = services.give_reminders(on=on, today=on)
    told: dict[str, float] = {"clock": perf_counter() - clock, "processor": process_time() - processor}
    told |= {"reminders": made.reminders, "letters": made.letters}
    processor = process_time()
    services.give_reminders(on=on, today=on)
    print(json.dumps(told | {"again": process_time() - processor, "most": max(*seen, _megabytes())}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kunak.config.settings")
    from kunak.config.commands import start

    if not start.django():
        sys.exit("the settings cannot be used")
    {"make": make, "round": day_after}[sys.argv[1]]()
