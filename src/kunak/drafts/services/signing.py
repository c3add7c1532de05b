"""The signing: planned, then confirmed by each side; with the last word the agreement is one of the register."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.agreements.services import Signed, enter_signing
from kunak.core.drafting import agreed_on
from kunak.core.two_keys import KeyState, is_agreed
from kunak.drafts import policies
from kunak.drafts.courses import course_of, latest, sides_of, signing_hash, signing_states
from kunak.drafts.errors import NotAgreedYet, SigningNotToldYet, SigningToCome
from kunak.drafts.models import Draft, Edition, SigningKey
from kunak.drafts.services.locking import open_draft
from kunak.journal.services import record
from kunak.people.models import Person, Side


@transaction.atomic
def plan_signing(*, draft: Draft, on: date | None, place: str, name: str, post: str, by: Person) -> Draft:
    """Enter day and place of the signing, the same for all, and who signs for one's own side.

    A change makes what a side confirmed before a word on something else: it confirms anew.

    Args:
        name, post: of who signs for the own side; an empty name is nobody yet.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        DraftClosed: it was signed or given up.
    """
    draft = open_draft(draft.pk)
    side = policies.check_can_decide(by, draft).side
    before = _told(draft, side)
    draft.signing_on, draft.signing_place = on, " ".join(place.split())
    draft.save(update_fields=["signing_on", "signing_place"])
    draft.signatories.filter(side=side).delete()
    if name.strip():
        draft.signatories.create(side=side, name=" ".join(name.split()), post=" ".join(post.split()))
    fresh = Draft.objects.get(pk=draft.pk)
    record("signing planned", of=draft, about=draft.agreement, by=by, before=before, after=_told(fresh, side))
    return draft


def _told(draft: Draft, side: Side) -> dict[str, str]:
    signatory = draft.signatories.filter(side=side).first()
    return {
        "side": str(side),
        "signing_on": draft.signing_on.isoformat() if draft.signing_on else "",
        "place": draft.signing_place,
        "signatory": f"{signatory.name}, {signatory.post}".strip(", ") if signatory else "",
    }


@transaction.atomic
def confirm_signing(*, draft: Draft, content_hash: str, today: date, by: Person) -> SigningKey:
    """Confirm for one's own side that the agreed text was signed as it is told; with the last word it is.

    Args:
        content_hash: of the signing as the person saw it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side; nobody speaks for another.
        DraftClosed: it was signed or given up.
        NotAgreedYet: not all sides have turned their keys on one text.
        SigningNotToldYet, SigningToCome: the day or a signatory is missing; the day is still to come.
        StaleContent: it was told otherwise when the person looked.
        KeyAlreadyTurned: the side has confirmed before.
        AgreementAlreadyRegistered: these sides have an agreement of this day.
    """
    draft = open_draft(draft.pk)
    side, edition = policies.check_can_decide(by, draft).side, latest(draft)
    if edition is None or agreed_on(course_of(draft)) is None:
        raise NotAgreedYet
    signed_on = _checked_day(draft, today)
    if signing_hash(draft, edition) != content_hash:
        raise StaleContent
    sides = sides_of(draft)
    if signing_states(draft, edition, sides)[side.pk] is KeyState.TURNED:
        raise KeyAlreadyTurned(side=side.label)
    key = SigningKey.objects.create(draft=draft, side=side, by=by, content_hash=content_hash, turned_at=timezone.now())
    record("signing confirmed", of=draft, about=draft.agreement, by=by, after={"side": str(side)})
    fresh = Draft.objects.prefetch_related("signatories__side", "signing_keys").get(pk=draft.pk)
    if is_agreed(signing_states(fresh, edition, sides)):
        _sign(draft, edition, signed_on, by)
    return key


def _checked_day(draft: Draft, today: date) -> date:
    if draft.signing_on is None:
        raise SigningNotToldYet(what="day")
    if draft.signatories.count() < draft.agreement.parties.count():
        raise SigningNotToldYet(what="signatory")
    if draft.signing_on > today:
        raise SigningToCome(day=draft.signing_on)
    return draft.signing_on


def _sign(draft: Draft, edition: Edition, signed_on: date, by: Person) -> None:
    draft.signed_edition, draft.signed_at = edition, timezone.now()
    draft.save(update_fields=["signed_edition", "signed_at"])
    with translation.override(settings.LANGUAGE_CODE):  # it is kept, whatever the language of the last to confirm
        ground = _("confirmed by all sides, edition No. %(number)s of the draft") % {"number": edition.number}
    enter_signing(
        agreement=draft.agreement,
        signed_on=signed_on,
        place=draft.signing_place,
        signatories=[Signed(one.side, one.name, one.post) for one in draft.signatories.select_related("side")],
        text=edition.document,
        ground=ground,
        by=by,
    )
