"""What a draft adds to the page of its agreement: the tab that leads to the life before the signing."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from kunak.agreements.contributions import DatedThing, Remark, Tab, Unfinished
from kunak.agreements.lulls import Going
from kunak.agreements.models import Agreement
from kunak.drafts.models import Draft
from kunak.people.policies import Reader


class DraftsContributor:
    """Answers only for agreements that were prepared here."""

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:  # noqa: ARG002 (all sides see it)
        """Return the tab of the draft. One query."""
        draft = Draft.objects.filter(agreement=agreement).first()
        return [Tab(_("Before the signing"), draft.get_absolute_url())] if draft else []

    def coverage(self, agreement: Agreement, reader: Reader) -> Mapping[int, int]:  # noqa: ARG002
        """Return nothing: a draft has no measures."""
        return {}

    def measures_url(self, agreement: Agreement, commitment: int) -> str:  # noqa: ARG002
        """Return nothing: never asked for."""
        return ""

    def dates(self, agreement: Agreement, reader: Reader, on: date) -> Iterable[DatedThing]:  # noqa: ARG002
        """Return nothing: the draft's page has its own days."""
        return []

    def goings(self, agreements: Collection[int]) -> Mapping[int, Going]:  # noqa: ARG002
        """Return nothing: what is not in force does not sleep."""
        return {}

    def remarks(self, agreement: Agreement, reader: Reader) -> Iterable[Remark]:  # noqa: ARG002
        """Return nothing."""
        return []

    def tail(self, agreement: Agreement, reader: Reader, last: date) -> Iterable[Unfinished]:  # noqa: ARG002
        """Return nothing."""
        return []
