"""Facts that every room uses: territories, sectors, kinds of measures, posts. Read once, never changed."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kunak.core.reference.files import Row, rows

if TYPE_CHECKING:
    from kunak.core.reference.fields import Field, Indicator, Option, indicators, measure_fields
    from kunak.core.reference.kinds import GENERAL, MeasureKind, MilestoneKind, measure_kinds
    from kunak.core.reference.sector_list import Sector, sectors

__all__ = [
    "GENERAL",
    "Field",
    "Indicator",
    "MeasureKind",
    "MilestoneKind",
    "Option",
    "Row",
    "Sector",
    "indicators",
    "measure_fields",
    "measure_kinds",
    "rows",
    "sectors",
]

_PLACES = (
    dict.fromkeys(("Field", "Indicator", "Option", "indicators", "measure_fields"), "fields")
    | dict.fromkeys(("GENERAL", "MeasureKind", "MilestoneKind", "measure_kinds"), "kinds")
    | dict.fromkeys(("Sector", "sectors"), "sector_list")
)


def __getattr__(name: str) -> Any:
    """Load what is more than a table when it is first asked for: the reader needs tables alone, and a quick start."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    globals()[name] = value
    return value
