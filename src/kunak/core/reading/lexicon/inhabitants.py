"""What the people of a region or of its capital are called: «туляки», «калужане», «гродненцы», in their cases."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kunak.core.reading.lexicon.territories import capitals, data_rows, region_names

SHARED = 2  # first letters that people of a town share with its name: «туляки» and Тула


class People(NamedTuple):
    """Of whom a word tells.

    Args:
        code: of a region; for a part of a foreign country, the country's.
        name: of the region.
        town: its capital, if the word also tells of the people of that; else empty.
    """

    code: str
    case: str
    name: str
    town: str = ""

    @property
    def key(self) -> str:
        """Return what is equal to the key of the territory."""
        return self.code if "-" in self.code else self.name


@cache
def inhabitants() -> dict[str, People]:
    """Return of whom each form of a word tells, by the form, small and without ё."""
    out: dict[str, People] = {}
    for code, name, capital, words in _rows():
        for word in words.replace("ё", "е").split(";"):
            town = capital if capital.lower().replace("ё", "е")[:SHARED] == word[:SHARED] else ""
            for form, case in _forms(word):
                out.setdefault(form, People(code, case, name, town))
    return out


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield code, name, capital and words of each region, then those of parts of foreign countries."""
    names, towns = region_names(), capitals()
    for row in data_rows("inhabitants"):
        yield row["code"], names[row["code"]], towns[row["code"]], row["words"]
    countries = {row["name"]: row["country"] for row in data_rows("foreign_regions")}
    for row in data_rows("foreign_inhabitants"):
        yield countries[row["name"]], row["name"], row["town"], row["words"]


def _forms(word: str) -> list[tuple[str, str]]:
    """Return the plural forms with their cases: «-ане», «-цы», «-яки», «-ичи»."""
    stem = word[:-1]
    genitive = "" if word.endswith("е") else "ев" if word.endswith("цы") else "ей" if word.endswith("чи") else "ов"
    return [
        (word, "nomn"),
        (stem + genitive, "gent"),
        (stem + "ам", "datv"),
        (stem + "ами", "ablt"),
        (stem + "ах", "loct"),
    ]
