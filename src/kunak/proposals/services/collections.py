"""A collection opened, its links made anew, reminded of and revoked, and its end."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from kunak.agreements.models import Agreement
from kunak.agreements.services.texts import reason_of
from kunak.journal.services import record
from kunak.people.models import Organisation, Person, Side
from kunak.people.services import organisations_named
from kunak.proposals import policies
from kunak.proposals.codes import hash_of, new_code
from kunak.proposals.errors import CollectionClosed, DayOver, DayTooFar, NobodyAsked
from kunak.proposals.models import Collection, Invitation

AFTERWARDS = timedelta(days=30)  # a link opens so long after the day, for what is late and for the answers
LAST_DAY = date(2100, 12, 31)
Codes = Mapping[Organisation, str]


@transaction.atomic
def open_collection(
    *,
    agreement: Agreement,
    until: date,
    sectors: Sequence[str],
    bodies: Sequence[str],
    note: str,
    shows_commitments: bool,
    today: date,
    by: Person,
) -> tuple[Collection, Codes]:
    """Ask bodies of one's own side for measures until a day; each gets a link with a code.

    Args:
        bodies: names of the side's bodies; one that is new here is made.

    Returns:
        The collection and the code of each body's link. Nothing keeps the codes: they are shown once.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        NobodyAsked: there is no body, or no sector.
        DayOver, DayTooFar: the day is before today, or farther off than anybody plans.
        TextTooLong: the note is longer than anybody reads.
    """
    side = policies.check_can_collect(by, agreement).side
    names = [name for name in bodies if name.strip()]
    if not names or not sectors:
        raise NobodyAsked
    if until < today:
        raise DayOver
    if until > LAST_DAY:
        raise DayTooFar(last=LAST_DAY)
    collection = Collection.objects.create(
        agreement=agreement,
        side=side,
        until=until,
        sectors=list(sectors),
        note=reason_of(note, is_needed=False),
        shows_commitments=shows_commitments,
        opened_by=by,
        opened_at=timezone.now(),
    )
    codes = _invite(collection, names, side)
    after = {"until": until.isoformat(), "sectors": list(sectors), "bodies": [str(one) for one in codes]}
    record("proposals asked for", of=collection, by=by, about=agreement, after=after)
    return collection, codes


def _invite(collection: Collection, names: Sequence[str], side: Side) -> Codes:
    found = organisations_named((side, name) for name in names)
    codes = {body: new_code() for body in dict.fromkeys(found[side.pk, name] for name in names)}
    Invitation.objects.bulk_create(
        Invitation(
            collection=collection,
            organisation=body,
            code_hash=hash_of(code),
            expires_on=collection.until + AFTERWARDS,
            made_at=collection.opened_at,
        )
        for body, code in codes.items()
    )
    return codes


@transaction.atomic
def renew_link(*, invitation: Invitation, by: Person) -> str:
    """Give a body a new link; the old one ends, also where it was revoked.

    Returns:
        The code; nothing keeps it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side.
        CollectionClosed: no more is collected.
    """
    found = _opened(invitation, by)
    code = new_code()
    found.code_hash, found.made_at, found.revoked_at = hash_of(code), timezone.now(), None
    found.save(update_fields=["code_hash", "made_at", "revoked_at"])
    _record("link renewed", found, by)
    return code


@transaction.atomic
def revoke_link(*, invitation: Invitation, by: Person) -> Invitation:
    """End a body's link; what it proposed stays.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side.
        CollectionClosed: no more is collected.
    """
    found = _opened(invitation, by)
    found.revoked_at = timezone.now()
    found.save(update_fields=["revoked_at"])
    _record("link revoked", found, by)
    return found


@transaction.atomic
def remind(*, invitation: Invitation, by: Person) -> Invitation:
    """Record that a body was reminded.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side.
        CollectionClosed: no more is collected.
    """
    found = _opened(invitation, by)
    found.reminded_at = timezone.now()
    found.save(update_fields=["reminded_at"])
    _record("body reminded", found, by)
    return found


@transaction.atomic
def close_collection(*, collection: Collection, by: Person) -> Collection:
    """End a collection: links show what became of proposals, and take no more; one that is closed stays so.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side.
    """
    policies.check_can_lead(by, collection)
    found = Collection.objects.select_for_update(no_key=True).get(pk=collection.pk)
    if found.closed_at is None:
        found.closed_by, found.closed_at = by, timezone.now()
        found.save(update_fields=["closed_by", "closed_at"])
        record("collection closed", of=found, by=by, about=found.agreement)
    return found


def _opened(invitation: Invitation, by: Person) -> Invitation:
    """Lock an invitation of a collection that still runs, for who leads it."""
    fresh = Invitation.objects.select_for_update(of=("self",), no_key=True)
    found = fresh.select_related("collection__agreement", "collection__side", "organisation").get(pk=invitation.pk)
    policies.check_can_lead(by, found.collection)
    if found.collection.closed_at is not None:
        raise CollectionClosed
    return found


def _record(verb: str, invitation: Invitation, by: Person) -> None:
    about = invitation.collection.agreement
    record(verb, of=invitation, by=by, about=about, after={"body": str(invitation.organisation)})
