"""The words of sectors in a text by place, found once; names of bodies and of events left out."""

from kunak.core.provenance import Span
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.sectors import SectorWord, find_sector_words
from kunak.core.reading.placed import Placed, placed


def sector_words(context: Context) -> Placed[SectorWord]:
    """Return the words of sectors that are no part of a body's name or a person's post."""
    if "sector words" not in context.memo:
        posts = placed(
            Span(person.post_start, person.post_end) for person in context.people if person.post_end > person.post_start
        )
        context.memo["sector words"] = placed(
            word
            for word in find_sector_words(context.text)
            if not (_is_in_name(context, word) or posts.holding(word.start) is not None)
        )
    found: Placed[SectorWord] = context.memo["sector words"]
    return found


def _is_in_name(context: Context, word: SectorWord) -> bool:
    """Tell whether a word stands in the name of a body or a firm, in a post or a person's name."""
    if word.weight > 1:
        return False
    body = context.bodies.holding(word.start)
    if body is not None and body.type in ("body", "municipality", "territory", "company"):
        return True
    return context.posts.holding(word.start) is not None or context.people.holding(word.start) is not None
