"""What stands in direct speech: between quotation marks that hold more than a name."""

from kunak.core.reading.context import Context
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.text import QuotePair

SHORTEST = 60  # letters between marks; what is shorter is a name


def is_spoken(context: Context, place: int) -> bool:
    """Tell whether a place lies in direct speech."""
    if "speech" not in context.memo:
        context.memo["speech"] = placed(
            pair for pair in context.text.quotes if not pair.depth and pair.end - pair.start > SHORTEST
        )
    pairs: Placed[QuotePair] = context.memo["speech"]
    return pairs.holding(place) is not None
