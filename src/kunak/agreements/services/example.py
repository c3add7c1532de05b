"""The sample's agreement is marked as an example: what it tells beyond its document is invented."""

from django.db import transaction

from kunak.agreements.models import Agreement
from kunak.journal.services import record


@transaction.atomic
def mark_as_example(*, agreement: Agreement) -> Agreement:
    """Mark an agreement as an example on every page; only the loader of the sample does so, nobody takes it back."""
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    agreement.is_sample = True
    agreement.save(update_fields=["is_sample"])
    record("marked as an example", of=agreement, by=None)
    return agreement
