"""What can be told of a measure of a kind: the fields and the indicators of the reference data."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kunak.core.reference.files import Row, rows


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a field allows; the Russian words are the value, as they stand on paper."""

    name_ru: str
    name_en: str

    def name(self, language: str) -> str:
        """Return the name in `ru` or, for any other language, English."""
        return self.name_ru if language.startswith("ru") else self.name_en


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that measures of some kinds tell.

    Args:
        type: ``text``, ``int``, ``number``, ``money``, ``date``, ``year``, ``yesno``, ``url``, ``enum``, ``file``, or
            ``ref:`` and ``list:`` with what is named: ``ref:org``, ``list:person``.
        entered: ``own`` (a column of every measure), ``plan``, ``report`` (a fact of the execution) or ``both``.
        group: ``where``, ``who``, ``what``, ``paper``, ``money`` or ``result``; empty for an own column.
        unit_field: code of the field that holds the unit, where it is not always the same.
    """

    code: str
    name_ru: str
    name_en: str
    type: str
    entered: str = "plan"
    group: str = "what"
    options: tuple[Option, ...] = ()
    unit_ru: str = ""
    unit_en: str = ""
    unit_field: str = ""
    hint_ru: str = ""
    hint_en: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it has several values."""
        return self.type.startswith("list:")

    def name(self, language: str) -> str:
        """Return the name in `ru` or, for any other language, English."""
        return self.name_ru if language.startswith("ru") else self.name_en

    def unit(self, language: str) -> str:
        """Return the unit in `ru` or, for any other language, English; empty where there is none."""
        return self.unit_ru if language.startswith("ru") else self.unit_en

    def hint(self, language: str) -> str:
        """Return the hint in `ru` or, for any other language, English."""
        return self.hint_ru if language.startswith("ru") else self.hint_en


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number by which it is told what measures brought; `caution_ru` warns of a usual mistake."""

    code: str
    name_ru: str
    name_en: str
    unit_ru: str
    unit_en: str
    direction: str
    aggregation: str
    definition_ru: str
    caution_ru: str

    def name(self, language: str) -> str:
        """Return the name in `ru` or, for any other language, English."""
        return self.name_ru if language.startswith("ru") else self.name_en


@cache
def measure_fields() -> MappingProxyType[str, Field]:
    """Return the fields of measures by code, in the order of the file."""
    return MappingProxyType({row["code"]: _field(row) for row in rows("measure_fields")})


def _field(row: Row) -> Field:
    kind, _, answers = row["type"].partition(":") if row["type"].startswith("enum:") else (row["type"], "", "")
    pairs = zip(answers.split(","), row["options_en"].split(","), strict=True) if answers else ()
    return Field(
        row["code"],
        row["name_ru"],
        row["name_en"],
        kind,
        row["entered"],
        row["group"],
        tuple(Option(*pair) for pair in pairs),
        row["unit_ru"],
        row["unit_en"],
        row["unit_field"],
        row["hint_ru"],
        row["hint_en"],
    )


@cache
def indicators() -> MappingProxyType[str, Indicator]:
    """Return the indicators by code, in the order of the file."""
    names = list(Indicator.__dataclass_fields__)
    return MappingProxyType({row["code"]: Indicator(*(row[name] for name in names)) for row in rows("indicators")})
