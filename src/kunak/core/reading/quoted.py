"""Quoted words by their place, without walking through all quotations of a text."""

from bisect import bisect_left, bisect_right

from kunak.core.reading.text import QuotePair, Text

NESTED = 12  # quotations that may stand within one another before a place


def is_quoted(text: Text, place: int) -> bool:
    """Tell whether a place lies between an opening mark and its closing one."""
    number = bisect_right(text.quotes, place, key=lambda pair: pair.start)
    return any(pair.end > place for pair in text.quotes[max(0, number - NESTED) : number])


def quoted_from(text: Text, place: int) -> QuotePair | None:
    """Return the quoted words whose first letter stands at a place, None where none do."""
    if not text.shadow.startswith("«", place - 1):
        return None
    number = bisect_left(text.quotes, place, key=lambda pair: pair.start)
    pair = text.quotes[number] if number < len(text.quotes) else None
    return pair if pair is not None and pair.start == place else None
