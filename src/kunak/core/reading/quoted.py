"""Whether a place lies in quoted words, without walking through all quotations of a text."""

from bisect import bisect_right

from kunak.core.reading.text import Text

NESTED = 12  # quotations that may stand within one another before a place


def is_quoted(text: Text, place: int) -> bool:
    """Tell whether a place lies between an opening mark and its closing one."""
    number = bisect_right(text.quotes, place, key=lambda pair: pair.start)
    return any(pair.end > place for pair in text.quotes[max(0, number - NESTED) : number])
