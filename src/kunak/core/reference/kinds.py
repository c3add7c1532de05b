"""Kinds of measures with what is told of them."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kunak.core.reference.fields import Field, Indicator, indicators, measure_fields
from kunak.core.reference.files import rows


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
    """A kind of measure: the sectors it suits, its usual milestones in order, its fields, indicators and proofs."""

    code: str
    name_ru: str
    name_en: str
    sectors: tuple[str, ...]
    milestones: tuple[MilestoneKind, ...]
    definition_ru: str = ""  # what is meant, in a sentence
    fields: tuple[Field, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    proofs_ru: tuple[str, ...] = ()  # documents that show that it was done

    def name(self, language: str) -> str:
        """Return the name in `ru` or, for any other language, English."""
        return self.name_ru if language.startswith("ru") else self.name_en


GENERAL_FIELDS = ("place", "format", "participants_plan", "participants_fact", "media_links", "result_text", "evidence")
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
    fields=tuple(measure_fields()[code] for code in GENERAL_FIELDS),
    indicators=(indicators()["events_held"], indicators()["event_participants"]),
)


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
            tuple(measure_fields()[code] for code in row["fields"].split(";")),
            tuple(indicators()[code] for code in row["indicators"].split(";")),
            tuple(row["evidence_ru"].split("; ")),
        )
        for row in sorted(rows("measure_kinds"), key=lambda row: int(row["order"]))
    }
    return MappingProxyType(kinds | {GENERAL.code: GENERAL})
