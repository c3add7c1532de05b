"""What the parties undertook."""

from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Commitment


def find_commitments(context: Context, scope: Scope) -> tuple[Commitment, ...]:
    """Return the commitments of one agreement in the order of the text."""
    return ()
