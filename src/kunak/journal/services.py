"""Writing to the journal: the last step of every change, inside its transaction."""

from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Protocol

from django.db import models, transaction
from django.utils import timezone

from kunak.journal import sending
from kunak.journal.chain import entry_hash
from kunak.journal.models import Entry, Head, key_of


class Author(Protocol):
    """Who changes: a person."""

    pk: int
    name: str


def lock() -> Head:
    """Wait for other writers, keep them out until the transaction ends; return the end of the journal.

    Raises:
        TransactionManagementError: there is no transaction under way.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an entry of the journal belongs to the transaction of its change")
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
        SentBefore: the form that asks for it was carried out before.
    """
    head = lock()
    sending.claim()
    entry = _entry(head, verb, of=of, by=by, about=about, before=before, after=after)
    entry.save(force_insert=True)
    head.save(update_fields=["count", "last"])
    return entry


def record_all(
    verb: str,
    changes: Iterable[tuple[models.Model, object]],
    *,
    by: Author | None,
    about: models.Model | None = None,
    before: Mapping[int, object] | None = None,
) -> None:
    """Append an entry for each of many records, as `record` does, in three queries.

    Args:
        changes: each record with what is told of it afterwards, as JSON.
        about: as for `record`, of all of them.
        before: what is told of each as it was, by its key.

    Raises:
        TransactionManagementError: there is no transaction under way.
        SentBefore: the form that asks for it was carried out before.
    """
    head, was = lock(), before or {}
    sending.claim()
    Entry.objects.bulk_create(
        [_entry(head, verb, of=of, by=by, about=about, before=was.get(of.pk), after=after) for of, after in changes]
    )
    head.save(update_fields=["count", "last"])


def _entry(
    head: Head,
    verb: str,
    *,
    of: models.Model,
    by: Author | None,
    about: models.Model | None = None,
    before: object = None,
    after: object = None,
) -> Entry:
    """Return the next entry of the chain; the head goes on with it."""
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
    head.count, head.last = entry.number, entry.hash
    return entry
