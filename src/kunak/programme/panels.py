"""What upper rooms add to the page of a measure: they register at start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kunak.people.policies import Reader
from kunak.programme.models import Measure, Version


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page: a template that gets `shown` under the name of ``panel``, and nothing else."""

    template: str
    shown: object


PanelMaker = Callable[[Measure, Version, Reader, date], Panel | None]
PANELS: list[PanelMaker] = []


def panels_of(measure: Measure, version: Version, reader: Reader, on: date) -> list[Panel]:
    """Return what upper rooms show of a measure on a day; the reader may see its version."""
    made = (make(measure, version, reader, on) for make in PANELS)
    return [panel for panel in made if panel is not None]
