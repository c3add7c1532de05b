"""What people made of the values that were read."""

from datetime import date, datetime, time

from django.db.models import Count, Q
from django.utils.timezone import make_aware

from kunak.documents.models import Fact
from kunak.documents.report import Group, Tally, tallies


def corrections(since: date | None = None) -> dict[str, Tally]:
    """Return the tally of each field, over all sides; no value of theirs is in it. One query.

    Args:
        since: count only documents that were read on this day or later; all where None.
    """
    facts = Fact.objects.order_by()
    if since is not None:
        facts = facts.filter(candidate__reading__read_at__gte=make_aware(datetime.combine(since, time.min)))
    rows = facts.values_list("field", "state").annotate(
        read=Count("pk", filter=Q(proposed__isnull=False)), others=Count("pk", filter=Q(proposed__isnull=True))
    )
    found = [
        Group(field, state, is_read, count)
        for field, state, read, others in rows
        for is_read, count in ((True, read), (False, others))
    ]
    return tallies(found)
