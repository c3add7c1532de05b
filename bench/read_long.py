"""A text of a million characters beside one of 3,000: what a thousand characters take, so that growth would show.

The long text is many different documents one after another, each a page of its own; the peer's figure is that of the
same documents read one by one. A ratio of one is linear; above one, the long text is even cheaper.
"""

from time import process_time

from bench.result import Result
from bench.texts import own_texts, variants
from kunak.core.reading import read
from kunak.core.reading.formats import open_source

NAME, CHARACTERS, LONGEST = "read_long", 1_000_000, 3_000


def measure() -> Result:
    """Return the processor time of a thousand characters in milliseconds, of one long text and of its short parts."""
    texts = some_texts(CHARACTERS)
    for text in texts[:200]:
        read(open_source(text.encode(), "warm.txt"))
    short = per_thousand(texts[200:400])
    long = per_thousand(["\n\n".join(texts)])
    notes = (f"{sum(map(len, texts))} characters in one text, {len(texts)} documents in it, each run once",)
    return Result(NAME, long, "ms", 1, peer="short texts", peer_value=short, notes=notes)


def some_texts(characters: int) -> list[str]:
    """Return so many characters of short texts."""
    own = [text for text in own_texts() if len(text) <= LONGEST]
    average = sum(map(len, own)) / len(own)
    return list(variants(own, round(characters / average)))


def per_thousand(texts: list[str]) -> float:
    """Return the processor time of reading texts, for a thousand characters."""
    sources = [open_source(text.encode(), "text.txt") for text in texts]
    began = process_time()
    for source in sources:
        read(source)
    return (process_time() - began) * 1_000_000 / sum(map(len, texts))
