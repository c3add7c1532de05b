"""What a draft adds to the page of its agreement: the tab that leads to the life before the signing."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kunak.agreements.contributions import Contributor, Tab
from kunak.agreements.models import Agreement
from kunak.drafts.models import Draft
from kunak.people.policies import Reader


class DraftsContributor(Contributor):
    """Answers only for agreements that were prepared here."""

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:  # noqa: ARG002 (all sides see it)
        """Return the tab of the draft. One query."""
        draft = Draft.objects.filter(agreement=agreement).first()
        return [Tab(_("Before the signing"), draft.get_absolute_url())] if draft else []
