"""Files of data that stand in packages. `importlib.resources` gives them, too, but makes a start longer."""

import csv
import pkgutil
from io import StringIO


def packaged(package: str, path: str) -> bytes:
    """Return the bytes of a file in a package's folder.

    Raises:
        FileNotFoundError: there is none.
    """
    data = pkgutil.get_data(package, path)
    if data is None:
        raise FileNotFoundError(path)
    return data


def packaged_rows(package: str, path: str) -> list[dict[str, str]]:
    """Return the rows of a table in CSV, each as column to text."""
    return list(csv.DictReader(StringIO(packaged(package, path).decode(), newline=None)))
