"""The card made public by all sides' keys, and taken back by any one of them."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements import policies
from kunak.agreements.card import card_hash, card_of
from kunak.agreements.errors import CardRestricted, KeyAlreadyTurned, KeyNotTurned, StaleContent
from kunak.agreements.models import Agreement, CardKey
from kunak.agreements.services.texts import reason_of
from kunak.journal.services import record
from kunak.people.models import Person


@transaction.atomic
def turn_card_key(*, agreement: Agreement, content_hash: str, by: Person) -> CardKey:
    """Agree for one's own side that exactly this card is public; with all sides' keys it is.

    Args:
        content_hash: of the card that the person saw.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side, for that side; administrators never.
        CardRestricted: a side marks the agreement as for official use.
        StaleContent: the card has changed since.
        KeyAlreadyTurned: the side has agreed before.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    side = policies.check_can_turn_card_key(by, agreement).side
    restricting = agreement.filings.filter(is_restricted=True).select_related("side__territory").first()
    if restricting is not None:
        raise CardRestricted(side=restricting.side.label)
    if card_hash(card_of(agreement)) != content_hash:
        raise StaleContent
    last = agreement.card_keys.filter(side=side).last()
    if last is not None and last.turned_at is not None and last.content_hash == content_hash:
        raise KeyAlreadyTurned(side=side.label)
    key = agreement.card_keys.create(side=side, by=by, content_hash=content_hash, turned_at=timezone.now())
    record("card made public", of=agreement, by=by, after={"side": str(side), "content": content_hash})
    return key


@transaction.atomic
def withdraw_card_key(*, agreement: Agreement, reason: str, by: Person) -> CardKey:
    """Take one's own side's consent back, even one to an earlier card: from now on the card is not public.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side, for that side.
        ReasonMissing, TextTooLong: the other side must learn why.
        KeyNotTurned: the side has not agreed.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    side = policies.check_can_turn_card_key(by, agreement).side
    told = reason_of(reason)
    last = agreement.card_keys.filter(side=side).last()
    if last is None or last.turned_at is None:
        raise KeyNotTurned
    key = agreement.card_keys.create(
        side=side, by=by, content_hash=last.content_hash, returned_at=timezone.now(), reason=told
    )
    record("card withdrawn", of=agreement, by=by, after={"side": str(side), "reason": told})
    return key


def withdraw_for_mark(*, agreement: Agreement, reason: str, by: Person) -> None:
    """Take one's own side's consent back where there is one: its mark and its consent never stand together.

    To be called inside the transaction that sets the mark.
    """
    try:
        with transaction.atomic():
            withdraw_card_key(agreement=agreement, reason=reason, by=by)
    except KeyNotTurned:
        return
