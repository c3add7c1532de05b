"""Joint groups, commissions and councils that an agreement sets up."""

from kunak.core.provenance import Sourced
from kunak.core.reading.context import Context, Scope


def find_working_groups(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the words that set up or name a joint group; None where there is none."""
    return None
