"""A round tells everybody what is due, once, to who may know of it, whatever days were missed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.people import make_person, make_side
from tests.factories.reminders import Scripted
from tests.factories.versions import make_version

from kunak.core.lifecycle import VersionState
from kunak.journal.models import Entry
from kunak.people.models import Person, Role
from kunak.reminders import services
from kunak.reminders.errors import DayAhead
from kunak.reminders.models import Letter, Reminder, Round
from kunak.reminders.services import give

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)
DUE = date(2026, 12, 1)


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """Return the only thing that reminds in a test."""
    source = Scripted()
    monkeypatch.setattr(give, "ALL", (source,))
    return source


def round_on(day: date) -> Round:
    return services.give_reminders(on=day, today=day)


def told(**asked: Any) -> list[tuple[int, date, date]]:
    """Return who was told on which day of which rung, in the order in which it was."""
    rows = Reminder.objects.filter(**asked).order_by("told_on", "pk")
    return [(one.person_id, one.told_on, one.rung_on) for one in rows]


def test_a_round_tells_each_coordinator_of_the_side_once_and_makes_up_for_missed_days(scripted: Scripted) -> None:
    ours, other = make_person(side=make_side()), make_person(side=make_side("RU-IN"))
    scripted.put("1", DUE)

    for day in (date(2026, 11, 2), date(2026, 11, 20), ON, ON, DUE + timedelta(30)):
        round_on(day)

    assert told() == [
        (ours.pk, date(2026, 11, 2), date(2026, 11, 1)),
        (ours.pk, ON, ON),
        (ours.pk, DUE + timedelta(30), DUE + timedelta(7)),  # one reminder stands for the day itself too
    ]
    assert not told(person=other)
    assert Entry.objects.filter(verb="reminders given", by_id=None).count() == 4


def test_what_is_done_or_moved_ends_its_reminders_and_a_new_day_begins_anew(scripted: Scripted) -> None:
    make_person(side=make_side())
    scripted.put("1", DUE)
    scripted.put("2", DUE)
    round_on(ON)

    scripted.put("1", ON + timedelta(20))
    del scripted.there["2"]
    round_on(ON + timedelta(1))

    ended = dict(Reminder.objects.values_list("thing", "over_on").filter(due_on=DUE))
    assert ended == {"scripted:1": ON + timedelta(1), "scripted:2": ON + timedelta(1)}
    again = Reminder.objects.get(over_on=None)
    assert (again.turn, again.before_on, again.due_on) == (1, DUE, ON + timedelta(20))


def test_nobody_without_access_is_told_and_sector_leads_only_of_their_sectors(scripted: Scripted) -> None:
    side = make_side()
    lead = make_person(side=side, role=Role.SECTOR_LEAD, sectors=("trade",))
    make_person(side=side, role=Role.OBSERVER)
    make_person(side=side, is_active=False)
    workers = {"roles": (Role.COORDINATOR, Role.SECTOR_LEAD)}
    named, stranger = make_person(side=side, role=Role.OBSERVER), make_person(side=make_side("RU-IN"))
    scripted.put("also", DUE, also=(named.pk, stranger.pk))
    scripted.put("trade", DUE, sector="trade", **workers)
    scripted.put("culture", DUE, sector="culture", **workers)
    scripted.put("own", DUE, people=(named.pk, stranger.pk))

    round_on(ON)

    assert set(Reminder.objects.values_list("person", "thing")) == {
        (lead.pk, "scripted:trade"),
        (named.pk, "scripted:own"),
        (named.pk, "scripted:also"),
    }


def test_who_changes_sides_is_told_for_the_new_side_what_the_old_one_was_told(scripted: Scripted) -> None:
    person, other = make_person(side=make_side()), make_side("RU-IN")
    for side in (make_side(), other):
        scripted.put(f"{side.pk}", DUE, side=side.pk)
    round_on(ON)
    person.memberships.update(side=other)

    round_on(ON + timedelta(1))

    assert list(Reminder.objects.order_by("pk").values_list("side", flat=True)) == [make_side().pk, other.pk]


def test_a_side_may_set_its_own_ladder_or_none(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    from kunak.reminders.services import choices

    monkeypatch.setattr(choices, "SOURCES", {"scripted": scripted})
    ours, theirs = make_person(side=make_side()), make_person(side=make_side("RU-IN"))
    scripted.put("1", DUE)
    scripted.put("2", DUE, side=make_side("RU-IN").pk)
    services.set_ladder(source="scripted", rungs="P5D", by=ours)
    services.set_ladder(source="scripted", rungs="", by=theirs)

    round_on(ON)
    round_on(DUE)

    assert told() == [(ours.pk, DUE, DUE - timedelta(5))]


def test_a_round_of_a_day_ahead_is_refused_and_a_dry_one_writes_nothing(scripted: Scripted) -> None:
    make_person(side=make_side())
    scripted.put("1", DUE)

    assert services.pending_reminders(on=DUE) == 1
    assert not Reminder.objects.exists()
    with pytest.raises(DayAhead):
        services.give_reminders(on=DUE, today=ON)


def test_a_round_that_broke_off_goes_on_where_it_stopped(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    make_person(side=make_side())
    monkeypatch.setattr(give, "AT_ONCE", 1)
    for number in range(3):
        scripted.put(str(number), DUE)
    kept = Scripted.things

    def breaking(self: Scripted, on: date, side: int | None = None) -> Any:
        yield from list(kept(self, on, side))[:2]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Scripted, "things", breaking)
        with pytest.raises(KeyboardInterrupt):
            round_on(ON)
    assert (Reminder.objects.count(), Round.objects.count()) == (2, 0)

    round_on(ON)

    assert (Reminder.objects.count(), Letter.objects.count()) == (3, 1)


def test_a_round_asks_as_much_of_forty_things_as_of_one(scripted: Scripted, django_assert_max_num_queries: Any) -> None:
    make_person(side=make_side())
    for number in range(40):
        scripted.put(str(number), DUE)

    with django_assert_max_num_queries(40):
        round_on(ON)

    assert Reminder.objects.count() == 40


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_year_of_rounds_gives_each_rung_once_whatever_days_the_worker_was_down(
    scripted: Scripted, data: st.DataObject
) -> None:
    Reminder.objects.all().delete()
    Letter.objects.all().delete()
    scripted.there.clear()
    people = [make_person(side=make_side()) for _number in range(2)]
    Person.objects.exclude(pk__in=[one.pk for one in people]).update(is_active=False)
    start, days = date(2026, 1, 1), st.integers(0, 365)
    for number in range(data.draw(st.integers(1, 3))):
        scripted.put(str(number), start + timedelta(data.draw(days)))
    runs = sorted(data.draw(st.sets(days, min_size=1, max_size=12)))
    done, lost = data.draw(days), data.draw(days)

    for offset in runs:
        if offset >= done:
            scripted.there.pop("0", None)
        if offset >= lost:
            Person.objects.filter(pk=people[1].pk).update(is_active=False)
        round_on(start + timedelta(offset))

    ladder = Scripted.usual
    for one in Reminder.objects.all():
        assert one.rung_on <= one.told_on
        assert one.told_on < start + timedelta(done) or one.thing != "scripted:0"
        assert one.told_on < start + timedelta(lost) or one.person_id != people[1].pk
    for key, thing in scripted.there.items():
        rungs = ladder.days(thing.due_on)
        given_ones = [
            (one.rung_on, one.told_on)
            for one in Reminder.objects.filter(thing=f"scripted:{key}", person=people[0]).order_by("pk")
        ]
        passed = [max((rung for rung in rungs if rung <= start + timedelta(run)), default=None) for run in runs]
        expected = [
            (rung, start + timedelta(run))
            for place, (rung, run) in enumerate(zip(passed, runs, strict=True))
            if rung and rung not in passed[:place]
        ]
        assert given_ones == expected


def test_notice_deadlines_come_by_the_ladder_and_end_with_a_notice() -> None:
    agreement = make_agreement(notice="P6M")  # in force to 29 May 2030: the last day is 29 November 2029
    first, second = coordinators(agreement)
    days = [date(2028, 11, 28), date(2028, 11, 29), date(2029, 3, 1), date(2029, 4, 29), date(2029, 10, 30)]

    for day in days:
        round_on(day)

    assert [row[1] for row in told(person=first, source="notice")] == days[1:]
    assert [row[1] for row in told(person=second, source="notice")] == days[1:]
    one = Reminder.objects.filter(person=first).last()
    assert (one.agreement, one.url, one.due_on) == (agreement, agreement.get_absolute_url(), date(2029, 11, 29))


def test_a_key_that_waits_is_told_to_the_side_that_has_not_turned_it() -> None:
    agreement = make_agreement()
    writer, other = coordinators(agreement)
    version = make_version(agreement=agreement, state=VersionState.SENT, by=writer)
    sent_on = timezone.localdate(version.sent_at)

    round_on(sent_on)
    round_on(sent_on + timedelta(3))

    assert {person for person, _on, _rung in told(source="plan_key")} >= {other.pk}
    assert not told(source="plan_key", person=writer)
    assert [on for _person, on, _rung in told(source="plan_key", person=other)] == [sent_on, sent_on + timedelta(3)]
