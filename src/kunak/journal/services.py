"""Writing to the journal: the last step of every change, inside its transaction."""

from datetime import UTC
from typing import Protocol

from django.db import models, transaction
from django.utils import timezone

from kunak.journal.chain import entry_hash
from kunak.journal.models import Entry, Head, key_of


class Author(Protocol):
    """Who changes: a person."""

    pk: int
    name: str


def lock() -> Head:
    """Wait for other writers, keep them out until the transaction ends; return the end of the journal."""
    return Head.objects.select_for_update(no_key=True).get_or_create(pk=1)[0]


def record(
    verb: str,
    *,
    of: models.Model,
    by: Author | None,
    about: models.Model | None = None,
    before: object = None,
    after: object = None,
) -> Entry:
    """Append one entry; to be called inside the transaction of the change that it tells.

    Args:
        verb: what was done, in English, in the past: ``key turned``.
        of: the record that was changed.
        by: who did it; None for the system itself.
        about: the agreement or document whose history shows the entry; `of` itself where it is left out.
        before, after: JSON values of what changed, None where there is nothing to tell.

    Raises:
        TransactionManagementError: there is no transaction under way.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an entry of the journal belongs to the transaction of its change")
    head = lock()
    entry = Entry(
        number=head.count + 1,
        at=timezone.now().astimezone(UTC),
        by_id=by.pk if by else None,
        by_name=by.name if by else "",
        verb=verb,
        record_type=of._meta.label_lower,
        record_id=str(of.pk),
        record_name=str(of)[:400],
        about=key_of(about or of),
        before=before,
        after=after,
        previous=head.last,
    )
    entry.hash = entry_hash(head.last, entry.content())
    entry.save(force_insert=True)
    head.count, head.last = entry.number, entry.hash
    head.save(update_fields=["count", "last"])
    return entry
