"""How much a word says of the sector of an undertaking by its place: where a deed is done says less than what it is."""

from collections.abc import Sequence

from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.text import Token

WHOLE = 1.0
OF_PLACE = 0.7  # «заменят кровлю в школах» is of building, «внедрят роботов на заводах» of technologies
PLACES = frozenset(("в", "во", "на", "при", "под", "через", "вдоль", "из", "у", "около", "после"))
DESCRIBING = frozenset(("ADJF", "PRTF", "NUMR", "ADVB", "PRCL"))
FARTHEST_PREPOSITION = 5


def share(tokens: Sequence[Token], number: int) -> float:
    """Return by how much the weight of the word at a token of an undertaking counts."""
    for place in range(number - 1, max(-1, number - FARTHEST_PREPOSITION), -1):
        word = tokens[place].lower
        parse = top(word)
        if parse.pos == "PREP":
            return OF_PLACE if word in PLACES else WHOLE
        if not (parse.pos in DESCRIBING or word == "и" or word.isdigit()):
            return WHOLE
    return WHOLE
