"""Direct speech and who spoke."""

from kunak.core.reading.context import Context
from kunak.core.reading.record import Quote


def find_quotes(context: Context) -> tuple[Quote, ...]:
    """Return the quotations of the document in the order of the text."""
    return ()
