"""Facts that every room uses: territories, sectors, kinds of measures, posts. Read once, never changed."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

Row = MappingProxyType[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a file of this folder in its order, each as column to text; ``rows("posts")``."""
    file = resources.files(__package__).joinpath(f"{name}.csv")
    with file.open(encoding="utf-8") as lines:
        return tuple(MappingProxyType(row) for row in csv.DictReader(lines))


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


@dataclass(frozen=True, slots=True)
class MilestoneKind:
    """A usual step of a kind of measure; `is_final` marks the one that ends it."""

    code: str
    name_ru: str
    name_en: str
    is_final: bool

    def name(self, language: str) -> str:
        """Return the name in `ru` or, for any other language, English."""
        return self.name_ru if language.startswith("ru") else self.name_en


@dataclass(frozen=True, slots=True)
class MeasureKind:
    """A kind of measure with its usual milestones in order and the sectors that it suits."""

    code: str
    name_ru: str
    name_en: str
    sectors: tuple[str, ...]
    milestones: tuple[MilestoneKind, ...]
    definition_ru: str = ""  # what is meant, in a sentence

    def name(self, language: str) -> str:
        """Return the name in `ru` or, for any other language, English."""
        return self.name_ru if language.startswith("ru") else self.name_en


GENERAL = MeasureKind(
    "general",
    "Мероприятие",
    "Measure",
    (),
    (
        MilestoneKind("agreed", "Согласовано с партнёром", "Agreed with the partner", is_final=False),
        MilestoneKind("held", "Проведено", "Held", is_final=False),
        MilestoneKind("reported", "Отчёт представлен", "Reported", is_final=True),
    ),
)


@cache
def sectors() -> MappingProxyType[str, Sector]:
    """Return the sectors by code, in their order."""
    found = (Sector(row["code"], int(row["order"]), row["name_ru"], row["name_en"]) for row in rows("sectors"))
    return MappingProxyType({sector.code: sector for sector in sorted(found, key=lambda sector: sector.order)})


@cache
def measure_kinds() -> MappingProxyType[str, MeasureKind]:
    """Return the kinds of measures by code, in their order, the general one last."""
    steps: dict[str, list[MilestoneKind]] = {}
    for row in sorted(rows("measure_milestones"), key=lambda row: int(row["order"])):
        step = MilestoneKind(row["code"], row["name_ru"], row["name_en"], is_final=row["final"] == "1")
        steps.setdefault(row["kind"], []).append(step)
    kinds = {
        row["code"]: MeasureKind(
            row["code"],
            row["name_ru"],
            row["name_en"],
            tuple(row["sectors"].split(";")),
            tuple(steps[row["code"]]),
            row["definition_ru"],
        )
        for row in sorted(rows("measure_kinds"), key=lambda row: int(row["order"]))
    }
    return MappingProxyType(kinds | {GENERAL.code: GENERAL})
