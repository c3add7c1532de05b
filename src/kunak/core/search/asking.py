"""What a person types into the field of the search, as words to look for."""

from dataclasses import dataclass

from kunak.core.search.words import forms, is_known, is_small, words

MOST_WORDS = 12
SHORTEST_BEGINNING = 4  # letters from which a word may be the beginning of a longer one
LONGEST_ENDING = 2  # letters of a case: Магас-ом, Оздоев-ым


@dataclass(frozen=True, slots=True)
class AskedWord:
    """One of the words that must all be there.

    Args:
        forms: any of these will do.
        beginning: any word that begins so will do too; empty for none.
    """

    forms: tuple[str, ...]
    beginning: str = ""


def asked_words(typed: str) -> tuple[AskedWord, ...]:
    """Return what to look for; the last word may be the beginning of a longer one, since people stop typing.

    Prepositions and the like are not looked for beside other words. Only letters and digits come through: nothing of
    what is typed can be an operator of a database.
    """
    found = list(words(typed))[:MOST_WORDS]
    found = [word for word in found if not is_small(word)] or found
    return tuple(
        AskedWord(forms(word), _beginning(word, is_last=place == len(found)))
        for place, word in enumerate(found, start=1)
    )


def _beginning(word: str, *, is_last: bool) -> str:
    """Return the beginning to look for: of a name that no dictionary has, the letters before its ending."""
    if not is_known(word):
        kept = max(len(word) - LONGEST_ENDING, SHORTEST_BEGINNING)
        return word[:kept] if len(word) >= SHORTEST_BEGINNING else ""
    return word if is_last and len(word) >= SHORTEST_BEGINNING else ""
