"""Which tests are of storage, so that they run on PostgreSQL as on SQLite (decision 18)."""

import os
from functools import cache
from pathlib import Path

import pytest

EVERYTHING = "KUNAK_ALL_OF_STORAGE"
ALONE = Path(__file__).with_name("on_sqlite_alone.txt")


def stores(item: pytest.Item) -> bool:
    """Tell whether a test is of storage, so that it runs on each database, with the first of its values.

    Pages are what the queries gave, whichever database they asked; a test of policies opens each of them there. A test
    that is marked as one of storage runs there with all its values: each provokes another constraint.
    """
    asks = item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ())
    shows = item.get_closest_marker("answers") or "client" in getattr(item, "fixturenames", ())
    return bool(asks) and (commits(item) or not (shows or sends_nothing_new(item)))


def commits(item: pytest.Item) -> bool:
    """Tell whether a test commits, so that the database is emptied after it."""
    marker = item.get_closest_marker("django_db")
    return "transactional_db" in getattr(item, "fixturenames", ()) or bool(marker and marker.kwargs.get("transaction"))


def shares(item: pytest.Item) -> bool:
    """Tell whether a test begins with what is made once for its file: what ``shares`` names, of it or of the file."""
    marker = item.get_closest_marker("shares")
    return bool(marker and marker.kwargs["made_by"])


def sends_nothing_new(item: pytest.Item) -> bool:
    """Tell whether others send all that this one sends: `tools/choose_storage_tests.py` found out."""
    return EVERYTHING not in os.environ and item.nodeid.partition("[")[0] in _alone()


@cache
def _alone() -> frozenset[str]:
    return frozenset(ALONE.read_text(encoding="utf-8").splitlines())
