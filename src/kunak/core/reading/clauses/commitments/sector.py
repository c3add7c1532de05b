"""The sector of an undertaking: of its own words, or of the heading, sentence or paragraph it stands in."""

from collections import defaultdict

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.sector_places import sector_words
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.sectors import SectorWord

STRONG = 0.9
EARLIER_WINS = 0.02
ANOTHER_WORD = 0.1
FARTHEST_HEADING = 20
LONGEST_HEADING = 90


def sector_of(context: Context, piece: Piece, span: Span, lead: int) -> tuple[str, float]:
    """Return the sector's code and how sure it is; `other` where no word tells any."""
    own = _weights(context, span)
    if own:
        best = max(own, key=lambda sector: own[sector])
        if own[best] >= STRONG:
            return best, 1.0
    around = _around(context, piece, lead)
    if around:
        return around, 0.9
    if own:
        return max(own, key=lambda sector: own[sector]), 0.8
    for rule, sure in ((_heading, 0.9), (_near, 0.7)):
        found = rule(context, piece)
        if found:
            return found, sure
    return "other", 0.6


def _weights(context: Context, span: Span) -> dict[str, float]:
    """Return how strongly words tell each sector: the strongest word counts, others of its sector a little."""
    out: dict[str, float] = defaultdict(float)
    for place, word in enumerate(sector_words(context).within(span.start, span.end)):
        if word.sector:
            weight = word.weight * (1 - EARLIER_WINS * place)
            known = out[word.sector]
            out[word.sector] = max(known, weight) + ANOTHER_WORD * min(known, weight)
    return out


def _around(context: Context, piece: Piece, lead: int) -> str:
    """Return the sector that the words before the first undertaking of its sentence name."""
    sentence = context.text.sentences[piece.sentence]
    if lead <= sentence.start:
        return ""
    found = _strong(context, Span(sentence.start, lead))
    return found[0].sector if found else ""


def _heading(context: Context, piece: Piece) -> str:
    """Return the sector of the heading above a row or an article: a short line without a full stop."""
    if context.genre == "release":
        return ""
    for index in range(piece.sentence - 1, max(-1, piece.sentence - FARTHEST_HEADING), -1):
        line = context.text.sentences[index]
        if line.end - line.start <= LONGEST_HEADING and context.text.shadow[line.end - 1] not in ".;":
            found = _strong(context, line)
            if found:
                return found[0].sector
    return ""


def _near(context: Context, piece: Piece) -> str:
    """Return the sector that the sentence before names."""
    if not piece.sentence:
        return ""
    found = _strong(context, context.text.sentences[piece.sentence - 1])
    return found[-1].sector if found else ""


def _strong(context: Context, span: Span) -> list[SectorWord]:
    words = sector_words(context).within(span.start, span.end)
    return [word for word in words if word.sector and word.weight >= STRONG]
