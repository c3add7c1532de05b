"""How much a word says of the sector of an undertaking by its place: where a deed is done says less than what it is."""

from collections.abc import Container, Sequence

from kunak.core.reading.clauses.commitments.grammar import cases_of, tense, top
from kunak.core.reading.clauses.commitments.subject import subject_of
from kunak.core.reading.morph import parses
from kunak.core.reading.text import Token

WHOLE = 1.0
OF_PLACE = 0.7  # «заменят кровлю в школах» is of building, «внедрят роботов на заводах» of technologies
OF_CONTENT = 0.4  # «книга о строителях» is of culture
OF_NAME = 0.6  # «маршрут «Хмель и кедр»» is of tourism
OF_DOER = 0.7  # «рыбаки откроют магазин» is of trade
PLACES = frozenset(
    ("в", "во", "на", "при", "под", "через", "вдоль", "из", "от", "у", "около", "после", "до", "к", "ко")
)
CONTENT = frozenset(("о", "об", "обо", "про"))
DESCRIBING = frozenset(("ADJF", "PRTF", "NUMR", "ADVB", "PRCL"))
FARTHEST_PREPOSITION = 5


def share(tokens: Sequence[Token], number: int, places: Container[str] = PLACES | CONTENT) -> float:
    """Return by how much the weight of the word at a token of an undertaking counts.

    Args:
        tokens: of the undertaking.
        number: of the word's token.
        places: prepositions of what is only a place, or what a book is about.
    """
    is_owned = False
    for place in range(number - 1, max(-1, number - FARTHEST_PREPOSITION), -1):
        word = tokens[place].lower
        parse = top(word)
        if parse.pos == "PREP":
            if word in places and word in CONTENT:
                return OF_CONTENT
            return OF_PLACE if word in places and not is_owned else WHOLE
        if word == "«":
            return OF_NAME if place and tokens[place + 1].is_capital else WHOLE
        if parse.pos == "NOUN" and not is_owned and "gent" in cases_of(tokens[number].lower, nouns=True):
            is_owned = True  # «книга о строителях магистрали»: the genitive stands where its noun does
        elif not (parse.pos in DESCRIBING or word == "и" or word.isdigit()):
            return WHOLE
    return WHOLE


def doer_end(tokens: Sequence[Token]) -> int:
    """Return the number of the verb before which the people stand who do the deed, 0 where none do."""
    verb = next((number for number, token in enumerate(tokens) if tense(token.lower) in ("futr", "pres")), 0)
    if not verb:
        return 0
    doer = subject_of(tokens, 0, verb)
    return verb if doer >= 0 and is_person(tokens[doer].lower) else 0


def is_person(word: str) -> bool:
    """Tell whether a folded word likely names a living being: «врачи», «сварщиков»."""
    parse = parses(word)[0]
    return parse.pos == "NOUN" and "anim" in parse.grammemes
