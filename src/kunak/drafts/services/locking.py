"""The row that every change of a draft waits for."""

from kunak.drafts.courses import with_course
from kunak.drafts.errors import DraftClosed
from kunak.drafts.models import Draft


def open_draft(pk: int) -> Draft:
    """Return a draft as it stands now, its row locked until the transaction ends.

    Raises:
        DraftClosed: it was signed or given up.
    """
    Draft.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    draft = with_course(Draft.objects.all()).prefetch_related("signatories", "signing_keys").get(pk=pk)
    if not draft.is_open:
        raise DraftClosed(is_signed=draft.is_signed)
    return draft
