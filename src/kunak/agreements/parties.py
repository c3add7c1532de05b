"""The parties of agreements, as every page and every policy needs them."""

from typing import Any

from django.db.models import Prefetch

from kunak.agreements.models import Party


def parties_at(agreement: str = "") -> Prefetch[Any]:
    """Return what to prefetch for the parties with their sides and territories. One query.

    Args:
        agreement: how the agreement is named from the row; empty where the rows are agreements.
    """
    parties = Party.objects.select_related("side__territory", "territory")
    return Prefetch(f"{agreement}__parties" if agreement else "parties", parties)
