"""What a feed shows at each reading: what its person may see at that moment, and nothing once that has ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import Agreement
from kunak.agreements.policies import sides_of
from kunak.agreements.queries import with_parties
from kunak.agreements.words import short_title
from kunak.people.models import Membership, Person, Role
from kunak.people.policies import membership_of
from kunak.reminders.codes import hash_of
from kunak.reminders.models import Feed
from kunak.reminders.sources import SOURCES, OfMeasures, Source, Thing
from kunak.reminders.sources.plans import open_measures


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """A day in a calendar; `uid` stays when the day moves, so that a calendar moves it too."""

    uid: str
    on: date
    title: str
    told: str
    url: str


def feed_by(secret: str) -> Feed | None:
    """Return the feed of an address that still opens; None for every other. One query."""
    found = Feed.objects.select_related("person", "agreement")
    return found.filter(secret_hash=hash_of(secret), revoked_at=None).first()


def feeds_of(person: Person) -> list[Feed]:
    """Return the feeds of a person that open. Three queries."""
    found = Feed.objects.filter(person=person, revoked_at=None).order_by("agreement", "pk")
    kept = list(found)
    named = with_parties(Agreement.objects.all()).in_bulk([one.agreement_id for one in kept if one.agreement_id])
    for one in kept:
        one.agreement = named.get(one.agreement_id) if one.agreement_id else None
    return kept


def feed_events(feed: Feed, on: date) -> list[FeedEvent] | None:
    """Return what a feed shows today, the soonest first; None where its person has lost access."""
    membership = membership_of(feed.person)
    if membership is None:
        return None
    if feed.agreement and membership.side not in sides_of(feed.agreement):
        return None
    things = list(_things(feed, membership, on))
    keys = {one.agreement for _source, one in things if one.agreement}
    names = {one.pk: short_title(one) for one in with_parties(Agreement.objects.filter(pk__in=keys))}
    events = [_event(source, one, names.get(one.agreement or 0, "")) for source, one in things]
    return sorted(events, key=lambda one: (one.on, one.title, one.uid))


def _things(feed: Feed, membership: Membership, on: date) -> Iterator[tuple[Source, Thing]]:
    """Yield what a feed shows; the measures of the side are gathered once for all that looks at them."""
    side = membership.side_id
    measures = list(open_measures(on, side))
    for source in SOURCES.values():
        for one in source.of(measures, side) if isinstance(source, OfMeasures) else source.things(on, side):
            if _may_know(one, membership) and _is_for(one, feed, membership):
                yield source, one


def _is_for(thing: Thing, feed: Feed, membership: Membership) -> bool:
    return _concerns(thing, membership) if feed.agreement_id is None else thing.agreement == feed.agreement_id


def _may_know(thing: Thing, membership: Membership) -> bool:
    return not thing.is_restricted or membership.role == Role.COORDINATOR or _is_named(thing, membership)


def _is_named(thing: Thing, membership: Membership) -> bool:
    return membership.person_id in (*thing.people, *thing.also)


def _concerns(thing: Thing, membership: Membership) -> bool:
    """Return whether a thing stands in the own calendar of a person; who only observes has all of the side."""
    if membership.role == Role.OBSERVER or _is_named(thing, membership):
        return True
    is_lead = membership.role == Role.SECTOR_LEAD
    return (
        not thing.people
        and Role(membership.role) in thing.roles
        and (not is_lead or thing.sector in membership.sectors)
    )


def _event(source: Source, thing: Thing, agreement: str) -> FeedEvent:
    what = source.told(thing.what)
    told = "\n".join(filter(None, (agreement, what, source.deed)))
    title = ": ".join(filter(None, (source.name, what or agreement)))
    return FeedEvent(f"{source.code}-{thing.key}-{thing.side}", thing.due_on, title, told, thing.url)
