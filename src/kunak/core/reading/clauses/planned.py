"""Future events that a document announces."""

from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Planned


def find_planned(context: Context, scope: Scope) -> tuple[Planned, ...]:
    """Return the events announced for one agreement in the order of the text."""
    return ()
