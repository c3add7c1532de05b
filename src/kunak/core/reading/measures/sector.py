"""The sector of one measure: by the heading it stands under and by its own words."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.sectors import SectorWord, find_sector_words
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.record import Commitment

MEMO = "sector words of measures"


def sector_of(
    context: Context, section: Span | None, spans: tuple[Span, ...], commitments: Sequence[Commitment] = ()
) -> Sourced[str] | None:
    """Return the sector's code with the words that tell it; None where nothing tells one.

    A heading of one sector decides; then the commitment that was read from the same words; then the measure's own
    words, which choose among the sectors of the heading.
    """
    headed = _weights(context, (section,)) if section is not None else {}
    if len(headed) == 1:
        return _value(headed, next(iter(headed)), 0.95)
    same = _of_same_words(commitments, spans)
    if same is not None and (not headed or same.sector in headed):
        return Sourced(same.sector, same.spans, same.confidence, "measure.commitment")
    own = _weights(context, spans)
    among = {code: weights for code, weights in own.items() if code in headed} or own
    if not among:
        return None
    best = max(among, key=lambda code: sum(word.weight for word in among[code]))
    return _value(among, best, 0.85 if headed else 0.8)


def _of_same_words(commitments: Sequence[Commitment], spans: tuple[Span, ...]) -> Commitment | None:
    """Return the first of commitments, in order and apart, with a sector and in words of the spans; else None."""
    found = []
    for span in spans:
        first = max(0, bisect_right(commitments, span.start, key=_start) - 1)
        near = commitments[first : bisect_left(commitments, span.end, key=_start)]
        found += [one for one in near if one.sector != "other" and one.spans[0].end > span.start]
    return min(found, key=_start, default=None)


def _start(commitment: Commitment) -> int:
    return commitment.spans[0].start


def _weights(context: Context, spans: tuple[Span, ...]) -> dict[str, list[SectorWord]]:
    if MEMO not in context.memo:
        context.memo[MEMO] = placed(word for word in find_sector_words(context.text) if word.sector)
    words: Placed[SectorWord] = context.memo[MEMO]
    out: dict[str, list[SectorWord]] = {}
    for span in spans:
        for word in words.within(span.start, span.end):
            if word.names_a_direction and word.sector != "other":
                out.setdefault(word.sector, []).append(word)
    return out


def _value(found: dict[str, list[SectorWord]], code: str, confidence: float) -> Sourced[str]:
    word = max(found[code], key=lambda item: item.weight)
    return Sourced(code, (Span(word.start, word.end),), confidence, "measure.sector")
