"""Files of data that stand in packages. `importlib.resources` and `pkgutil` give them, too, but make a start longer."""

import csv
from importlib import import_module
from io import StringIO
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader
    from importlib.machinery import ModuleSpec


def packaged(package: str, path: str) -> bytes:
    """Return the bytes of a file in a package's folder.

    Raises:
        FileNotFoundError: there is none.
    """
    found = cast("ModuleSpec", import_module(package).__spec__)
    [folder] = cast("list[str]", found.submodule_search_locations)
    return cast("ResourceLoader", found.loader).get_data(f"{folder}/{path}")


def packaged_rows(package: str, path: str) -> list[dict[str, str]]:
    """Return the rows of a table in CSV, each as column to text."""
    return list(csv.DictReader(StringIO(packaged(package, path).decode(), newline=None)))
