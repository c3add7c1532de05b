"""What all tests share: the shared data's place, the databases' guards, who is missing."""

import asyncio
import gc
import itertools
import os
import shutil
from asyncio import _set_running_loop
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation
from tests.browser.chromium import CHROMIUM, FLAGS, MISSING
from tests.browser.server import made_once
from tests.databases import ON_SQLITE, copy_in_place, kept_for_a_file, put_back_after_commits
from tests.factories.shared import AT_HAND, put_at_hand
from tests.storage import commits, shares, stores

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KUNAK_SHARED") or ROOT.parent / "shared").resolve()

hypothesis.settings.register_profile(  # a busy machine is no failure
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")
gc.set_threshold(20_000)


NUMBERS = itertools.count()
LONG = (
    "test_pages.py",
    "test_whole_way.py",
    "test_kills.py",
    "test_narrow_ways.py",
    "test_policies.py",
    "test_run.py",
    "test_read_bulk.py",
)
BROWSER = (ROOT / "tests" / "browser", ROOT / "tests" / "ui" / "test_browser.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stores and what needs the browser, and leave the latter out where there is none.

    Workers take whole files, since the tests of a file share what is dear to make; the long ones come first. In a file
    those come first that share nothing.
    """
    seen: set[str] = set()
    places: dict[tuple[Path, bool], int] = {}
    paths = {item.path for item in items}
    in_browser = {path for path in paths if any(path.is_relative_to(place) for place in BROWSER)}
    for item in items:
        test = item.nodeid.partition("[")[0]
        if stores(item) and (commits(item) or test not in seen):
            item.add_marker(pytest.mark.storage)
        seen.add(test)
        if item.path in in_browser:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason=MISSING))
        if shares(item):
            item.fixturenames.insert(0, "at_hand")  # before the test's own transaction
        places.setdefault((item.path, commits(item)), len(places))
    items.sort(key=lambda one: (_length(one), places[one.path, commits(one)], shares(one)))


def _length(item: pytest.Item) -> int:
    return LONG.index(item.path.name) if item.path.name in LONG else len(LONG)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no garbage while tests are collected, nor later among what is there then: it is much, and it stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


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


@pytest.fixture(scope="session")
def browsing() -> "Iterator[tuple[Browser, asyncio.AbstractEventLoop]]":
    """Return the one Chromium of this process and the loop by which it is spoken to, which is set aside."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        loop = asyncio.get_running_loop()
        _set_running_loop(None)
        yield started, loop
        _set_running_loop(loop)
        started.close()


@pytest.fixture(scope="module")
def chromium(browsing: "tuple[Browser, asyncio.AbstractEventLoop]") -> "Iterator[Browser]":
    """Return Chromium for the tests of a file.

    Playwright's loop stands still between two calls and yet counts as one that runs, in which Django refuses the
    database. So it is there for these tests alone: the other files of this process find none.
    """
    started, loop = browsing
    _set_running_loop(loop)
    yield started
    for left in started.contexts:
        left.close()
    _set_running_loop(None)


@pytest.fixture(scope="session")
def for_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers have."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def tables(for_all_workers: Path) -> Path:
    """Return a data folder with a database whose tables the migrations have made: that takes as long as many tests."""
    return made_once("tables", for_all_workers, "--tables")


@pytest.fixture(scope="session")
def blank(tables: Path, for_all_workers: Path) -> Path:
    """Return a data folder with a database in which nothing is, and with the static files."""
    return made_once("blank", for_all_workers, "--blank", of=tables)


@pytest.fixture(scope="session")
def prepared(blank: Path, for_all_workers: Path) -> Path:
    """Return a data folder with `PEOPLE` and nothing else, for servers to start on a copy of."""
    return made_once("prepared", for_all_workers, of=blank)


@pytest.fixture(scope="session")
def prepared_sample(blank: Path, for_all_workers: Path) -> Path:
    """Return a data folder with the sample agreement and people of every role."""
    return made_once("sample", for_all_workers, "--sample", of=blank)


@pytest.fixture(scope="session")
def files_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the folders of stored files are."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="session", autouse=True)
def in_haste() -> Iterator[None]:
    """Let this process not wait for the disk: what tests store lives for minutes. Servers of browsers do wait."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture(autouse=True)
def files(files_of_all: Path) -> Iterator[None]:
    """Keep each test's stored files in a folder of its own, made by who stores the first."""
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, files_of_all / str(next(NUMBERS))
    yield
    settings.MEDIA_ROOT = before


@pytest.fixture(scope="module")
def shared_by_the_file(
    request: pytest.FixtureRequest,
    files_of_all: Path,
    django_db_setup: None,
    django_db_blocker: Any,
    in_haste: None,
) -> Iterator[tuple[Callable[[], Any], Any, Path]]:
    """Return what makes that with which the tests of a file begin, what it made, and where the files of it are."""
    make, own = request.node.get_closest_marker("shares").kwargs["made_by"], files_of_all / str(next(NUMBERS))
    assert not [one for one in request.session.items if one.path == request.path and commits(one)]
    with kept_for_a_file(own, django_db_blocker):
        yield make, make(), own


@pytest.fixture
def at_hand(shared_by_the_file: tuple[Callable[[], Any], Any, Path], files: None) -> Iterator[None]:
    """Put that at hand, as if the test had made it."""
    make, made, own = shared_by_the_file
    put_at_hand(make, made)
    if own.exists():
        shutil.copytree(own, settings.MEDIA_ROOT)
    yield
    AT_HAND.clear()


@pytest.fixture(scope="session")
def is_copied(pytestconfig: pytest.Config) -> bool:
    """Tell whether the database is a copy of one with tables: not where another one, or other tables, are asked for."""
    return ON_SQLITE and not pytestconfig.getoption("reuse_db") and not pytestconfig.getoption("nomigrations")


@pytest.fixture(scope="session")
def django_db_keepdb(is_copied: bool, pytestconfig: pytest.Config) -> bool:
    """Let the copy stay that is put in the database's place."""
    return is_copied or bool(pytestconfig.getoption("reuse_db"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, is_copied: bool, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Have the tables in place before the database is opened."""
    if not is_copied:
        yield
        return
    with copy_in_place(request.getfixturevalue("tables") / "kunak.sqlite3"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Load the reference data once; each test's changes are rolled back, or put back where a test commits."""
    from kunak.people.services import load_territories

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        load_territories()
    with put_back_after_commits():
        yield


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Let no test speak the language of the request that another one made."""
    yield
    translation.deactivate()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> object:
    """Run a test as pytest does, with room for the frames of all that it calls."""
    runner: Any = item.config.pluginmanager.getplugin("runner")
    return _with_room(lambda: runner.pytest_runtest_protocol(item, nextitem))


def _with_room(call: Callable[[], object]) -> object:
    return call()


# CPython keeps frames in pieces of 16 KB. A loop that stands where a piece ends has the system give and take one with
# each call it makes: a hundred times what the call costs. One frame that asks for a MB gets a piece that is never full.
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=1 << 17)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let what many tests begin with know where this one begins."""
    from tests.factories import replayed

    replayed.begin(is_blank=not shares(item))
