"""After a power cut: what was not acknowledged leaves nothing behind."""

from django.db import transaction

from kunak.documents.models import Document
from kunak.documents.storage import kept_files
from kunak.people.models import Side


@transaction.atomic
def sweep_files() -> None:
    """Take away the files that were being kept when the power went, and that no document has.

    Files without a sign of that are never touched, so that a database put back from an older copy loses none. Every
    side is locked, as `add_document` locks its own: no file is under way meanwhile.
    """
    list(Side.objects.select_for_update(no_key=True).order_by("pk"))
    files = kept_files()
    for name in files.unfinished():
        if not Document.objects.filter(file=name).exists():
            files.delete(name)
        files.finish(name)
