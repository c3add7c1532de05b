"""Editions of a draft: added by a side for itself, sent to all, given back, agreed to by keys on exactly one text."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.core.two_keys import KeyState
from kunak.documents.services import keep_unread
from kunak.documents.services.add import Incoming, opened
from kunak.documents.tasks import open_document
from kunak.drafts import policies
from kunak.drafts.courses import edition_states, latest, sides_of
from kunak.drafts.errors import AlreadySent, NotTheLatest, SameEdition, SettledLater, StillDisputed
from kunak.drafts.models import Draft, Edition, EditionKey
from kunak.drafts.services.locking import open_draft
from kunak.journal.services import record
from kunak.people.models import Person


def add_edition(*, draft: Draft, name: str, data: bytes, note: str, by: Person) -> Edition:
    """Add a text as it came; the other sides see it once it is sent.

    The file is opened before the transaction, so that nobody waits for it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator or a sector lead of a side.
        DraftClosed: it was signed or given up.
        SameEdition: the text is that of the last edition that the side sees.
        KunakError: the file is empty, too large, encrypted, damaged or of a kind that is not read; nothing is kept.
    """
    policies.check_can_write(by, draft)
    return _add(draft, opened(name, data), " ".join(note.split()), by)


@transaction.atomic
def _add(draft: Draft, file: Incoming, note: str, by: Person) -> Edition:
    draft = open_draft(draft.pk)
    side = policies.check_can_write(by, draft).side
    seen = [one for one in draft.editions.all() if one.sent_at or one.side_id == side.pk]
    if seen and seen[-1].sha256 == file.sha256:
        raise SameEdition(number=seen[-1].number)
    same = next((one for one in seen if one.side_id == side.pk and one.sha256 == file.sha256), None)
    if same is not None:
        raise SameEdition(number=same.number)
    number = 1 + max((one.number for one in draft.editions.all()), default=0)
    document = keep_unread(file=file, by=by)
    if not document.text:
        open_document.enqueue(document.pk)
    edition = Edition.objects.create(
        draft=draft,
        number=number,
        side=side,
        document=document,
        sha256=document.sha256,
        note=note,
        added_by=by,
        added_at=timezone.now(),
    )
    after = {"edition": number, "name": document.name, "sha256": document.sha256, "note": note}
    record("edition added", of=edition, about=draft.agreement, by=by, after=after)
    return edition


@transaction.atomic
def send_edition(*, edition: Edition, by: Person) -> Edition:
    """Lay an edition before all sides; keys on earlier ones count no longer.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side that wrote it.
        DraftClosed, AlreadySent: the draft was signed or given up; the edition was sent before.
    """
    draft, edition = _locked(edition)
    policies.check_can_send(by, edition)
    if edition.sent_at is not None:
        raise AlreadySent
    edition.sent_by, edition.sent_at = by, timezone.now()
    edition.save(update_fields=["sent_by", "sent_at"])
    after = {"edition": edition.number, "name": edition.document.name, "sha256": edition.sha256}
    record("edition sent", of=edition, about=draft.agreement, by=by, after=after)
    return edition


@transaction.atomic
def turn_edition_key(*, edition: Edition, content_hash: str, by: Person) -> EditionKey:
    """Agree for one's own side to exactly this text.

    Args:
        content_hash: of the text that the person saw.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side; nobody turns another side's key.
        DraftClosed: it was signed or given up.
        NotTheLatest, StaleContent: another text lies before the sides by now.
        StillDisputed, SettledLater: a clause is disputed, or was settled after the text was sent.
        KeyAlreadyTurned: the side has agreed to it before.
    """
    draft, edition = _laid(edition, content_hash)
    side = policies.check_can_decide(by, draft).side
    rows = [row for row in draft.disagreements.all() if row.withdrawn_at is None]
    disputed = sum(row.is_open for row in rows)
    if disputed:
        raise StillDisputed(count=disputed)
    if any(row.settled_at and edition.sent_at and row.settled_at > edition.sent_at for row in rows):
        raise SettledLater
    if edition_states(edition, sides_of(draft))[side.pk] is KeyState.TURNED:
        raise KeyAlreadyTurned(side=side.label)
    key = edition.keys.create(side=side, by=by, content_hash=edition.sha256, turned_at=timezone.now())
    after = {"side": str(side), "edition": edition.number, "sha256": edition.sha256}
    record("edition agreed", of=edition, about=draft.agreement, by=by, after=after)
    return key


@transaction.atomic
def return_edition(*, edition: Edition, content_hash: str, reason: str, by: Person) -> EditionKey:
    """Give the text that lies before the sides back with a reason; an earlier consent of the side counts no longer.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side.
        DraftClosed, NotTheLatest, StaleContent: as for a key.
        ReasonMissing, TextTooLong: the writers must learn why.
    """
    draft, edition = _laid(edition, content_hash)
    side, told = policies.check_can_decide(by, draft).side, reason_of(reason)
    key = edition.keys.create(side=side, by=by, content_hash=edition.sha256, returned_at=timezone.now(), reason=told)
    after = {"side": str(side), "edition": edition.number, "reason": told}
    record("edition given back", of=edition, about=draft.agreement, by=by, after=after)
    return key


def _locked(edition: Edition) -> tuple[Draft, Edition]:
    draft = open_draft(edition.draft_id)
    fresh = Edition.objects.select_related("side", "document").prefetch_related("keys").get(pk=edition.pk)
    fresh.draft = draft
    return draft, fresh


def _laid(edition: Edition, content_hash: str) -> tuple[Draft, Edition]:
    """Return draft and edition where it is the one that lies before the sides and the one that was seen."""
    draft, edition = _locked(edition)
    if latest(draft) != edition:
        raise NotTheLatest
    if edition.sha256 != content_hash:
        raise StaleContent
    return draft, edition
