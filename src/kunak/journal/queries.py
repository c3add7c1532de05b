"""Questions to the journal."""

from django.db import models

from kunak.journal.chain import Break, first_break
from kunak.journal.models import Entry, Head, key_of


def history(*records: models.Model) -> models.QuerySet[Entry]:
    """Return the entries about these records, newest first."""
    return Entry.objects.filter(about__in=[key_of(record) for record in records]).order_by("-number")


def check() -> tuple[Break | None, int, str]:
    """Walk the whole chain; return the first break or None, how many entries there should be, and the last hash.

    Memory stays steady: the entries are read in pieces.
    """
    head = Head.objects.filter(pk=1).first() or Head()
    links = (entry.link() for entry in Entry.objects.order_by("number").iterator(chunk_size=2000))
    return first_break(links, count=head.count, last=head.last), head.count, head.last
