"""The files of this folder, each read once."""

import csv
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
