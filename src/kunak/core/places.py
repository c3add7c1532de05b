"""Where something happens: regions and countries by their codes, the map of tiles, and what words of a place name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kunak.core.reading.lexicon.matcher import fold
from kunak.core.reading.lexicon.territories import region_names, territories
from kunak.core.reference import rows

NAMED_BY = {"name", "capital"}  # an adjective is of a body rather than of a place: «Казанский университет»
SHORTENED, FITS = 5, 7  # letters of a name on a tile
VOWELS = "аеёиоуыэюяьъй"


@dataclass(frozen=True, slots=True)
class Territory:
    """A region or a country of the reference data.

    Args:
        column, row: of its tile, from 0; None where it has none.
        has_iso: whether ISO 3166-2 knows it, for a region.
    """

    code: str
    name_ru: str
    name_en: str
    column: int | None = None
    row: int | None = None
    has_iso: bool = True

    def name(self, language: str) -> str:
        """Return the short name in `ru` or, for any other language, English."""
        return self.name_ru if language.startswith("ru") else self.name_en

    def on_tile(self, language: str) -> str:
        """Return what a tile has room for: the name shortened before a vowel; in English the end of the code."""
        if not language.startswith("ru"):
            return self.code.partition("-")[2]
        name = self.name_ru.removeprefix("Республика ").removesuffix(" АО").partition(" — ")[0]
        if len(name) <= FITS:
            return name
        return f"{name[:SHORTENED].rstrip(VOWELS)}."


@cache
def known_places() -> Mapping[str, Territory]:
    """Return the regions of Russia and the countries, by code, in the order of the reference data."""
    regions = {
        row["id"]: Territory(
            row["id"],
            row["short_nom"],
            row["short_en"],
            int(row["grid_col"]),
            int(row["grid_row"]),
            has_iso=bool(row["iso"]),
        )
        for row in rows("regions")
    }
    return regions | {row["code"]: Territory(row["code"], row["ru_nom"], row["name_en"]) for row in rows("countries")}


def name_of(code: str, language: str) -> str:
    """Return the short name of a territory; the code itself where nobody knows it any more."""
    known = known_places().get(code)
    return known.name(language) if known else code


def tiles(shown: Iterable[str] = ()) -> list[Territory]:
    """Return the regions that a map draws: those of these codes, or where none are given those that ISO has a code for.

    Source:
        STACK.md, 3: which regions there are is the operator's to say, not ours.
    """
    wanted = set(shown)
    regions = [one for one in known_places().values() if one.column is not None]
    return [one for one in regions if (one.code in wanted if wanted else one.has_iso)]


@cache
def _by_name() -> Mapping[str, str]:
    names = {fold(name): one.code for one in known_places().values() for name in (one.code, one.name_ru, one.name_en)}
    full = {fold(name): code for code, name in region_names().items()}
    return full | {fold(row["ru_long"]): row["code"] for row in rows("countries")} | names


def place_called(name: str) -> str:
    """Return the code of the territory that a person names, by its short or full name or its code; empty for none."""
    return _by_name().get(fold(" ".join(name.split())), "")


def places_named(text: str) -> tuple[str, ...]:
    """Return the codes of the territories that words of a place name for certain: by a name or the region's capital.

    Words that may mean several name none.
    """
    found: list[str] = []
    for match in territories().find(fold(text)):
        codes = {one.code for one in match.values}
        if len(codes) == 1 and codes <= known_places().keys() and all(one.form in NAMED_BY for one in match.values):
            found += codes
    return tuple(dict.fromkeys(found))
