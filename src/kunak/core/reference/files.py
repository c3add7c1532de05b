"""The files of this folder, each read once."""

from functools import cache
from types import MappingProxyType

from kunak.core.packaged import packaged_rows

Row = MappingProxyType[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a file of this folder in its order, each as column to text; ``rows("posts")``."""
    return tuple(map(MappingProxyType, packaged_rows(__package__, f"{name}.csv")))
