"""Feeds are made with a secret that is shown once, and end for good."""

from datetime import date
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from kunak.agreements.models import Agreement
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.reminders import policies
from kunak.reminders.codes import hash_of
from kunak.reminders.models import Feed

BYTES = 24  # 192 bits: whoever guesses may go on for ever


@transaction.atomic
def make_feed(*, agreement: Agreement | None, by: Person) -> tuple[Feed, str]:
    """Make a feed of all own things or of one agreement; the one that was there before ends.

    Returns:
        The feed and its secret. Nothing keeps the secret: it is shown once.

    Raises:
        NotOfTheParties: the person acts for no side, or for none of the agreement's.
    """
    policies.check_can_have_feed(by, agreement)
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    now = timezone.now()
    Feed.objects.filter(person=by, agreement=agreement, revoked_at=None).update(revoked_at=now)
    secret = token_urlsafe(BYTES)
    feed = Feed.objects.create(person=by, agreement=agreement, secret_hash=hash_of(secret), made_at=now)
    record("feed made", of=feed, by=by)
    return feed, secret


@transaction.atomic
def revoke_feed(*, feed: Feed, by: Person) -> Feed:
    """End a feed: from now on its address shows nothing.

    Raises:
        NotOfTheParties: it is somebody else's.
    """
    found = Feed.objects.select_for_update(no_key=True).get(pk=feed.pk)
    policies.check_can_revoke_feed(by, found)
    if found.revoked_at is None:
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        record("feed revoked", of=found, by=by)
    return found


def note_reading(*, feed: Feed, on: date) -> None:
    """Remember that a calendar has read a feed, once a day; nothing is journaled."""
    if feed.read_at is None or timezone.localdate(feed.read_at) < on:
        Feed.objects.filter(pk=feed.pk).update(read_at=timezone.now())
