"""The closed list of sectors."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kunak.core.reference.files import rows


@dataclass(frozen=True, slots=True)
class Sector:
    """One of the closed list of sectors."""

    code: str
    order: int
    name_ru: str
    name_en: str

    def name(self, language: str) -> str:
        """Return the name in `ru` or, for any other language, English."""
        return self.name_ru if language.startswith("ru") else self.name_en


@cache
def sectors() -> MappingProxyType[str, Sector]:
    """Return the sectors by code, in their order."""
    found = (Sector(row["code"], int(row["order"]), row["name_ru"], row["name_en"]) for row in rows("sectors"))
    return MappingProxyType({sector.code: sector for sector in sorted(found, key=lambda sector: sector.order)})
