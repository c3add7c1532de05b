"""Calendar feeds: secret addresses that need no signing in, show what their person may see, and can be ended."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests.factories import groups
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.execution import make_measure, make_report, person_of
from tests.factories.people import make_person, make_side

from kunak.agreements.models import Agreement
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person, Role
from kunak.reminders import services
from kunak.reminders.models import Feed

pytestmark = pytest.mark.django_db


def address(by: Person, agreement: Agreement | None = None) -> str:
    """Return the address of a new feed."""
    _feed, secret = services.make_feed(agreement=agreement, by=by)
    return reverse("reminders:feed", args=[secret])


def read(client: Client, url: str) -> list[tuple[str, date, str]]:
    """Return what a calendar program finds at an address: summary, day and identifier of each event."""
    answer = client.get(url)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    return [(str(one["SUMMARY"]), one["DTSTART"].dt, str(one["UID"])) for one in calendar.walk("VEVENT")]


@pytest.mark.answers
def test_a_feed_opens_without_cookies_and_says_only_once_what_has_not_changed(client: Client) -> None:
    agreement = make_agreement(notice="P6M")
    url = address(coordinators(agreement)[0])

    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    other = client.get(url, headers={"If-None-Match": '"x"'})

    assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
    assert not first.cookies
    assert again.content == b""
    assert first["Cache-Control"] == "private, no-cache"
    assert first["Referrer-Policy"] == "no-referrer"


@pytest.mark.answers
def test_what_was_said_of_measures_is_gathered_once_for_all_that_a_feed_shows(client: Client) -> None:
    measure = make_measure()
    by = person_of(measure)
    make_report(measure, by=by)
    url = address(by)

    with CaptureQueriesContext(connection) as captured:
        client.get(url)

    assert len([one for one in captured if 'FROM "execution_forecast"' in one["sql"]]) == 1
    assert len(captured) < 85


@pytest.mark.answers
def test_a_feed_has_whole_days_that_a_calendar_takes_and_moves(client: Client) -> None:
    agreement = make_agreement(notice="P6M")
    url = address(coordinators(agreement)[0])
    before = {uid: day for summary, day, uid in read(client, url) if summary.startswith("Последний день")}

    agreement.notice = "P3M"
    agreement.save()
    from kunak.agreements import search

    search.keep(agreement)

    after = {uid: day for summary, day, uid in read(client, url) if summary.startswith("Последний день")}
    assert list(before.values()) == [date(2029, 11, 29)]
    assert list(after.values()) == [date(2030, 2, 28)]
    assert before.keys() == after.keys()
    assert Calendar.from_ical(client.get(url).content).to_ical() == client.get(url).content


@pytest.mark.answers
def test_a_feed_shows_what_its_person_may_see_at_each_reading(client: Client) -> None:
    measure = make_measure()
    lead = person_of(measure, role=Role.SECTOR_LEAD, sectors=("procurement",))
    url = address(lead)

    own = read(client, url)
    lead.memberships.update(sectors=["culture"])
    none = read(client, url)
    lead.memberships.update(role=Role.OBSERVER, sectors=[])
    everything = read(client, url)

    assert any("Провести встречу закупщиков" in summary for summary, _day, _uid in own)
    assert not none
    assert len(everything) > len(own)


@pytest.mark.answers
@pytest.mark.parametrize("lost", ["revoked", "made anew", "door", "side", "role", "never was"])
def test_an_address_that_has_ended_is_one_that_never_was(lost: str, client: Client) -> None:
    agreement = make_agreement()
    by = coordinators(agreement)[0]
    feed, secret = services.make_feed(agreement=agreement, by=by)
    if lost == "revoked":
        services.revoke_feed(feed=feed, by=by)
    elif lost == "made anew":
        services.make_feed(agreement=agreement, by=by)
    elif lost == "door":
        Person.objects.filter(pk=by.pk).update(is_active=False)
    elif lost == "side":
        by.memberships.update(side=make_side("RU-SA"))
    elif lost == "role":
        by.memberships.all().delete()
    else:
        secret = "x" * 32

    assert client.get(reverse("reminders:feed", args=[secret])).status_code == 404


@pytest.mark.answers
def test_a_feed_of_one_agreement_has_nothing_of_another(client: Client) -> None:
    other = make_agreement(notice="P6M", identity=None)
    agreement = make_agreement(notice="P6M")
    by = coordinators(agreement)[0]

    uids = [uid for _summary, _day, uid in read(client, address(by, agreement))]

    assert uids
    assert not [uid for uid in uids if f"-{other.pk}:" in uid]


@pytest.mark.answers
def test_a_feed_tells_of_a_restricted_meeting_coordinators_and_members_alone(client: Client) -> None:
    group, chairs = groups.staffed()
    observer, coordinator = groups.person_of(group, role=Role.OBSERVER), groups.person_of(group)
    chairs[0].person.memberships.update(role=Role.OBSERVER)
    member = Person.objects.get(pk=chairs[0].person_id)
    secret, agreement = {"starts_on": timezone.localdate() + timedelta(30), "is_restricted": True}, group.agreement
    groups.make_meeting(group, by=coordinator, **secret)

    def told(by: Person) -> list[bool]:
        feeds = (address(by), address(by, agreement))
        return [any(group.name in summary for summary, _day, _uid in read(client, one)) for one in feeds]

    assert (told(observer), told(coordinator), told(member)) == ([False] * 2, [False, True], [True] * 2)


def test_only_a_hash_of_the_secret_is_kept_and_a_person_has_one_open_feed_of_each() -> None:
    agreement = make_agreement()
    by = coordinators(agreement)[0]
    _feed, secret = services.make_feed(agreement=agreement, by=by)

    assert not Feed.objects.filter(secret_hash__contains=secret).exists()
    for place in (agreement, None):
        services.make_feed(agreement=place, by=by)
        services.make_feed(agreement=place, by=by)
        assert Feed.objects.filter(person=by, agreement=place, revoked_at=None).count() == 1
        with pytest.raises(IntegrityError), transaction.atomic():
            Feed.objects.create(person=by, agreement=place, secret_hash="0" * 64, made_at=timezone.now())


def test_nobody_has_a_feed_of_an_agreement_of_others_nor_ends_somebody_elses() -> None:
    agreement = make_agreement()
    stranger = make_person(side=make_side("RU-SA"))
    feed, _secret = services.make_feed(agreement=agreement, by=coordinators(agreement)[0])

    with pytest.raises(NotOfTheParties):
        services.make_feed(agreement=agreement, by=stranger)
    with pytest.raises(NotOfTheParties):
        services.revoke_feed(feed=feed, by=stranger)


def test_a_feed_remembers_once_a_day_that_it_was_read() -> None:
    feed, _secret = services.make_feed(agreement=None, by=make_person(side=make_side()))
    today = timezone.localdate()

    services.note_reading(feed=feed, on=today)
    feed.refresh_from_db()
    first = feed.read_at
    services.note_reading(feed=feed, on=today)
    feed.refresh_from_db()

    assert feed.read_at == first
    services.note_reading(feed=feed, on=today + timedelta(1))
    feed.refresh_from_db()
    assert feed.read_at != first
