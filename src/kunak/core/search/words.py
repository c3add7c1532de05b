"""A text as the set of its words in their dictionary forms."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kunak.core.reading.morph import parses

WORD = re.compile(r"[^\W_]+")
RUSSIAN = re.compile(r"[а-я]+")
LONGEST = 60  # letters of one word: what is longer is no word, and an index holds no more than so many bytes
MOST = 40_000  # different words of one text
LIKELY = 0.01  # a reading of a known word that is rarer is left out
SMALL = frozenset({"PREP", "CONJ", "PRCL"})
CACHED = 100_000


def words(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters, ё as е: letters and digits without a break."""
    return (found[0][:LONGEST] for found in WORD.finditer(text.lower().replace("ё", "е")))


@lru_cache(maxsize=CACHED)
def forms(word: str) -> tuple[str, ...]:
    """Return the dictionary forms that a word may have: «стали» is «сталь» and «стать».

    A word that no dictionary has keeps its own form beside the one it seems to have: in another language of the region
    the endings are not Russian ones.

    Args:
        word: as `words` yields it.
    """
    if not RUSSIAN.fullmatch(word):
        return (word,)
    found = parses(word)
    if not is_known(word):
        return tuple(dict.fromkeys([found[0].lemma, word]))
    return tuple(dict.fromkeys([found[0].lemma, *(parse.lemma for parse in found if parse.score >= LIKELY)]))


def is_known(word: str) -> bool:
    """Return whether the dictionary has the word: only of such a one it is certain how it is declined."""
    return RUSSIAN.fullmatch(word) is None or parses(word)[0].is_known


def is_small(word: str) -> bool:
    """Return whether the word only joins others: a preposition, a conjunction, a particle."""
    return RUSSIAN.fullmatch(word) is not None and parses(word)[0].pos in SMALL


def kept_words(*texts: str) -> str:
    """Return what is kept of some texts to look in: their dictionary forms, each once, in order, parted by blanks."""
    seen: dict[str, None] = {}
    for text in texts:
        for word in words(text):
            seen.update(dict.fromkeys(forms(word)))
            if len(seen) > MOST:
                break
    return " ".join(sorted(seen))
