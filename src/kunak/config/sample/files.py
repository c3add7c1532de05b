"""The files of the sample."""

import csv
from importlib import resources

DATA = resources.files("kunak.config").joinpath("sample_data")
RELEASE, DRAFT = "release.txt", "draft.txt"


def release() -> bytes:
    """Return the release as a coordinator would drop it in."""
    return DATA.joinpath(RELEASE).read_bytes()


def text_of_draft() -> bytes:
    """Return the text of the agreement that is still to be signed."""
    return DATA.joinpath(DRAFT).read_bytes()


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table, each as column to text: ``rows("people")``."""
    with DATA.joinpath(f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
