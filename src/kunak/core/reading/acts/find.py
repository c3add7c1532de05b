"""The acts of a document, by its form: an order or a law, a notice or a letter, an amendment."""

from collections.abc import Sequence

from kunak.core.reading.acts.amendments import find_amendments
from kunak.core.reading.acts.notices import find_notices
from kunak.core.reading.acts.orders import find_orders
from kunak.core.reading.context import Context
from kunak.core.reading.part_forms import is_amendment, is_notice
from kunak.core.reading.record import Agreement
from kunak.core.reading.record.acts import Act


def find_acts(context: Context, agreements: Sequence[Agreement]) -> tuple[Act, ...]:
    """Return the acts in the order of the text."""
    if is_amendment(context):
        return tuple(find_amendments(context, agreements))
    if is_notice(context):
        return tuple(find_notices(context, agreements))
    if context.genre == "other":
        return tuple(find_orders(context, agreements))
    return ()
