"""A commitment as the words that carry its matter, each as a root that nouns, verbs and adjectives share."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from kunak.core import reference
from kunak.core.reading.morph import parses

WORD = re.compile(r"[^\W_]+")  # «торгово-экономический» and «ИТ-форум» are two words each
RUSSIAN = re.compile(r"[а-я]+")
PHRASES = re.compile(  # set words that only join or bound what follows
    r"\b(?:в том числе|а именно|прежде всего|в частности|пут[её]м"
    r"|не (?:менее|более|позднее|ранее|реже|только)(?: чем)?)\b",
    re.IGNORECASE,
)
SHORTEST_ROOT = 3  # letters: «тур» of «туризм»
SMALL = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ"})
DENYING = frozenset({"не", "без", "кроме", "нельзя"})  # small words that turn a commitment round
CACHED = 50_000


class Kind(StrEnum):
    """What a word tells."""

    THING = "thing"
    FIGURE = "figure"  # a number, a date, a month
    NAME = "name"  # with a capital inside the sentence, or in foreign letters


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries matter, with its place in the text.

    Args:
        root: what words of one family share.
        is_general: it names no object of its own: «развивать», «сфера», «взаимовыгодный».
    """

    text: str
    start: int
    end: int
    root: str
    kind: Kind
    is_general: bool


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    file = resources.files(__package__).joinpath(f"data/{name}.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted({ending for line in _table("endings") for ending in line}, key=lambda one: (-len(one), one)))


@cache
def _kin() -> dict[str, str]:
    return {root: line[0] for line in _table("kin") for root in line}


@cache
def _written_out() -> dict[str, tuple[str, ...]]:
    return {line[0]: line[1:] for line in _table("short")}


@cache
def general_words() -> frozenset[str]:
    """Return the dictionary forms of words that name no object of their own."""
    return frozenset(word for line in _table("general") for word in line)


@cache
def times() -> frozenset[str]:
    """Return the dictionary forms of words that tell when or how often."""
    return frozenset(word for line in _table("times") for word in line)


@lru_cache(maxsize=CACHED)
def root_of(lemma: str) -> str:
    """Return the root of a dictionary form: «обмен» of «обмениваться», «медицин» of «медицинский».

    A rule of endings, not of etymology: what it takes for one family is in the tables beside the tests.

    Args:
        lemma: small letters, ё as е.
    """
    if not RUSSIAN.fullmatch(lemma):
        return _kin().get(lemma, lemma)
    bare = lemma.removesuffix("ся").removesuffix("сь") if lemma.endswith(("ться", "тись")) else lemma
    if bare in _kin():
        return _kin()[bare]
    ending = next((one for one in _endings() if bare.endswith(one) and len(bare) - len(one) >= SHORTEST_ROOT), "")
    root = bare.removesuffix(ending).removesuffix("й")
    if root.endswith("ч"):
        root = root[:-1] + "к"  # научный and наука, привлечение and привлекать
    return _kin().get(root, root)


@lru_cache(maxsize=CACHED)
def _understood(word: str) -> tuple[str, str]:
    """Return dictionary form and part of speech of a word in small letters."""
    if not RUSSIAN.fullmatch(word):
        return word, ""
    likeliest = parses(word)[0]
    return likeliest.lemma, likeliest.pos


@cache
def sector_roots(sector: str) -> frozenset[str]:
    """Return the roots of the sector's own name: among its commitments they tell nothing apart."""
    known = reference.sectors().get(sector)
    return frozenset(word.root for word in content_words(known.name_ru)) if known else frozenset()


def content_words(text: str, sector: str = "") -> tuple[Word, ...]:
    """Return the words of a commitment that carry its matter, in their order; small words are left out.

    Args:
        sector: whose own name is general among its commitments.
    """
    own = sector_roots(sector) if sector else frozenset()
    found = []
    phrases = [range(*phrase.span()) for phrase in PHRASES.finditer(text)]
    for at in WORD.finditer(text):
        if any(at.start() in phrase for phrase in phrases):
            continue
        small = at[0].lower().replace("ё", "е")
        lemma, pos = _understood(small)
        if pos in SMALL and small not in DENYING:
            continue
        for full in _written_out().get(lemma, (lemma,)):
            root = root_of(full)
            is_general = full in general_words() or root in own
            found.append(Word(at[0], at.start(), at.end(), root, _kind(at, full, pos), is_general))
    return tuple(found)


def _kind(at: re.Match[str], lemma: str, pos: str) -> Kind:
    if any(letter.isdigit() for letter in at[0]) or pos == "NUMR" or lemma in times():
        return Kind.FIGURE
    is_first = not at.string[: at.start()].strip(' «"„')
    is_name = at[0][0].isupper() and not is_first
    return Kind.NAME if is_name or not RUSSIAN.fullmatch(lemma) else Kind.THING
