"""Where a list begins after its cue: past asides and words that only announce it, «ряд мер:», «такие шаги, как»."""

from collections.abc import Sequence

from kunak.core.reading.clauses.commitments.grammar import phrase_at, tense
from kunak.core.reading.clauses.commitments.split import after_asides
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token

LONGEST_ANNOUNCEMENT = 12
CLAUSE = frozenset(("что", "чтобы"))  # «предусматривает, что стороны будут …» is told by its own verb


def list_start(tokens: Sequence[Token], number: int, end: int) -> int:
    """Return the number of the token that the list after a cue begins with."""
    start = after_asides(tokens, number, end)
    if start < end and tokens[start].lower in CLAUSE:
        return end
    announced = _after_announcement(tokens, start, end)
    return after_asides(tokens, announced, end) if announced else start


def _after_announcement(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the number of the token after «целый комплекс мер:» or «такие направления, как», 0 where none stands."""
    phrase = phrase_at(tokens, start, end)
    if phrase is None or phrase.is_name or not is_of(tokens[phrase.head].lower, "part", "many"):
        return 0
    for place in range(phrase.head + 1, min(end, start + LONGEST_ANNOUNCEMENT)):
        token = tokens[place]
        if token.text in (":", "–") or (token.lower == "как" and tokens[place - 1].text == ","):
            return place + 1
        if tense(token.lower) or not (token.is_word or token.text == "," or token.text.isdigit()):
            return 0
    return 0
