"""What takes long to work out from the reader's own data, worked out beforehand: `tools/prebuild.py` writes it.

It is kept by what it was worked out from, so it is never wrong, only missing: what has changed since is worked out
anew, as it was the first time, and a start takes longer until the file is written again. A house test tells when.
"""

import json
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any

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


@cache
def _file() -> dict[str, Any]:
    try:
        known: dict[str, Any] = json.loads(packaged("kunak.core.reading", FILE))
    except FileNotFoundError:
        return {}
    return known


def pattern_key(pattern: str, flags: int) -> str:
    """Return by what the ways of a pattern are kept."""
    return f"{flags}:{pattern}"


def known_ways(pattern: str, flags: int) -> Sequence[tuple[str, list[list[str]], str]] | None:
    """Return the alternatives of a pattern with what each needs and opens with; None where it was not worked out."""
    patterns = _file().get("patterns", {})
    ways: Sequence[tuple[str, list[list[str]], str]] | None = patterns.get(pattern_key(pattern, flags))
    return ways


def known_lemma(word: str) -> str | None:
    """Return the dictionary form of a word of the tables, None where it was not worked out."""
    lemma: str | None = _file().get("lemmas", {}).get(word)
    return lemma


def known_territories() -> tuple[list[list[str]], dict[str, list[int]]] | None:
    """Return what phrases may mean, and the numbers of that by folded phrase; None where the tables have changed."""
    known = _file().get("territories")
    if not known or known["of"] != digest_of_territories():
        return None
    return known["named"], known["phrases"]


def digest_of_territories() -> str:
    """Return what tells whether the names of territories have changed."""
    digest = sha256()
    for package, path in SOURCES_OF_TERRITORIES:
        digest.update(packaged(package, path))
    return digest.hexdigest()
