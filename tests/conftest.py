"""What all tests share: the shared data's place, the databases' guards, who is missing."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.conf import settings
from tests.browser.chromium import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KUNAK_SHARED") or ROOT.parent / "shared").resolve()

hypothesis.settings.register_profile(  # a busy machine is no failure
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with the seed release and the development corpus, or skip with a sentence."""
    if not (SHARED / "corpus" / "score.py").exists():
        pytest.skip("the development corpus is not here: set KUNAK_SHARED to its folder")
    return SHARED


@pytest.fixture(scope="session")
def seed(shared: Path) -> bytes:
    """Return the real release as it came."""
    return (shared / "seed" / "press-release.txt").read_bytes()


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """Return one Chromium for the tests of a file; while it runs, Django would refuse the database in this process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> Iterator[None]:
    """Keep each test's stored files in a folder of its own."""
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path / "files"
    yield
    settings.MEDIA_ROOT = before


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """Load the reference data once; each test's changes are rolled back."""
    from kunak.people.services import load_territories

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        load_territories()


@pytest.fixture(autouse=True)
def journal_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test that commits be emptied afterwards: the journal's triggers step aside for the flush, and come back."""
    marker = request.node.get_closest_marker("django_db")
    commits = "transactional_db" in request.fixturenames or bool(marker and marker.kwargs.get("transaction"))
    if not commits:
        yield
        return
    from django.db import connection

    from kunak.journal import guard
    from kunak.people.services import load_territories

    request.getfixturevalue("transactional_db")
    guard.install(connection)
    load_territories()
    yield
    guard.remove(connection)
