"""The sectors of co-operation that an agreement names."""

from kunak.core.provenance import Sourced
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Commitment


def find_sectors(context: Context, scope: Scope, commitments: tuple[Commitment, ...]) -> tuple[Sourced[str], ...]:
    """Return codes of sectors, each once, in the order of the text."""
    return ()
