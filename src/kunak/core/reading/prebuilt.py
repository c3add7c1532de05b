"""What takes long to work out from the reader's own data, worked out beforehand: `tools/prebuild.py` writes it.

It is kept by what it was worked out from, so it is never wrong, only missing: what has changed since is worked out
anew, as it was the first time, and a start takes longer until the file is written again. A house test tells when.

A start reads all of it, so it is made to be read quickly: many short texts are one long text, parted by signs.
"""

import json
from functools import cache
from hashlib import blake2b, sha256
from typing import Any, NamedTuple

from kunak.core.packaged import packaged

FILE = "data/prebuilt.json"
SOURCES_OF_TERRITORIES = (
    ("kunak.core.reading", "lexicon/territories.py"),
    ("kunak.core.reading", "lexicon/forms.py"),
    ("kunak.core.reading", "data/other_names.csv"),
    ("kunak.core.reading", "data/foreign_regions.csv"),
    ("kunak.core.reference", "regions.csv"),
    ("kunak.core.reference", "countries.csv"),
)
SOURCES_OF_PHRASES = (
    ("kunak.core.reading", "lexicon/sectors.py"),
    ("kunak.core.reading", "data/sector_words.csv"),
    ("kunak.core.reference", "sectors.csv"),
)

KnownWay = tuple[str, list[list[str]], str]
Turn = tuple[tuple[str, ...], ...]


class KnownNames(NamedTuple):
    """Names of territories.

    Args:
        named: what a phrase may mean: code, name, level, form and case.
        meanings: of a phrase, as numbers of those; each once.
        phrases: folded, with the number of the meaning of each.
    """

    named: list[tuple[str, ...]]
    meanings: list[list[int]]
    phrases: dict[str, int]


class KnownPhrases(NamedTuple):
    """Phrases that tell a sector.

    Args:
        phrases: each as sector, words and the name of its weight, parted by tabs.
        forms: numbers of phrases, parted by blanks, by a dictionary form of the first word.
        stems: the same by the letters of a first word that is a stem.
    """

    phrases: list[str]
    forms: dict[str, str]
    stems: dict[str, str]


@cache
def _file() -> dict[str, Any]:
    try:
        known: dict[str, Any] = json.loads(packaged("kunak.core.reading", FILE))
    except FileNotFoundError:
        return {}
    return known


def pattern_key(pattern: str, flags: int) -> str:
    """Return by what is kept that was told of a pattern."""
    return blake2b(f"{flags}:{pattern}".encode(), digest_size=8).hexdigest()


def is_known(pattern: str, flags: int) -> bool:
    """Tell whether the alternatives of a pattern, and so the letters that they need, were worked out."""
    return pattern_key(pattern, flags) in _file().get("patterns", {})


def known_ways(pattern: str, flags: int) -> list[KnownWay] | None:
    """Return the alternatives of a pattern with what each needs and opens with; None where it was not worked out."""
    cuts: list[tuple[int, list[list[str]], str]] | None = _file().get("patterns", {}).get(pattern_key(pattern, flags))
    if cuts is None:
        return None
    starts = [0, *(end + 1 for end, _, _ in cuts)]
    return [(pattern[start:end], needs, opening) for start, (end, needs, opening) in zip(starts, cuts, strict=False)]


def known_turn(pattern: str, flags: int) -> Turn | None:
    """Return the letters that stand one after another in any match of a pattern, as `needles.in_turn` tells them."""
    groups: str | None = _file().get("turns", {}).get(pattern_key(pattern, flags))
    return None if groups is None else tuple(tuple(group.split("\t")) for group in groups.split("\n"))


def known_letters() -> list[str]:
    """Return the letters of all needles that were worked out, in an order that stays."""
    return _file().get("letters", "").split()  # type: ignore[no-any-return]


@cache
def _lemmas() -> dict[str, str]:
    known = _file().get("lemmas", {"words": "", "forms": ""})
    return dict(zip(known["words"].split(), known["forms"].split(), strict=True))


def known_lemma(word: str) -> str | None:
    """Return the dictionary form of a word of the tables, None where it was not worked out."""
    return _lemmas().get(word)


def known_territories() -> KnownNames | None:
    """Return the names of territories with what they mean; None where the tables have changed."""
    known = _file().get("territories")
    if not known or known["of"] != digest_of(SOURCES_OF_TERRITORIES):
        return None
    phrases = zip(known["phrases"].split("\n"), map(int, known["meant"].split()), strict=True)
    manners = known["manners"]
    named = [(*told, *manners[int(number)]) for *told, numbers in known["named"] for number in numbers.split()]
    return KnownNames(named, known["meanings"], dict(phrases))


def known_phrases() -> KnownPhrases | None:
    """Return the phrases that tell a sector; None where the tables have changed."""
    known = _file().get("sectors")
    if not known or known["of"] != digest_of(SOURCES_OF_PHRASES):
        return None
    forms, stems = (
        dict(zip(told[0].split("\n"), told[1].split("\n"), strict=True)) for told in (known["forms"], known["stems"])
    )
    return KnownPhrases(known["phrases"].split("\n"), forms, stems)


def digest_of(sources: tuple[tuple[str, str], ...]) -> str:
    """Return what tells whether any of some files, each a package and a path in it, has changed."""
    digest = sha256()
    for package, path in sources:
        digest.update(packaged(package, path))
    return digest.hexdigest()
