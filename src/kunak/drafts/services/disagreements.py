"""The table of disagreements: each side words the clause for itself, and a settled wording counts with all keys."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.core.two_keys import KeyState, is_agreed
from kunak.drafts import policies
from kunak.drafts.courses import latest, row_states, settled_hash, sides_of
from kunak.drafts.errors import NothingToSettle, NotTheLatest, RowChanged, RowClosed, WordingMissing
from kunak.drafts.models import Disagreement, DisagreementKey, Draft
from kunak.drafts.services.locking import open_draft
from kunak.journal.services import record
from kunak.people.models import Person, Side


@transaction.atomic
def open_row(*, draft: Draft, clause: str, text: str, by: Person) -> Disagreement:
    """Dispute a clause of the text that lies before the sides, with the own wording of it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator or a sector lead of a side.
        DraftClosed, NotTheLatest: it was signed or given up; no text was sent yet.
        WordingMissing, TextTooLong: the clause or the own wording.
    """
    draft = open_draft(draft.pk)
    side, edition = policies.check_can_write(by, draft).side, latest(draft)
    if edition is None:
        raise NotTheLatest
    named, told = " ".join(clause.split()), reason_of(text, is_needed=False)
    if not named or not told:
        raise WordingMissing(field="clause" if not named else "text")
    row = Disagreement.objects.create(
        draft=draft, edition=edition, clause=named, opened_by=side, changed_by=by, changed_at=timezone.now()
    )
    row.wordings.create(side=side, text=told)
    after = {"clause": named, "side": str(side), "wording": told}
    record("clause disputed", of=row, about=draft.agreement, by=by, after=after)
    return row


@transaction.atomic
def write_row(*, row: Disagreement, text: str, settled: str, revision: int, by: Person) -> Disagreement:
    """Write the own side's wording of a clause, and propose a settled one; what all agreed to before counts no more.

    Args:
        text: of the own side; empty leaves the own wording as it is, or the side without one.
        settled: as it is proposed to all; the own consent to a new one is given with it.
        revision: of the row that the person saw.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator or a sector lead of a side; the settled one only a coordinator.
        DraftClosed, RowClosed: the draft was signed or given up; the row was settled or taken back.
        RowChanged: somebody changed it since.
        TextTooLong: longer than anybody reads.
    """
    draft, row = _open(row)
    side = policies.check_can_write(by, draft).side
    if row.revision != revision:
        raise RowChanged(who=row.changed_by.name, revision=row.revision)
    told, proposed = reason_of(text, is_needed=False), reason_of(settled, is_needed=False)
    is_new = proposed != row.settled
    if is_new:
        policies.check_can_decide(by, draft)
    before = {"wording": _wording(row, side), "settled": row.settled}
    if told:
        row.wordings.update_or_create(side=side, defaults={"text": told})
    row.settled, row.revision = proposed, row.revision + 1
    row.changed_by, row.changed_at = by, timezone.now()
    row.save()
    after = {"clause": row.clause, "side": str(side), "wording": told or before["wording"], "settled": proposed}
    record("disputed clause worded", of=row, about=draft.agreement, by=by, before=before, after=after)
    if is_new and proposed:
        _agree(draft, row, side, by)
    return row


@transaction.atomic
def agree_to_wording(*, row: Disagreement, content_hash: str, by: Person) -> DisagreementKey:
    """Agree for one's own side to exactly this settled wording; with the last side's key the clause is settled.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side.
        DraftClosed, RowClosed, NothingToSettle: there is nothing to agree to.
        StaleContent: the wording has changed since the person saw it.
        KeyAlreadyTurned: the side has agreed to it before.
    """
    draft, row = _open(row)
    side = policies.check_can_decide(by, draft).side
    if not row.settled:
        raise NothingToSettle
    if settled_hash(row) != content_hash:
        raise StaleContent
    if row_states(row, sides_of(draft))[side.pk] is KeyState.TURNED:
        raise KeyAlreadyTurned(side=side.label)
    return _agree(draft, row, side, by)


@transaction.atomic
def withdraw_row(*, row: Disagreement, by: Person) -> Disagreement:
    """Take back a row that one's own side opened: the clause stands as the text has it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side that opened it.
        DraftClosed, RowClosed: it is closed already.
    """
    draft, row = _open(row)
    policies.check_can_withdraw(by, row)
    row.withdrawn_at = row.changed_at = timezone.now()
    row.changed_by, row.revision = by, row.revision + 1
    row.save()
    record("dispute taken back", of=row, about=draft.agreement, by=by, after={"clause": row.clause})
    return row


def _agree(draft: Draft, row: Disagreement, side: Side, by: Person) -> DisagreementKey:
    key = row.keys.create(side=side, by=by, content_hash=settled_hash(row), turned_at=timezone.now())
    after = {"clause": row.clause, "side": str(side), "settled": row.settled}
    record("wording agreed", of=row, about=draft.agreement, by=by, after=after)
    if is_agreed(row_states(row, sides_of(draft))):
        row.settled_at = timezone.now()
        row.save(update_fields=["settled_at"])
        record("clause settled", of=row, about=draft.agreement, by=by, after={"clause": row.clause})
    return key


def _open(row: Disagreement) -> tuple[Draft, Disagreement]:
    draft = open_draft(row.draft_id)
    fresh = Disagreement.objects.select_related("opened_by", "changed_by").get(pk=row.pk)
    if not fresh.is_open:
        raise RowClosed
    return draft, fresh


def _wording(row: Disagreement, side: Side) -> str:
    found = row.wordings.filter(side=side).first()
    return found.text if found else ""
