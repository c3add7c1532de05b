"""What the people of a region or of its capital are called: «туляки», «калужане», in their cases."""

from functools import cache
from typing import NamedTuple

from kunak.core.reading.lexicon.territories import capitals, data_rows

SHARED = 2  # first letters that people of a town share with its name: «туляки» and Тула


class People(NamedTuple):
    """Of whom a word tells: the key of a region, the case, and whether they are also those of its capital."""

    code: str
    case: str
    are_of_capital: bool


@cache
def inhabitants() -> dict[str, People]:
    """Return of whom each form of a word tells, by the form, small and without ё."""
    out: dict[str, People] = {}
    for row in data_rows("inhabitants"):
        town = capitals()[row["code"]].lower()
        for word in row["words"].replace("ё", "е").split(";"):
            for form, case in _forms(word):
                out.setdefault(form, People(row["code"], case, town[:SHARED] == word[:SHARED]))
    return out


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
